-- Every object of the storage has a row here from before its first byte until after its last.
create table file_objects (
  workspace uuid not null references workspaces,
  object uuid not null,
  upload uuid not null,
  account uuid not null,
  member uuid not null,
  state text not null check (state in ('arriving', 'kept', 'used', 'doomed')),
  bytes bigint not null check (bytes >= 0),
  type text,
  sha256 text,
  at timestamptz not null,
  primary key (workspace, object),
  check (state in ('arriving', 'doomed') or (type is not null and sha256 is not null))
);
-- An upload that is sent again takes the place of the attempt before, which is doomed then.
create unique index file_objects_by_upload on file_objects (workspace, upload) where state <> 'doomed';
create index file_objects_unused on file_objects (state, at) where state <> 'used';
call make_tenant_table('file_objects', 'select, insert, update');
call grant_system('jobs', 'file_objects', 'select, update, delete');

create table files (
  workspace uuid not null,
  id uuid not null,
  account uuid not null,
  name text not null,
  type text not null,
  bytes bigint not null,
  version integer not null check (version > 0),
  created_by uuid,
  created_at timestamptz not null,
  changed_by uuid,
  changed_at timestamptz not null,
  archived_at timestamptz,
  -- The account it came from by a merge, so that the merge can be taken back.
  merged_from uuid,
  primary key (workspace, id),
  foreign key (workspace, account) references accounts (workspace, id)
);
create index files_of_account on files (workspace, account, id);
create index files_in_bin on files (archived_at) where archived_at is not null;
call make_tenant_table('files');
call grant_system('jobs', 'files', 'select');

create table file_versions (
  workspace uuid not null,
  file uuid not null,
  version integer not null check (version > 0),
  object uuid not null,
  type text not null,
  bytes bigint not null,
  sha256 text not null,
  added_by uuid,
  added_at timestamptz not null,
  primary key (workspace, file, version),
  foreign key (workspace, file) references files (workspace, id),
  foreign key (workspace, object) references file_objects (workspace, object)
);
create unique index file_versions_by_object on file_versions (workspace, object);
call make_tenant_table('file_versions');
