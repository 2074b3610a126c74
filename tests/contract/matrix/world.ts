import { createHash } from 'node:crypto';

import { hashOfPassword } from '@baton/collab-server/platform/access/create-person.ts';
import { newId } from '@baton/collab-server/platform/clock/new-id.ts';
import type { Role, TeamId } from '@baton/schema/shared';
import type { Sql } from 'postgres';

import { aMember, aPerson, aWorkspace, type TestMember, type TestPerson, type TestWorkspace } from '#tests/people.ts';

import type { Caller } from './callers.ts';

/** One workspace with somebody of every kind and something in every state. A second one like it is the other tenant. */
export interface World {
  /** Occurs in every text of this workspace, and nowhere else. */
  canary: string;
  workspace: TestWorkspace;
  ownTeam: TeamId;
  callers: Record<Exclude<Caller, 'anonymous' | 'other-workspace'>, TestMember>;
  /** Members that things are done to; they never call. */
  targets: Record<'colleague' | 'receiver' | 'secondAdmin' | 'secondOwner' | 'removed' | 'removedOwner', TestMember>;
  placeholder: string;
  invitations: Record<
    'open' | 'forOwner' | 'revoked' | 'expired' | 'accepted',
    { id: string; token: string; email: string }
  >;
  containers: Record<'open' | 'ofTeam' | 'closed' | 'forGuest', string>;
  /** Somebody with a password. */
  withPassword: { email: string; password: string };
  /** Further ids that the features' own builders put here. */
  things: Record<string, string>;
}

const roles: Role[] = ['guest', 'member', 'manager', 'admin', 'owner'];

/** Builds a world straight into the database; what only commands can make is added by `furnish`. */
export const buildWorld = async (sql: Sql, name: string): Promise<World> => {
  const canary = `canary-${name}`;
  const workspace = await aWorkspace(sql, `${canary} works`);
  const ownTeam = newId() as TeamId;
  await sql`insert into teams (workspace, id, name) values (${workspace.id}, ${ownTeam}, ${`${canary} team`})`;
  // Addresses go with a person wherever they are: only what belongs to the workspace carries its canary.
  const person = (role: string) => aPerson(sql, role);
  const member = async (role: Role, about = {}) =>
    named(sql, canary, await aMember(sql, workspace, role, { person: await person(role), ...about }));
  const seats = await Promise.all(
    roles.map((role) =>
      member(role, { teams: role === 'manager' || role === 'member' ? [workspace.teams.sales] : [] }),
    ),
  );
  const [guest, plain, manager, admin, owner] = seats as [TestMember, TestMember, TestMember, TestMember, TestMember];
  const callers = { guest, member: plain, manager, admin, owner, 'ex-member': await member('admin', { left: true }) };
  const targets = {
    colleague: await member('member', { teams: [ownTeam] }),
    receiver: await member('member', { teams: [workspace.teams.support] }),
    secondAdmin: await member('admin'),
    secondOwner: await member('owner'),
    removed: await member('member', { left: true }),
    removedOwner: await member('owner', { left: true }),
  };
  const placeholder = newId();
  await sql`insert into members (workspace, id, name, role)
    values (${workspace.id}, ${placeholder}, ${`${canary} placeholder`}, 'member')`;
  await sql`insert into facts (workspace, id, type, actor, origin, subject_kind, subject, data, digest, occurred_at,
      recorded_at)
    values (${workspace.id}, ${newId()}, 'member.renamed', ${admin.member}, 'person', 'member',
      ${targets.colleague.member}, ${sql.json({ memberId: targets.colleague.member, name: `${canary} renamed` })}, '\\x00', now(),
      now())`;
  return {
    canary,
    workspace,
    ownTeam,
    callers,
    targets,
    placeholder,
    invitations: await invitationsOf(sql, workspace, canary, owner),
    containers: await containersOf(sql, workspace, callers, targets.secondAdmin),
    withPassword: await somebodyWithPassword(sql, await person('password')),
    things: {},
  };
};

const named = async (sql: Sql, canary: string, member: TestMember): Promise<TestMember> => {
  await sql`update members set name = ${`${canary} ${member.role}`} where id = ${member.member}`;
  return member;
};

const invitationsOf = async (sql: Sql, { id: workspace }: TestWorkspace, canary: string, by: TestMember) => {
  const invite = async (state: string, role: Role = 'member') => {
    const [id, email] = [newId(), `${state}@${canary}.example.com`];
    const token = createHash('sha256').update(`${canary} ${state}`).digest('base64url');
    const hash = createHash('sha256').update(token).digest();
    await sql`insert into invitations (workspace, id, email, role, teams, token_hash, invited_by, expires_at,
        accepted_at, revoked_at)
      values (${workspace}, ${id}, ${email}, ${role}, '{}', ${hash}, ${by.member},
        now() + ${state === 'expired' ? '-1 hour' : '7 days'}::interval,
        ${state === 'accepted' ? new Date() : null}, ${state === 'revoked' ? new Date() : null})`;
    return { id, token, email };
  };
  return {
    open: await invite('open'),
    forOwner: await invite('for-owner', 'owner'),
    revoked: await invite('revoked'),
    expired: await invite('expired'),
    accepted: await invite('accepted'),
  };
};

const containersOf = async (
  sql: Sql,
  { id: workspace, teams }: TestWorkspace,
  { guest, member }: World['callers'],
  keeper: TestMember,
) => {
  const make = async (visibility: string, ...granted: [kind: string, subject: string, level: string][]) => {
    const id = newId();
    await sql`insert into containers values (${workspace}, ${id}, 'board', ${visibility})`;
    for (const grant of granted)
      await sql`insert into grants values (${workspace}, ${id}, ${grant[0]}, ${grant[1]}, ${grant[2]})`;
    return id;
  };
  return {
    open: await make('workspace'),
    ofTeam: await make('teams', ['team', teams.sales, 'write']),
    closed: await make('people', ['member', keeper.member, 'manage'], ['team', teams.sales, 'manage']),
    forGuest: await make('people', ['member', guest.member, 'read'], ['member', member.member, 'manage']),
  };
};

const password = 'correct horse battery';
let passwordHash: string | null = null;

const somebodyWithPassword = async (sql: Sql, { user, email }: TestPerson) => {
  passwordHash ??= await hashOfPassword(password);
  await sql`insert into sign_in_methods (id, account_id, provider_id, user_id, password)
    values (${newId()}, ${user}, 'credential', ${user}, ${passwordHash})`;
  return { email, password };
};
