import { proposals as contract, proposalStates, type ProposalTotal } from '@baton/schema/proposals';
import { proposals, proposalVersions } from '@baton/schema/proposals/tables';
import type { AccountId, DealId, MemberId } from '@baton/schema/shared';
import {
  and,
  asc,
  eq,
  inArray,
  isNotNull,
  isNull,
  lt,
  or,
  sql,
  sum,
  count,
  type AnyColumn,
  type SQL,
} from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { mayOn } from '#platform/access/levels.ts';
import { containing, orderBy, pageOfShown } from '#platform/command/paging.ts';
import { query } from '#platform/command/query.ts';

import { isAtAccount } from '../accounts/reads.ts';
import { proposalThing, summariesOf, summaryColumns } from './proposal-rows.ts';
import { proposalsPolicy } from './proposals.policy.ts';
import { endOfDay } from './sending/sending.decide.ts';

export const listProposals = query({
  contract: contract.list,
  may: proposalsPolicy.list,
  read: async ({ tx, actor, input }) => {
    const order =
      input.sort === 'validUntil'
        ? orderBy(proposals.validUntil, proposals.id, { type: 'date', descending: false })
        : orderBy(proposals.editedAt, proposals.id, { type: 'timestamptz', descending: true });
    const state = input.state === undefined ? undefined : eq(proposals.state, input.state);
    const rows = await tx
      .select({ ...summaryColumns, key: order.key })
      .from(proposals)
      .where(and(matching(actor, input), state, order.after(input.cursor)))
      .orderBy(...order.by)
      .limit(input.limit + 1);
    const shown = await summariesOf(tx, actor, rows);
    return pageOfShown(
      rows.map((row) => ({ row, key: row.key })),
      shown,
      input.limit,
    );
  },
});

export const totalProposals = query({
  contract: contract.totals,
  may: proposalsPolicy.list,
  read: async ({ tx, actor, input }) => {
    const families = tx
      .select({
        state: proposals.state,
        currency: proposals.currency,
        members: count().as('members'),
        once: most(proposals.once).as('most_once'),
        yearly: most(proposals.yearly).as('most_yearly'),
      })
      .from(proposals)
      .where(matching(actor, input))
      .groupBy(proposals.state, proposals.currency, firstOf)
      .as('families');
    const rows = await tx
      .select({
        state: families.state,
        currency: families.currency,
        count: sum(families.members).mapWith(Number),
        families: count(),
        once: sum(families.once).mapWith(Number),
        yearly: sum(families.yearly).mapWith(Number),
      })
      .from(families)
      .groupBy(families.state, families.currency)
      .orderBy(asc(families.state), asc(families.currency));
    const byState = Map.groupBy(rows, ({ state }) => state);
    // In the order in which a proposal goes through them.
    const states = proposalStates.flatMap((state) => {
      const ofState = byState.get(state);
      return ofState ? [{ state, ofState }] : [];
    });
    const data = states.map(({ state, ofState }): ProposalTotal => ({
      state,
      count: ofState.reduce((all, each) => all + each.count, 0),
      alternatives: ofState.reduce((all, each) => all + each.count - each.families, 0),
      sums: ofState.map(({ currency, once, yearly }) => ({ currency, once, yearly })),
    }));
    return { data };
  },
});

export const readProposal = query({
  contract: contract.get,
  may: proposalsPolicy.list,
  read: async ({ tx, actor, input }) => {
    const thing = await proposalThing(tx, actor, input.proposalId);
    return thing && proposalsPolicy.read(actor, thing) ? thing.detail : null;
  },
});

interface Filter {
  ownerId?: MemberId | undefined;
  accountId?: AccountId | undefined;
  dealId?: DealId | undefined;
  q?: string | undefined;
  home: 'live' | 'archive';
  endingBefore?: string | undefined;
}

const matching = (actor: Actor, { ownerId, accountId, dealId, q, home, endingBefore }: Filter): SQL | undefined =>
  and(
    eq(proposals.workspace, actor.workspace),
    mayOn(actor, proposals.account, 'read'),
    home === 'archive' ? isNotNull(proposals.archivedAt) : isNull(proposals.archivedAt),
    endingBefore === undefined ? undefined : endsBefore(endingBefore),
    ownerId === undefined ? undefined : eq(proposals.owner, ownerId),
    accountId === undefined ? undefined : isAtAccount(proposals.account, accountId),
    dealId === undefined ? undefined : eq(proposals.deal, dealId),
    q ? or(containing(proposals.title, q), sql`position(lower(${q}) in lower(${numberText})) > 0`) : undefined,
  );

/** By what was sent: the document may have got another last day since. */
const endsBefore = (day: string): SQL =>
  sql`exists (select from ${proposalVersions} where ${and(
    eq(proposalVersions.workspace, proposals.workspace),
    eq(proposalVersions.proposal, proposals.id),
    inArray(proposalVersions.state, ['sent', 'opened']),
    lt(proposalVersions.validUntil, endOfDay(day)),
  )})`;

/** Of alternatives in one state and currency, what the one says that is worth most. */
const most = (part: AnyColumn) =>
  sql<string>`(array_agg(${part} order by ${proposals.once} + ${proposals.yearly} desc, ${proposals.id}))[1]`;

/** What a proposal is an alternative of in the end, by id: itself where it is none. */
const firstOf = sql`(case when ${proposals.origin} is null then ${proposals.id} else (
  with recursive up as (
    select ${proposals.origin} as id
    union all
    select earlier.origin from ${proposals} earlier join up on earlier.id = up.id where earlier.origin is not null
  )
  select up.id from up join ${proposals} first on first.id = up.id where first.origin is null) end)`;

const numberText = sql`('P-' || ${proposals.year} || '-' || lpad(${proposals.number}::text, greatest(3, length(${proposals.number}::text)), '0'))`;
