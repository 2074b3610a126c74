-- Parts and goals of an account are reasons of its row in an inbox: which goal, or which part in which stage.
alter table inbox_reasons
  add column goal uuid,
  add column stage text,
  add column part text;
create index inbox_reasons_of_goal on inbox_reasons (workspace, goal) where goal is not null;

-- The target day of which it was said that it passed: the job that looks every minute passes over it.
alter table goals add column overdue_told date;
call grant_system('jobs', 'goals', 'select');
