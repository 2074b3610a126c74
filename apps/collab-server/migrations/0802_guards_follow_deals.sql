-- What is about a deal is guarded by the board that the deal is on now; it kept the board of its beginning.
update tasks t set container = d.board from deals d
where t.subject_kind = 'deal' and d.workspace = t.workspace and d.id = t.subject and t.container is distinct from d.board;
update threads t set container = d.board from deals d
where t.subject_kind = 'deal' and d.workspace = t.workspace and d.id = t.subject and t.container is distinct from d.board;
update mentions m set container = t.container from threads t
where m.thread = t.id and m.workspace = t.workspace and t.subject_kind = 'deal' and m.container is distinct from t.container;
