-- Tasks may be talked about. Who knows of the task reads what is said of it; with the task goes the talk.
alter table threads
  drop constraint threads_subject_kind_check,
  drop constraint threads_check,
  add constraint threads_subject_kind_check check (subject_kind in ('note', 'account', 'deal', 'contact', 'task')),
  add constraint threads_check check ((container is null) = (subject_kind in ('contact', 'task'))),
  add column task uuid generated always as (case when subject_kind = 'task' then subject end) stored,
  add foreign key (workspace, task) references tasks (workspace, id) on delete cascade;
create index threads_of_task on threads (workspace, task) where task is not null;
