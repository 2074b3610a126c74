create table import_runs (
  workspace uuid not null references workspaces,
  id uuid not null,
  source text not null,
  state text not null check (state in ('open', 'applying', 'applied', 'undoing', 'undone', 'failed')),
  settings jsonb not null,
  counts jsonb not null,
  done integer not null default 0,
  total integer not null default 0,
  reversed integer not null default 0,
  kept integer not null default 0,
  problem jsonb,
  started_by uuid,
  created_at timestamptz not null,
  finished_at timestamptz,
  primary key (workspace, id)
);
create index import_runs_unfinished on import_runs (state) where state in ('applying', 'undoing');
-- Two imports at once would race for the same external ids and board.
create unique index import_runs_one_at_a_time on import_runs (workspace) where state in ('applying', 'undoing');
call make_tenant_table('import_runs', 'select, insert, update');
call grant_system('jobs', 'import_runs', 'select');

create table import_parts (
  workspace uuid not null,
  run uuid not null,
  file text not null,
  part integer not null,
  content bytea not null,
  primary key (workspace, run, file, part),
  foreign key (workspace, run) references import_runs (workspace, id)
);
-- The content is as compressible as text is, but every read wants it whole.
alter table import_parts alter column content set storage external;
call make_tenant_table('import_parts');

create table import_records (
  workspace uuid not null references workspaces,
  source text not null,
  kind text not null check (kind in ('product', 'member', 'account', 'board', 'deal')),
  external_id text not null,
  record uuid not null,
  "values" jsonb not null,
  undone_at timestamptz,
  primary key (workspace, source, kind, external_id)
);
call make_tenant_table('import_records', 'select, insert, update');

create table import_lines (
  workspace uuid not null,
  run uuid not null,
  seq integer not null,
  file text not null,
  line integer not null,
  kind text not null check (kind in ('product', 'member', 'account', 'board', 'deal')),
  external_id text not null,
  title text not null,
  action text not null check (action in ('create', 'update', 'unchanged', 'skip')),
  reason text,
  record uuid,
  before jsonb,
  fingerprint text,
  outcome text check (outcome in ('reversed', 'kept')),
  primary key (workspace, run, seq),
  foreign key (workspace, run) references import_runs (workspace, id)
);
call make_tenant_table('import_lines', 'select, insert, update');
