import { inboxItems, inboxReasons } from '@baton/schema/inbox/tables';
import { responsibilityChanged } from '@baton/schema/responsibilities';
import { isSameHolder, type Holder } from '@baton/schema/shared';
import { and, eq, inArray } from 'drizzle-orm';

import type { FactProjection } from '#platform/facts/facts.port.ts';

import { deliver } from './deliver.ts';
import { toHolders } from './tell-holders.ts';

const why = { own: 'part-given', team: 'team-part' } as const;

const without = (some: readonly Holder[], others: readonly Holder[]): Holder[] =>
  some.filter((one) => !others.some((other) => isSameHolder(one, other)));

/** Rule IN18: who is given a part in an account hears of it; with the part goes that it was given. */
export const partRows: Readonly<Record<string, FactProjection>> = {
  [responsibilityChanged.type]: async (tx, fact) => {
    const { stage, part, from, to } = responsibilityChanged.data.parse(fact.data);
    const { workspace, subject } = fact;
    const losing = await toHolders(tx, fact, without(from, to), why);
    for (const { member, why: kind } of losing) {
      if (member === null) continue;
      const theirs = tx
        .select({ id: inboxItems.id })
        .from(inboxItems)
        .where(
          and(eq(inboxItems.workspace, workspace), eq(inboxItems.member, member), eq(inboxItems.record, subject.id)),
        );
      await tx
        .delete(inboxReasons)
        .where(
          and(
            eq(inboxReasons.workspace, workspace),
            eq(inboxReasons.kind, kind),
            eq(inboxReasons.stage, stage),
            eq(inboxReasons.part, part),
            inArray(inboxReasons.item, theirs),
          ),
        );
    }
    await deliver(tx, fact, {
      record: { kind: 'account', id: subject.id },
      place: { stage, part },
      to: await toHolders(tx, fact, without(to, from), why),
    });
  },
};
