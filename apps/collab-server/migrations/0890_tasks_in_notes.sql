-- A ☐ in a note is a task: its row follows the document.
alter table tasks add column note uuid;
alter table tasks add column item text;
alter table tasks add column called uuid[];
alter table tasks add foreign key (workspace, note) references notes (workspace, id) on delete cascade;
alter table tasks add check ((note is null) = (item is null));
create index tasks_in_note on tasks (workspace, note) where note is not null;
create index tasks_called on tasks using gin (called) where called is not null;

-- Notes that were written before say what is to do in them, too: their rows are written anew before they are read on.
alter table document_projections add column outdated boolean not null default false;
update document_projections set outdated = true where document in (select id from documents where kind = 'note');
create index document_projections_outdated on document_projections (document) where outdated;
