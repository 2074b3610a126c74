-- One row per server process: written by /readyz, which so proves that the database takes writes.
create table heartbeats (
  node uuid primary key,
  at timestamptz not null
);
call grant_system('poll', 'heartbeats', 'select, insert, update, delete');
