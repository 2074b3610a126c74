import { handoffs as contract, type HandoffBox } from '@baton/schema/handoffs';
import { handoffs } from '@baton/schema/handoffs/tables';
import type { AccountId, DealId, HandoffRouteId, TeamId } from '@baton/schema/shared';
import { and, eq, inArray, isNotNull, or, sql, type SQL } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { orderBy, pageOfShown } from '#platform/command/paging.ts';
import { query } from '#platform/command/query.ts';
import { idsIn } from '#platform/imports/import-rows.ts';

import { isAtAccount } from '../accounts/reads.ts';
import { openedBrief } from './brief/opened-brief.ts';
import { thingsOf } from './handoff-rows.ts';
import { handoffsPolicy } from './handoffs.policy.ts';
import { mayReadHandoff } from './reads.ts';

export const listHandoffs = query({
  contract: contract.list,
  may: handoffsPolicy.list,
  read: async ({ tx, actor, input }) => {
    const order =
      input.box === 'done' || input.box === 'all'
        ? orderBy(handoffs.changedAt, handoffs.id, { type: 'timestamptz', descending: true })
        : orderBy(handoffs.dueAt, handoffs.id, { type: 'timestamptz', descending: false });
    const rows = await tx
      .select({ row: handoffs, key: order.key })
      .from(handoffs)
      .where(and(matching(actor, input), order.after(input.cursor)))
      .orderBy(...order.by)
      .limit(input.limit + 1);
    const things = await thingsOf(
      tx,
      actor,
      rows.map(({ row }) => row),
    );
    return pageOfShown(
      rows,
      things.map(({ handoff }) => handoff),
      input.limit,
    );
  },
});

export const countHandoffs = query({
  contract: contract.counts,
  may: handoffsPolicy.list,
  read: async ({ tx, actor }) => {
    const toAccept = inBox(actor, 'to-accept');
    const [counted] = await tx
      .select({
        toAccept: howMany(toAccept),
        late: howMany(and(toAccept, isNotNull(handoffs.lateAt))),
        sent: howMany(inBox(actor, 'sent')),
        returned: howMany(inBox(actor, 'returned')),
        drafts: howMany(inBox(actor, 'drafts')),
      })
      .from(handoffs)
      .where(and(eq(handoffs.workspace, actor.workspace), inArray(handoffs.state, ['draft', 'sent', 'returned'])));
    return counted ?? { toAccept: 0, late: 0, sent: 0, returned: 0, drafts: 0 };
  },
});

export const readHandoff = query({
  contract: contract.get,
  may: handoffsPolicy.list,
  read: async ({ tx, actor, input }) => {
    const rows = await tx
      .select()
      .from(handoffs)
      .where(and(eq(handoffs.workspace, actor.workspace), eq(handoffs.id, input.handoffId), mayReadHandoff(actor)));
    const [thing] = await thingsOf(tx, actor, rows);
    return thing ? { handoff: thing.handoff, brief: await openedBrief(tx, actor, thing) } : null;
  },
});

const howMany = (what: SQL | undefined) => sql<number>`count(*) filter (where ${what})`.mapWith(Number);

interface Filter {
  box: HandoffBox;
  routeId?: HandoffRouteId | undefined;
  teamId?: TeamId | undefined;
  accountId?: AccountId | undefined;
  dealId?: DealId | undefined;
}

const matching = (actor: Actor, filter: Filter): SQL | undefined =>
  and(
    eq(handoffs.workspace, actor.workspace),
    inBox(actor, filter.box),
    filter.routeId === undefined ? undefined : eq(handoffs.route, filter.routeId),
    filter.teamId === undefined
      ? undefined
      : or(eq(handoffs.fromTeam, filter.teamId), eq(handoffs.toTeam, filter.teamId)),
    filter.accountId === undefined ? undefined : isAtAccount(handoffs.account, filter.accountId),
    filter.dealId === undefined
      ? undefined
      : and(eq(handoffs.subjectKind, 'deal'), eq(handoffs.subject, filter.dealId)),
    mayReadHandoff(actor),
  );

/** Whose boxes: those of the teams that one is in. Who directs teams finds theirs by the team. */
const inBox = (actor: Actor, box: HandoffBox): SQL | undefined => {
  if (box === 'all') return undefined;
  const mine = [...new Set([...actor.teams, ...actor.managedTeams])];
  const fromMe = or(eq(handoffs.sender, actor.member), idsIn(handoffs.fromTeam, mine));
  const toMe = idsIn(handoffs.toTeam, mine);
  const boxes: Record<Exclude<HandoffBox, 'all'>, SQL | undefined> = {
    'to-accept': and(eq(handoffs.state, 'sent'), toMe),
    sent: and(eq(handoffs.state, 'sent'), fromMe),
    returned: and(eq(handoffs.state, 'returned'), fromMe),
    drafts: and(eq(handoffs.state, 'draft'), fromMe),
    done: and(inArray(handoffs.state, ['accepted', 'withdrawn']), or(fromMe, toMe)),
  };
  return boxes[box];
};
