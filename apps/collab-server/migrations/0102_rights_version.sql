-- M11: whatever changes a right raises the workspace's version in the same transaction. Triggers hold this, not the
-- callers: a feature that inserts a container cannot forget it. They run as their owner, so no role needs the column.

create function raise_rights_version() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update workspaces set rights_version = rights_version + 1
  where id in (select distinct workspace from changed);
  return null;
end $$;

-- A member's name or manager is no right.
create function raise_rights_version_of_members() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update workspaces set rights_version = rights_version + 1
  where id in (
    select after.workspace
    from changed after join before on before.workspace = after.workspace and before.id = after.id
    where (after.role, after.user_id, after.left_at) is distinct from (before.role, before.user_id, before.left_at)
  );
  return null;
end $$;

create trigger members_updated after update on members
  referencing old table as before new table as changed
  for each statement execute function raise_rights_version_of_members();

do $$
declare
  watched text;
begin
  foreach watched in array array['members', 'team_members', 'containers', 'grants'] loop
    execute format(
      'create trigger %1$s_inserted after insert on %1$s referencing new table as changed
       for each statement execute function raise_rights_version()', watched);
    execute format(
      'create trigger %1$s_deleted after delete on %1$s referencing old table as changed
       for each statement execute function raise_rights_version()', watched);
    if watched <> 'members' then
      execute format(
        'create trigger %1$s_updated after update on %1$s referencing new table as changed
         for each statement execute function raise_rights_version()', watched);
    end if;
  end loop;
end $$;
