import type { LetIn } from '@baton/schema/handoffs/tables';
import { handoffs } from '@baton/schema/handoffs/tables';
import type { AccountId, ContainerId } from '@baton/schema/shared';
import { roleTable } from '@baton/schema/workspaces';
import { containers, grants, members } from '@baton/schema/workspaces/tables';
import { and, eq, inArray, ne } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { peopleOfTeam } from '../../workspaces/reads.ts';
import type { HandoffRow } from '../handoff-rows.ts';

type Granted = { subjectKind: LetIn['subjectKind']; subject: string; level: string };

/**
 * Rule HO7: who of the receiving team has to be let into the account to see it. A team where teams are let in, else its
 * people one by one; nobody where everybody sees it.
 */
export const lackingIn = async (tx: Tx, actor: Actor, { account, toTeam }: HandoffRow): Promise<LetIn[]> => {
  const visibility = await visibilityOf(tx, actor, account);
  if (visibility === null || visibility === 'workspace') return [];
  const held = await grantsOn(tx, actor, account);
  const isGranted = ({ subjectKind, subject }: LetIn) =>
    held.some((grant) => grant.subjectKind === subjectKind && grant.subject === subject);
  const wanted: LetIn[] =
    visibility === 'teams'
      ? [{ subjectKind: 'team', subject: toTeam }]
      : (await workersOf(tx, actor, toTeam)).map((subject) => ({ subjectKind: 'member', subject }));
  return wanted.filter((each) => !isGranted(each));
};

/** Those of `letIn` who lose what they were given: it was not raised since, and no other handoff leans on it. */
export const toShutOut = async (tx: Tx, actor: Actor, { id, account, letIn }: HandoffRow): Promise<LetIn[]> => {
  if (letIn.length === 0) return [];
  const held = await grantsOn(tx, actor, account);
  const others = await lettingIn(tx, actor, { account, but: id });
  return letIn.filter(
    (each) =>
      held.some((grant) => isSame(grant, each) && grant.level === 'comment') &&
      !others.some((other) => isSame(other, each)),
  );
};

/** Whom other handoffs of the account to this team have let in: this one leans on that as well. */
export const leaningOn = async (tx: Tx, actor: Actor, { id, account, toTeam, letIn }: HandoffRow): Promise<LetIn[]> => {
  const all = [...letIn, ...(await lettingIn(tx, actor, { account, but: id, toTeam }))];
  return [...new Map(all.map((each) => [`${each.subjectKind} ${each.subject}`, each])).values()];
};

/** Who was let in by handoffs of this account that are under way or were accepted. */
const lettingIn = async (
  tx: Tx,
  { workspace }: Pick<Actor, 'workspace'>,
  { account, but, toTeam }: { account: AccountId; but: HandoffRow['id']; toTeam?: HandoffRow['toTeam'] },
): Promise<LetIn[]> => {
  const rows = await tx
    .select({ letIn: handoffs.letIn })
    .from(handoffs)
    .where(
      and(
        eq(handoffs.workspace, workspace),
        eq(handoffs.account, account),
        inArray(handoffs.state, ['sent', 'returned', 'accepted']),
        ne(handoffs.id, but),
        toTeam === undefined ? undefined : eq(handoffs.toTeam, toTeam),
      ),
    );
  return rows.flatMap(({ letIn }) => letIn);
};

const isSame = (one: Pick<LetIn, 'subjectKind' | 'subject'>, other: LetIn): boolean =>
  one.subjectKind === other.subjectKind && one.subject === other.subject;

const visibilityOf = async (tx: Tx, { workspace }: Actor, account: AccountId) => {
  const [row] = await tx
    .select({ visibility: containers.visibility })
    .from(containers)
    .where(and(eq(containers.workspace, workspace), eq(containers.id, account as string as ContainerId)));
  return row?.visibility ?? null;
};

const grantsOn = (tx: Tx, { workspace }: Actor, account: AccountId): Promise<Granted[]> =>
  tx
    .select({ subjectKind: grants.subjectKind, subject: grants.subject, level: grants.level })
    .from(grants)
    .where(and(eq(grants.workspace, workspace), eq(grants.container, account as string as ContainerId)));

/** The people of a team to whom a grant says something: those who see everything and those from outside need none. */
const workersOf = async (tx: Tx, { workspace }: Actor, team: HandoffRow['toTeam']): Promise<string[]> => {
  const people = await peopleOfTeam(tx, workspace, team);
  const rows = await tx
    .select({ id: members.id, role: members.role })
    .from(members)
    .where(and(eq(members.workspace, workspace), idsIn(members.id, people)));
  return rows
    .filter(({ role }) => !roleTable[role].external && roleTable[role].everywhere === null)
    .map(({ id }) => id as string)
    .toSorted();
};
