import { boards as contract, type NextActivity } from '@baton/schema/deals';
import { deals } from '@baton/schema/deals/tables';
import type { AccountId, BoardId, DealId } from '@baton/schema/shared';
import { and, eq, sql, type SQL } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { levelOn } from '#platform/access/levels.ts';
import type { Clock } from '#platform/clock/clock.ts';
import { query } from '#platform/command/query.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { accountsOfEvents, nextEvents } from '../../calendar/next-reads.ts';
import { dealsOfHandoffs, nextHandoffs } from '../../handoffs/next-reads.ts';
import { dealsOfPromises, nextPromises } from '../../promises/next-reads.ts';
import { dealsOfTasks, nextTasks } from '../../tasks/next-reads.ts';
import { boardPolicy } from '../deals.policy.ts';

interface Asked {
  board: BoardId;
  now: Date;
}

/** Something in which things are planned about deals. */
interface Planning {
  /** The deals of a board that these planned things are about, as far as the actor may know. */
  dealsOf: (tx: Tx, actor: Actor, asked: Asked, ids: readonly string[]) => Promise<DealId[]>;
  /** The first planned thing about each deal of a board, or about these of them. */
  next: (tx: Tx, actor: Actor, asked: Asked, deals: readonly DealId[] | null) => Promise<NextActivity[]>;
}

/** The condition that a deal is on this board, and one of these. */
const onBoard = (actor: Actor, { board }: Asked, ids: readonly DealId[] | null = null): SQL | undefined =>
  and(
    eq(deals.workspace, actor.workspace),
    eq(deals.board, board),
    eq(deals.home, 'board'),
    ids === null ? undefined : idsIn(deals.id, ids),
  );
const idsOf = (...asked: Parameters<typeof onBoard>): SQL =>
  sql`(select ${deals.id} from ${deals} where ${onBoard(...asked)})`;
const accountsOf = (...asked: Parameters<typeof onBoard>): SQL =>
  sql`(select ${deals.account} from ${deals} where ${onBoard(...asked)})`;

const dealsAt = (tx: Tx, actor: Actor, asked: Asked, accounts: readonly AccountId[], ids: readonly DealId[] | null) =>
  accounts.length === 0
    ? []
    : tx
        .select({ id: deals.id, account: deals.account })
        .from(deals)
        .where(and(onBoard(actor, asked, ids), idsIn(deals.account, accounts)));

const tasks: Planning = {
  dealsOf: (tx, actor, { board }, ids) => dealsOfTasks(tx, actor, board, ids),
  next: (tx, actor, { board }, ids) => nextTasks(tx, actor, board, ids),
};

/** Who meets an account meets about its deals. */
const events: Planning = {
  dealsOf: async (tx, actor, asked, ids) => {
    const at = await dealsAt(tx, actor, asked, await accountsOfEvents(tx, actor, ids), null);
    return at.map(({ id }) => id);
  },
  next: async (tx, actor, asked, ids) => {
    const next = await nextEvents(tx, actor, accountsOf(actor, asked, ids), asked.now);
    const at = await dealsAt(tx, actor, asked, [...new Set(next.map(({ accountId }) => accountId))], ids);
    const byAccount = Map.groupBy(next, ({ accountId }) => accountId);
    return at.flatMap(({ id: dealId, account }) =>
      (account === null ? [] : (byAccount.get(account) ?? [])).map(
        ({ accountId: _account, ...event }): NextActivity => ({ dealId, kind: 'event', ...event }),
      ),
    );
  },
};

const handoffs: Planning = {
  dealsOf: (tx, actor, asked, ids) => dealsOfHandoffs(tx, actor, idsOf(actor, asked), ids),
  next: (tx, actor, asked, ids) => nextHandoffs(tx, actor, idsOf(actor, asked, ids)),
};

const promises: Planning = {
  dealsOf: (tx, actor, asked, ids) => dealsOfPromises(tx, actor, idsOf(actor, asked), ids),
  next: (tx, actor, asked, ids) => nextPromises(tx, actor, idsOf(actor, asked, ids)),
};

/** A deal that has just come to the board asks for itself. */
const itself: Planning = {
  dealsOf: async (tx, actor, asked, ids) => {
    const rows = await tx
      .select({ id: deals.id })
      .from(deals)
      .where(onBoard(actor, asked, ids as readonly DealId[]));
    return rows.map(({ id }) => id);
  },
  next: () => Promise.resolve([]),
};

const plannings: readonly Planning[] = [tasks, events, handoffs, promises, itself];

/** One statement or two per kind for any number of cards (M14). */
export const readNext = ({ clock }: { clock: Clock }) =>
  query({
    contract: contract.next,
    may: boardPolicy.list,
    read: async ({ tx, actor, input: { boardId, of } }) => {
      if (!boardPolicy.read(actor, { level: await levelOn(tx, actor, 'board', boardId) })) return null;
      const asked = { board: boardId, now: clock.now() };
      const named = of && (await eachOf((each) => each.dealsOf(tx, actor, asked, of)));
      const ids = named ? [...new Set(named)] : null;
      const planned = ids?.length === 0 ? [] : await eachOf((each) => each.next(tx, actor, asked, ids));
      const first = new Map<DealId, NextActivity>();
      for (const one of planned) {
        const known = first.get(one.dealId);
        if (known === undefined || comesBefore(one, known)) first.set(one.dealId, one);
      }
      return { deals: ids, next: [...first.values()] };
    },
  });

const eachOf = async <Row>(ask: (planning: Planning) => Promise<Row[]>): Promise<Row[]> => {
  const rows: Row[] = [];
  for (const each of plannings) rows.push(...(await ask(each)));
  return rows;
};

const whenOf = ({ on, at }: NextActivity): string => (on === null ? '9999' : `${on} ${at ?? 'day'}`);

const comesBefore = (one: NextActivity, other: NextActivity): boolean => whenOf(one) < whenOf(other);
