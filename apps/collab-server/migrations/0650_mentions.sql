-- People and teams that notes and comments call. Ids are derived from the text and the node in it, so none of another
-- text or workspace is ever met here.
create table mentions (
  workspace uuid not null,
  id uuid not null,
  container uuid not null,
  account uuid,
  place text not null check (place in ('note', 'thread')),
  place_id uuid not null,
  target_kind text not null check (target_kind in ('member', 'team')),
  target uuid not null,
  action text check (action in ('answer', 'review', 'decide', 'do')),
  due_at timestamptz,
  line text not null,
  made_by uuid,
  made_at timestamptz not null,
  gone_at timestamptz,
  state text not null check (state in ('plain', 'open', 'acknowledged', 'declined')),
  holder_kind text not null check (holder_kind in ('member', 'team')),
  holder uuid not null,
  answered_by uuid,
  answered_at timestamptz,
  reason text,
  primary key (workspace, id),
  foreign key (workspace, container) references containers (workspace, id) on delete cascade
);
create index mentions_in_place on mentions (workspace, place_id);
create index mentions_held on mentions (workspace, holder, made_at, id) where gone_at is null;
create index mentions_made on mentions (workspace, made_by, made_at, id) where gone_at is null;
call make_tenant_table('mentions');
