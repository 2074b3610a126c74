import { mentions as contract, nameKinds } from '@baton/schema/mentions';
import { mentions } from '@baton/schema/mentions/tables';
import {
  includesLevel,
  type AccountId,
  type ContactId,
  type DealId,
  type MemberId,
  type TeamId,
} from '@baton/schema/shared';
import { and, eq, inArray, isNull, or } from 'drizzle-orm';

import { levelOn } from '#platform/access/levels.ts';
import { orderBy, pageOf } from '#platform/command/paging.ts';
import { query } from '#platform/command/query.ts';

import { accountEnds, accountNames, isAtAccount } from '../accounts/reads.ts';
import { contactNames } from '../contacts/reads.ts';
import { dealEnds, dealTitles } from '../deals/reads.ts';
import { memberNames, readersOf, teamNames } from '../workspaces/reads.ts';
import { mentionOf, readable } from './mention-rows.ts';
import { mentionsPolicy } from './mentions.policy.ts';

export const listMentions = query({
  contract: contract.list,
  may: mentionsPolicy.list,
  read: async ({ tx, actor, input }) => {
    const order = orderBy(mentions.madeAt, mentions.id, { type: 'timestamptz', descending: true });
    const ofMe = or(
      and(eq(mentions.holderKind, 'member'), eq(mentions.holder, actor.member)),
      and(eq(mentions.holderKind, 'team'), inArray(mentions.holder, [...actor.teams])),
    );
    const rows = await tx
      .select({ row: mentions, key: order.key })
      .from(mentions)
      .where(
        and(
          eq(mentions.workspace, actor.workspace),
          isNull(mentions.goneAt),
          input.side === 'of-me' ? ofMe : eq(mentions.madeBy, actor.member),
          input.state === undefined ? undefined : eq(mentions.state, input.state),
          input.accountId === undefined ? undefined : isAtAccount(mentions.account, input.accountId),
          readable(actor),
          order.after(input.cursor),
        ),
      )
      .orderBy(...order.by)
      .limit(input.limit + 1);
    return pageOf(
      rows,
      input.limit,
      ({ row }) => mentionOf(row),
      ({ row, key }) => [key, row.id],
    );
  },
});

export const readReaders = query({
  contract: contract.readers,
  may: mentionsPolicy.list,
  read: async ({ tx, actor, input }) => {
    const level = await levelOn(tx, actor, 'account', input.accountId);
    if (!mentionsPolicy.readers(actor, { level })) return null;
    return { members: await readersOf(tx, actor, input.accountId), mayShare: includesLevel(level, 'manage') };
  },
});

/** Rule MN1 (M8). What is not there and what the reader may not know are left out alike. */
export const readNames = query({
  contract: contract.names,
  may: mentionsPolicy.list,
  read: async ({ tx, actor, input }) => {
    const idsOf = <Id extends string>(kind: (typeof nameKinds)[number]): Id[] =>
      input.refs.flatMap((ref) => (ref.startsWith(`${kind}:`) ? [ref.slice(kind.length + 1) as Id] : []));
    const found = {
      account: await accountNames(tx, actor, idsOf<AccountId>('account')),
      contact: await contactNames(tx, actor, idsOf<ContactId>('contact')),
      deal: await dealTitles(tx, actor, idsOf<DealId>('deal')),
      member: await memberNames(tx, actor, idsOf<MemberId>('member')),
      team: await teamNames(tx, actor, idsOf<TeamId>('team')),
    };
    const names = nameKinds.flatMap((kind) => [...found[kind]].map(([id, name]) => [`${kind}:${id}`, name] as const));
    const ended = { account: await accountEnds(tx, actor, found.account), deal: await dealEnds(tx, actor, found.deal) };
    const ends = (['account', 'deal'] as const).flatMap((kind) =>
      [...ended[kind]].map(([id, end]) => [`${kind}:${id}`, end] as const),
    );
    return { names: Object.fromEntries(names), ends: Object.fromEntries(ends) };
  },
});
