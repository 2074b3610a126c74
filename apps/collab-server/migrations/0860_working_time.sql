-- When teams work, and people where it is not as their team does: a holder is a team or a member.
create table working_hours (
  workspace uuid not null references workspaces,
  holder uuid not null,
  zone text not null,
  week jsonb not null,
  holidays jsonb not null,
  primary key (workspace, holder)
);
call make_tenant_table('working_hours');

create table absences (
  workspace uuid not null,
  id uuid not null,
  member uuid not null,
  from_day date not null,
  to_day date not null,
  hours jsonb,
  primary key (workspace, id),
  foreign key (workspace, member) references members (workspace, id),
  check (from_day <= to_day),
  check (hours is null or from_day = to_day)
);
create index absences_of_member on absences (workspace, member, to_day);
create index absences_by_day on absences (workspace, to_day);
call make_tenant_table('absences');
