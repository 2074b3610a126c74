-- The update log of live documents. `documents` is the counter row: its lock orders all that is appended to a document.
-- Document ids are unique over all workspaces, since a socket room is named by kind and id alone.

create table documents (
  id uuid primary key,
  workspace uuid not null,
  kind text not null check (kind in ('board', 'note', 'proposal', 'brief')),
  epoch integer not null default 1 check (epoch >= 1),
  seq bigint not null default 0 check (seq >= 0),
  shape integer not null check (shape >= 1),
  closed_at_seq bigint,
  -- Server edits are written under this one Yjs client id; sockets may not send new structs under it.
  server_client_id bigint not null,
  created_at timestamptz not null default now(),
  unique (workspace, id)
);
call make_tenant_table('documents', 'select, insert, update');
call grant_system('log', 'documents', 'select, update');
call grant_system('poll', 'documents', 'select');

-- No foreign key to the counter row: rows are written only by a statement that has just locked it.
create table document_updates (
  document uuid not null,
  epoch integer not null,
  seq bigint not null,
  workspace uuid not null,
  update bytea not null,
  actor uuid,
  origin text not null check (origin in ('person', 'key', 'automation', 'import', 'signer', 'system')),
  cause text,
  at timestamptz not null default now(),
  -- Set when a committed row cannot be applied after all; every reader skips it from then on.
  quarantined boolean not null default false,
  primary key (document, epoch, seq)
);
call make_tenant_table('document_updates', 'select, insert');
call grant_system('log', 'document_updates', 'select, insert');
grant update (quarantined) on document_updates to {prefix}log;

-- A cache in front of the log: built from it, checked against it, and safe to delete.
create table document_snapshots (
  document uuid not null,
  epoch integer not null,
  seq bigint not null,
  workspace uuid not null,
  state bytea not null,
  made_at timestamptz not null default now(),
  primary key (document, epoch, seq)
);
call make_tenant_table('document_snapshots', 'select');
call grant_system('log', 'document_snapshots', 'select, insert, delete');

-- Whose a Yjs client id is; the first writer keeps it. After a reconnect a client may send on what others wrote.
create table document_clients (
  document uuid not null,
  epoch integer not null,
  client_id bigint not null,
  workspace uuid not null,
  actor uuid not null,
  primary key (document, epoch, client_id)
);
call make_tenant_table('document_clients', 'select');
call grant_system('log', 'document_clients', 'select, insert');
