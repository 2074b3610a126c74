-- The first open task of every deal of a board, in one walk.
create index tasks_next on tasks (workspace, container, subject, due_key, id)
  where subject_kind = 'deal' and done_at is null and binned_at is null;
