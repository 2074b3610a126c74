-- The notes of accounts. Title, text and words follow the live document of the same id.
create table notes (
  workspace uuid not null,
  id uuid not null,
  account uuid not null,
  parent uuid,
  title text not null,
  text text not null,
  words integer not null,
  created_at timestamptz not null,
  edited_at timestamptz not null,
  edited_by uuid,
  archived_at timestamptz,
  primary key (workspace, id),
  foreign key (workspace, account) references accounts (workspace, id),
  foreign key (workspace, parent) references notes (workspace, id),
  -- The main note is the frame of the others: it stays.
  check (parent is not null or archived_at is null)
);
create unique index notes_main on notes (workspace, account) where parent is null;
create index notes_by_account on notes (workspace, account, created_at, id);
call make_tenant_table('notes');

-- Whoever has a note open may no longer write on it once it is archived (M11).
create function raise_rights_version_of_note() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update workspaces set rights_version = rights_version + 1 where id = new.workspace;
  return null;
end $$;
create trigger notes_archived after update on notes
  for each row when (old.archived_at is distinct from new.archived_at)
  execute function raise_rights_version_of_note();
