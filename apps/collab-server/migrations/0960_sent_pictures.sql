-- Pictures of a version that was sent, by what they are; their bytes are those of the files they were taken from.
alter table proposal_versions add column pictures jsonb not null default '[]';
-- They stay as long as the proposal does, whatever becomes of the file.
alter table file_objects
  add column held_by uuid,
  add foreign key (workspace, held_by) references proposals (workspace, id) on delete set null (held_by);
create index file_objects_held on file_objects (workspace, held_by) where held_by is not null;
