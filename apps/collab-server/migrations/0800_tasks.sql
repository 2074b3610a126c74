-- Things to do. A task about a record is guarded by what guards the record; one about nothing by whom it has to do with.
create table tasks (
  workspace uuid not null references workspaces,
  id uuid not null,
  title text not null,
  details text not null,
  subject_kind text check (subject_kind in ('account', 'contact', 'deal')),
  subject uuid,
  container uuid,
  account uuid,
  assignee uuid,
  team uuid,
  due_on date,
  due_time text,
  due_zone text,
  due_at timestamptz,
  remind_at timestamptz,
  repeat text,
  priority text not null check (priority in ('low', 'normal', 'high', 'urgent')),
  checklist jsonb not null,
  created_by uuid,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  done_at timestamptz,
  done_by uuid,
  binned_at timestamptz,
  primary key (workspace, id),
  foreign key (workspace, container) references containers (workspace, id) on delete cascade,
  check ((subject_kind is null) = (subject is null)),
  check (container is not null or subject_kind is null or subject_kind = 'contact'),
  check ((due_on is null) = (due_zone is null)),
  check ((due_at is null) = (due_time is null))
);
-- The text of a date follows a setting of the session, so the key is made of its parts, which do not.
alter table tasks add column due_key text collate "C" generated always as (
  lpad(extract(year from due_on)::text, 4, '0') || '-' || lpad(extract(month from due_on)::text, 2, '0')
  || '-' || lpad(extract(day from due_on)::text, 2, '0') || coalesce(due_time, 'x')
) stored;
create index tasks_held on tasks (workspace, assignee, due_key, id) where done_at is null and binned_at is null;
create index tasks_queued on tasks (workspace, team, due_key, id) where done_at is null and binned_at is null;
create index tasks_made on tasks (workspace, created_by, due_key, id) where done_at is null and binned_at is null;
create index tasks_by_due on tasks (workspace, due_key, id) where done_at is null and binned_at is null;
create index tasks_done on tasks (workspace, done_at desc, id) where done_at is not null and binned_at is null;
create index tasks_about on tasks (workspace, subject, due_key, id);
create index tasks_of_account on tasks (workspace, account, due_key, id) where account is not null;
create index tasks_in_bin on tasks (binned_at) where binned_at is not null;
call make_tenant_table('tasks');
call grant_system('jobs', 'tasks', 'select');

create table task_watchers (
  workspace uuid not null,
  task uuid not null,
  member uuid not null,
  primary key (workspace, task, member),
  foreign key (workspace, task) references tasks (workspace, id) on delete cascade
);
create index task_watchers_by_member on task_watchers (workspace, member);
call make_tenant_table('task_watchers');
