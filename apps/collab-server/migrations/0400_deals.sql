-- Accents and case aside, for finding names by any part of them. Immutable, so that it can be indexed.
create function fold_text(given text) returns text language sql immutable strict parallel safe as $$
  select lower(regexp_replace(normalize(given, nfd), '[\u0300-\u036f]', '', 'g'))
$$;

create table boards (
  workspace uuid not null,
  id uuid not null,
  name text not null,
  currency text not null,
  created_at timestamptz not null,
  primary key (workspace, id)
);
call make_tenant_table('boards');

-- The key holds the board: a document may name any stage id, also one of another board.
create table board_stages (
  workspace uuid not null,
  board uuid not null,
  id uuid not null,
  name text not null,
  kind text not null check (kind in ('open', 'won', 'lost')),
  rank text collate "C" not null,
  probability integer not null,
  idle_days integer,
  wip_limit integer,
  folded boolean not null,
  primary key (workspace, board, id),
  foreign key (workspace, board) references boards (workspace, id)
);
call make_tenant_table('board_stages');

-- `account`, `owner`, `product` and `stage` come out of live documents unchecked, so they reference nothing (M8).
create table deals (
  workspace uuid not null,
  id uuid not null,
  board uuid not null,
  home text not null check (home in ('board', 'archive')),
  title text not null,
  account uuid,
  amount bigint,
  currency text not null,
  owner uuid,
  stage uuid not null,
  rank text collate "C" not null,
  close_on date,
  labels text[] not null,
  product uuid,
  status text not null check (status in ('open', 'won', 'lost')),
  closed_on date,
  stage_since timestamptz not null,
  last_activity timestamptz not null,
  last_activity_type text not null,
  archived_at timestamptz,
  archive_reason text check (archive_reason in ('by-command', 'closed-long-ago', 'removed-from-document', 'imported')),
  external_source text,
  external_id text,
  created_at timestamptz not null,
  primary key (workspace, id),
  foreign key (workspace, board) references boards (workspace, id),
  check ((home = 'archive') = (archived_at is not null)),
  check ((archived_at is null) = (archive_reason is null))
);
create index deals_by_board on deals (workspace, board, home);
create index deals_by_account on deals (workspace, account);
create index deals_by_owner on deals (workspace, owner);
create index deals_by_activity on deals (workspace, last_activity desc, id);
create unique index deals_by_source on deals (workspace, external_source, external_id)
  where external_source is not null;
call make_tenant_table('deals');
