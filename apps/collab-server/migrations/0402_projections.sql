-- How far rows and facts follow the log; the lock on this row makes one projector at a time of all nodes.
create table document_projections (
  document uuid primary key,
  workspace uuid not null,
  epoch integer not null,
  projected_seq bigint not null
);
call make_tenant_table('document_projections', 'select, insert, update');
call grant_system('poll', 'document_projections', 'select');

-- Changes that become facts once they are left alone for a while.
create table settling (
  document uuid not null,
  subject text not null,
  what text not null,
  workspace uuid not null,
  epoch integer not null,
  seq bigint not null,
  actor uuid,
  origin text not null,
  cause text,
  fact jsonb not null,
  changed_at timestamptz not null,
  first_at timestamptz not null,
  due_at timestamptz not null,
  primary key (document, subject, what)
);
create index settling_due on settling (due_at);
call make_tenant_table('settling');
call grant_system('poll', 'settling', 'select');

-- Ids that a board's document uses though they belong to a deal of elsewhere (M8); taken off the document by upkeep.
create table board_strays (
  workspace uuid not null,
  board uuid not null,
  deal uuid not null,
  title text not null,
  noticed_at timestamptz not null,
  primary key (workspace, board, deal),
  foreign key (workspace, board) references boards (workspace, id)
);
call make_tenant_table('board_strays');
