import {
  boards as contract,
  compareBoard,
  readBoard,
  readCurrency,
  type DealChange,
  type TracedChange,
} from '@baton/schema/deals';
import type { BoardId } from '@baton/schema/shared';

import type { Actor } from '#platform/access/actor.ts';
import { levelOn } from '#platform/access/levels.ts';
import { query } from '#platform/command/query.ts';
import type { Past, PastDocument } from '#platform/documents/past.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { priceList } from '../../products/reads.ts';
import { boardPolicy } from '../deals.policy.ts';
import { estimateOf } from '../estimate.ts';

const refOf = ({ workspace }: Actor, id: BoardId) => ({ workspace, kind: 'board', id }) as const;

const mayLook = async (tx: Tx, actor: Actor, board: BoardId): Promise<boolean> =>
  boardPolicy.readPast(actor, { level: await levelOn(tx, actor, 'board', board) });

/** The past of boards (D10): what a board was like, and what became of its deals. */
export const boardHistory = ({ past }: { past: Past }) => {
  const listMoments = query({
    contract: contract.moments,
    may: boardPolicy.list,
    read: async ({ tx, actor, input }) =>
      (await mayLook(tx, actor, input.boardId)) ? past.moments(tx, refOf(actor, input.boardId)) : null,
  });

  const readPast = query({
    contract: contract.past,
    may: boardPolicy.list,
    read: async ({ tx, actor, input: { boardId, seq } }) => {
      if (!(await mayLook(tx, actor, boardId))) return null;
      const ref = refOf(actor, boardId);
      const row = await past.row(tx, ref, seq);
      if (!row) return null;
      const prices = await priceList(tx, actor);
      return past.read(tx, ref, seq, ({ doc }) => {
        const { stages, deals } = readBoard(doc);
        return {
          ...row,
          boardId,
          currency: readCurrency(doc),
          // A document may hold any percentage, a row holds whole ones.
          stages: stages.map((stage) => ({ ...stage, probability: Math.round(stage.probability) })),
          deals: [...deals.values()].map((deal) => ({ ...deal, ...estimateOf(prices, deal.productId) })),
        };
      });
    },
  });

  const readChanges = query({
    contract: contract.changes,
    may: boardPolicy.list,
    read: async ({ tx, actor, input: { boardId, seq, since } }) => {
      if (since > seq || !(await mayLook(tx, actor, boardId))) return null;
      const ref = refOf(actor, boardId);
      const [from, until] = [await past.row(tx, ref, since), await past.row(tx, ref, seq)];
      const before = await past.read(tx, ref, since, ({ doc }) => readBoard(doc));
      if (from === null || until === null || before === null) return null;
      return past.read(tx, ref, seq, async (then) => ({
        since: from,
        until,
        changes: await signed(compareBoard(before, then.doc), then, since),
      }));
    },
  });

  return [listMoments, readPast, readChanges];
};

/** Puts names to changes: who wrote the values that stand, and who took away those that are gone. */
const signed = async (changes: readonly TracedChange[], then: PastDocument, since: number): Promise<DealChange[]> => {
  const gone = changes.flatMap(({ traces }) => traces.filter((trace) => trace.gone));
  const [authorOf, removerOf] = [await then.authors(), await then.removers(since, gone)];
  return changes.map(({ traces, ...change }) => {
    const members = traces.map(({ client, clock, gone }) => (gone ? removerOf : authorOf)(client, clock));
    return { ...change, members: [...new Set(members.filter((member) => member !== null))] };
  });
};
