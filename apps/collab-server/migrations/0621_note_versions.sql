-- Moments of a note that somebody has named; what the note said then is in its log.
create table note_versions (
  workspace uuid not null,
  note uuid not null,
  seq bigint not null,
  name text not null,
  named_by uuid,
  named_at timestamptz not null,
  primary key (workspace, note, seq),
  foreign key (workspace, note) references notes (workspace, id)
);
call make_tenant_table('note_versions');
