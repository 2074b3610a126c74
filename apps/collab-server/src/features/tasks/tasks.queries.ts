import type { AccountId, ContactId, MemberId, TeamId } from '@baton/schema/shared';
import { tasks as contract, type TaskTime } from '@baton/schema/tasks';
import { tasks } from '@baton/schema/tasks/tables';
import { and, asc, count, eq, isNotNull, isNull, ne, or, sql, type SQL } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { orderBy, pageOfShown } from '#platform/command/paging.ts';
import { query } from '#platform/command/query.ts';
import { idsIn } from '#platform/imports/import-rows.ts';

import { isAtAccount } from '../accounts/reads.ts';
import { isOfContact } from '../contacts/reads.ts';
import { directedBy } from '../workspaces/reads.ts';
import { dayIn } from './due.ts';
import { isInUse } from './inbox-reads.ts';
import { mayKnowTask } from './reads.ts';
import { thingsOf } from './task-reading.ts';
import { tasksPolicy } from './tasks.policy.ts';

export const listTasks = query({
  contract: contract.list,
  may: tasksPolicy.list,
  read: async ({ tx, actor, input, now }) => {
    const order =
      input.state === 'open'
        ? orderBy(tasks.dueKey, tasks.id, { type: 'text', descending: false })
        : orderBy(tasks.changedAt, tasks.id, { type: 'timestamptz', descending: true });
    const rows = await tx
      .select({ row: tasks, key: order.key })
      .from(tasks)
      .where(and(matching(actor, input, now), order.after(input.cursor)))
      .orderBy(...order.by)
      .limit(input.limit + 1);
    const shown = await thingsOf(
      tx,
      actor,
      rows.map(({ row }) => row),
    );
    return pageOfShown(
      rows,
      shown.map(({ task }) => task),
      input.limit,
    );
  },
});

export const readTask = query({
  contract: contract.get,
  may: tasksPolicy.list,
  read: async ({ tx, actor, input }) => {
    const rows = await tx
      .select()
      .from(tasks)
      .where(and(eq(tasks.workspace, actor.workspace), eq(tasks.id, input.taskId), mayKnowTask(actor)));
    const [thing] = await thingsOf(tx, actor, rows);
    return thing?.task ?? null;
  },
});

export const countTasks = query({
  contract: contract.counts,
  may: tasksPolicy.list,
  read: async ({ tx, actor, input, now }) => {
    const due = (time: TaskTime) => counted(and(isMine(actor), isDue(time, now, input.zone)));
    const [own] = await tx
      .select({
        overdue: due('overdue'),
        today: due('today'),
        upcoming: due('upcoming'),
        delegated: counted(isDelegated(actor)),
      })
      .from(tasks)
      .where(and(isOpen(actor), or(isMine(actor), isDelegated(actor)), mayKnowTask(actor)));
    const teams = await tx
      .select({ teamId: tasks.team, open: count(), unclaimed: counted(isNull(tasks.assignee)) })
      .from(tasks)
      .where(and(isOpen(actor), idsIn(tasks.team, [...actor.teams]), mayKnowTask(actor)))
      .groupBy(tasks.team);
    const byTeam = new Map(teams.map((each) => [each.teamId, each]));
    return {
      ...(own ?? { overdue: 0, today: 0, upcoming: 0, delegated: 0 }),
      teams: actor.teams.map((teamId) => {
        const { open = 0, unclaimed = 0 } = byTeam.get(teamId) ?? {};
        return { teamId, open, unclaimed };
      }),
    };
  },
});

/** Rule TK9. */
export const readWorkload = query({
  contract: contract.workload,
  may: tasksPolicy.direct,
  read: async ({ tx, actor, input, now }) => {
    const people = await directedBy(tx, actor);
    const due = (time: TaskTime) => counted(isDue(time, now, input.zone));
    const rows = await tx
      .select({
        memberId: tasks.assignee,
        open: count(),
        overdue: due('overdue'),
        today: due('today'),
      })
      .from(tasks)
      .where(and(isOpen(actor), idsIn(tasks.assignee, people), mayKnowTask(actor)))
      .groupBy(tasks.assignee)
      .orderBy(asc(tasks.assignee));
    const byMember = new Map(rows.map((row) => [row.memberId, row]));
    return {
      data: people.map((memberId) => {
        const { open = 0, overdue = 0, today = 0 } = byMember.get(memberId) ?? {};
        return { memberId, open, overdue, today };
      }),
    };
  },
});

const counted = (what: SQL | undefined) => sql<number>`count(*) filter (where ${what})`.mapWith(Number);

interface Filter {
  scope: 'mine' | 'delegated' | 'team' | 'all';
  time: TaskTime;
  state: 'open' | 'done' | 'bin';
  zone: string;
  teamId?: TeamId | undefined;
  assigneeId?: MemberId | undefined;
  accountId?: AccountId | undefined;
  subjectKind?: 'account' | 'contact' | 'deal' | undefined;
  subjectId?: string | undefined;
}

const matching = (actor: Actor, filter: Filter, now: Date): SQL | undefined =>
  and(
    eq(tasks.workspace, actor.workspace),
    inState[filter.state],
    isInUse(actor),
    inScope(actor, filter),
    isDue(filter.time, now, filter.zone),
    filter.teamId === undefined ? undefined : eq(tasks.team, filter.teamId),
    filter.assigneeId === undefined ? undefined : eq(tasks.assignee, filter.assigneeId),
    filter.accountId === undefined ? undefined : isAtAccount(tasks.account, filter.accountId),
    filter.subjectKind === undefined ? undefined : eq(tasks.subjectKind, filter.subjectKind),
    filter.subjectId === undefined ? undefined : isAbout(filter.subjectId, filter.subjectKind),
    mayKnowTask(actor),
  );

const isAbout = (id: string, kind: Filter['subjectKind']): SQL =>
  kind === 'contact' ? isOfContact(tasks.subject, id as ContactId) : eq(tasks.subject, id);

const inState: Record<Filter['state'], SQL | undefined> = {
  open: and(isNull(tasks.doneAt), isNull(tasks.binnedAt)),
  done: and(isNotNull(tasks.doneAt), isNull(tasks.binnedAt)),
  bin: isNotNull(tasks.binnedAt),
};

const isOpen = (actor: Actor): SQL | undefined =>
  and(eq(tasks.workspace, actor.workspace), inState.open, isInUse(actor));
const isMine = (actor: Actor): SQL => eq(tasks.assignee, actor.member);
/** What I asked of others, or of a team. */
const isDelegated = (actor: Actor): SQL | undefined =>
  and(
    eq(tasks.createdBy, actor.member),
    or(ne(tasks.assignee, actor.member), and(isNull(tasks.assignee), isNotNull(tasks.team))),
  );

const inScope = (actor: Actor, { scope }: Filter): SQL | undefined => {
  if (scope === 'mine') return isMine(actor);
  if (scope === 'delegated') return isDelegated(actor);
  return scope === 'team' ? idsIn(tasks.team, [...actor.teams]) : undefined;
};

/** Rule TK8. */
const isDue = (time: TaskTime, now: Date, zone: string): SQL | undefined => {
  if (time === 'any') return undefined;
  const { today, ends } = dayIn(now, zone);
  const [nowAt, endsAt] = [now.toISOString(), ends.toISOString()];
  const day = sql`${tasks.dueAt} is null and ${tasks.dueOn}`;
  if (time === 'overdue') return sql`((${day} < ${today}) or ${tasks.dueAt} < ${nowAt})`;
  if (time === 'today')
    return sql`((${day} = ${today}) or (${tasks.dueAt} >= ${nowAt} and ${tasks.dueAt} < ${endsAt}))`;
  return sql`(${tasks.dueOn} is null or (${day} > ${today}) or ${tasks.dueAt} >= ${endsAt})`;
};
