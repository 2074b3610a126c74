-- What customers were told that we would do. Ids are derived from the note and the mark in it.
create table promises (
  workspace uuid not null,
  id uuid not null,
  account uuid not null,
  note uuid not null,
  text text not null,
  made_by uuid,
  promised_by uuid,
  made_at timestamptz not null,
  gone_at timestamptz,
  due_on date,
  state text not null check (state in ('open', 'kept', 'broken')),
  settled_by uuid,
  settled_at timestamptz,
  primary key (workspace, id),
  foreign key (workspace, note) references notes (workspace, id) on delete cascade
);
create index promises_of_account on promises (workspace, account, made_at, id) where gone_at is null;
create index promises_in_note on promises (workspace, note);
call make_tenant_table('promises');
