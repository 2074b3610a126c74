-- How a table of one workspace is walled, and how cross-workspace work is let in. `{prefix}` is the prefix of the roles.
-- Roles themselves are made at every start (platform/db/roles.ts): a backup of one database does not carry them.

-- Rows are seen and written only inside the workspace of the transaction. `privileges` are the application role's,
-- `workspace_column` is another name only for the table of workspaces itself.
create procedure make_tenant_table(
  tenant_table text,
  privileges text default 'select, insert, update, delete',
  workspace_column text default 'workspace'
) language plpgsql as $$
declare
  inside text := format('%I = nullif(current_setting(''app.ws'', true), '''')::uuid', workspace_column);
begin
  execute format('alter table %I enable row level security', tenant_table);
  execute format('alter table %I force row level security', tenant_table);
  execute format('create policy migrate on %I to {prefix}migrate using (true) with check (true)', tenant_table);
  execute format('create policy tenant on %I to {prefix}app using (%s) with check (%s)', tenant_table, inside, inside);
  execute format('grant %s on %I to {prefix}app', privileges, tenant_table);
end $$;

-- Lets one reason of `withSystem` use a table across workspaces. Call it again to add privileges.
create procedure grant_system(reason text, system_table text, privileges text) language plpgsql as $$
declare
  role_name text := '{prefix}' || replace(reason, '-', '_');
  policy_name text := 'system_' || replace(reason, '-', '_');
begin
  execute format('grant %s on %I to %I', privileges, system_table, role_name);
  if (select relrowsecurity from pg_class where oid = format('public.%I', system_table)::regclass)
    and not exists (
      select from pg_policies
      where schemaname = 'public' and tablename = system_table and policyname = policy_name
    )
  then
    execute format(
      'create policy %I on %I to %I using (true) with check (true)', policy_name, system_table, role_name);
  end if;
end $$;
