-- What people change for themselves alone leaves no fact; their other tabs learn of it by a number that rises.
create table own_marks (
  workspace uuid not null references workspaces,
  member uuid not null,
  topic text not null,
  seq bigint not null,
  primary key (workspace, member, topic)
);
call make_tenant_table('own_marks');
call grant_system('poll', 'own_marks', 'select');
