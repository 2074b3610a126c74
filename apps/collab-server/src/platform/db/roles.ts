import type { Sql } from 'postgres';

import { systemReasons, type SystemReason } from '../scope/scope.ts';

/** Names of the database roles. Roles belong to the whole server, so installations on one server differ by prefix. */
export interface RoleNames {
  migrate: string;
  app: string;
  system: (reason: SystemReason) => string;
  all: readonly string[];
}

export const defaultRolePrefix = 'baton_';

/** Role names for a prefix of lower-case letters, digits and underscores; throws on any other. */
export const roleNames = (prefix: string): RoleNames => {
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(prefix)) throw new Error(`Not a role prefix: "${prefix}"`);
  const system = (reason: SystemReason) => `${prefix}${reason.replaceAll('-', '_')}`;
  const [migrate, app] = [`${prefix}migrate`, `${prefix}app`];
  return { migrate, app, system, all: [migrate, app, ...systemReasons.map(system)] };
};

/**
 * Creates the roles that are missing and makes the connected user a member of each. Two servers may do so at the same
 * moment. A backup of one database does not contain roles, so this runs at every start, not in a migration.
 */
export const ensureRoles = async (sql: Sql, names: RoleNames): Promise<void> => {
  for (const role of names.all) {
    await sql.unsafe(`do $$
      begin
        if not exists (select from pg_roles where rolname = '${role}') then
          create role ${role} nologin nobypassrls;
        end if;
      exception when duplicate_object or unique_violation then null;
      end $$`);
    await grantToSelf(sql, role);
  }
  const [row] = await sql<{ name: string }[]>`select current_database() as name`;
  await sql`grant create, connect on database ${sql(row!.name)} to ${sql(names.migrate)}`;
  await sql`grant usage, create on schema public to ${sql(names.migrate)}`;
  for (const role of names.all) await sql`grant usage on schema public to ${sql(role)}`;
};

const grantToSelf = async (sql: Sql, role: string): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    const member = await sql`
      select 1 from pg_auth_members m
        join pg_roles g on g.oid = m.roleid join pg_roles u on u.oid = m.member
        where g.rolname = ${role} and u.rolname = current_user
          and coalesce((to_jsonb(m) ->> 'set_option')::boolean, true)`;
    if (member.length > 0) return;
    try {
      await sql.unsafe(`grant ${role} to current_user`);
      return;
    } catch (error) {
      // Two servers granting at once: PostgreSQL answers "tuple concurrently updated" to one of them.
      const code = (error as { code?: string }).code;
      if (attempt >= 5 || (code !== 'XX000' && code !== '23505')) throw error;
    }
  }
};
