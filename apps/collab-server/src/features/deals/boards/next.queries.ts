import { boards as contract, type NextActivity } from '@baton/schema/deals';
import type { BoardId, DealId } from '@baton/schema/shared';

import type { Actor } from '#platform/access/actor.ts';
import { levelOn } from '#platform/access/levels.ts';
import { query } from '#platform/command/query.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { dealsOfTasks, nextTasks } from '../../tasks/next-reads.ts';
import { boardPolicy } from '../deals.policy.ts';

/** A feature in which things are planned about deals. */
interface Planning {
  /** The deals of a board that these planned things are about, as far as the actor may know. */
  dealsOf: (tx: Tx, actor: Actor, board: BoardId, ids: readonly string[]) => Promise<DealId[]>;
  /** The first planned thing about each deal of a board, or about these of them. */
  next: (tx: Tx, actor: Actor, board: BoardId, deals: readonly DealId[] | null) => Promise<NextActivity[]>;
}

const plannings: readonly Planning[] = [{ dealsOf: dealsOfTasks, next: nextTasks }];

/** One statement per feature for any number of cards (M14). */
export const readNext = query({
  contract: contract.next,
  may: boardPolicy.list,
  read: async ({ tx, actor, input: { boardId, of } }) => {
    if (!boardPolicy.read(actor, { level: await levelOn(tx, actor, 'board', boardId) })) return null;
    const named = of && (await eachOf((each) => each.dealsOf(tx, actor, boardId, of)));
    const deals = named ? [...new Set(named)] : null;
    const planned = await eachOf((each) => each.next(tx, actor, boardId, deals));
    const first = new Map<DealId, NextActivity>();
    for (const one of planned) {
      const known = first.get(one.dealId);
      if (known === undefined || comesBefore(one, known)) first.set(one.dealId, one);
    }
    return { deals, next: [...first.values()] };
  },
});

const eachOf = async <Row>(ask: (planning: Planning) => Promise<Row[]>): Promise<Row[]> => {
  const rows: Row[] = [];
  for (const each of plannings) rows.push(...(await ask(each)));
  return rows;
};

const whenOf = ({ on, at }: NextActivity): string => (on === null ? '9999' : `${on} ${at ?? 'day'}`);

const comesBefore = (one: NextActivity, other: NextActivity): boolean => whenOf(one) < whenOf(other);
