import { boardDetail as boardShape, boards as contract, seedBoard } from '@baton/schema/deals';
import type { MemberId, TeamId } from '@baton/schema/shared';
import type { Grant } from '@baton/schema/workspaces';
import { members, teams } from '@baton/schema/workspaces/tables';
import { and, eq, inArray, isNull } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { command } from '#platform/command/command.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { boardPolicy } from '../deals.policy.ts';
import { decideCreateBoard, decideRenameBoard, seedStages } from './boards.decide.ts';
import { boardDetail, type BoardAndLevel } from './boards.queries.ts';

export const createBoard = command({
  contract: contract.create,
  load: async ({ tx, actor, input }) => ({ subjectsKnown: await areKnown(tx, actor, input.grants) }),
  may: boardPolicy.create,
  decide: decideCreateBoard,
  write: async ({ tx, actor, accepted, documents, by }) => {
    const board = boardShape.parse(accepted.answer);
    const ref = { workspace: actor.workspace, kind: 'board', id: board.id } as const;
    await documents.create(tx, ref, by, (doc) => {
      const seeded = seedBoard(doc, { stages: seedStages(board), currency: board.currency });
      if ('refused' in seeded) throw new Error(`A checked board could not be seeded: ${seeded.refused}`);
    });
    const written = await boardDetail(tx, actor, board.id);
    return { answer: written?.board ?? board };
  },
});

export const renameBoard = command({
  contract: contract.rename,
  load: ({ tx, actor, input }) => boardDetail(tx, actor, input.boardId),
  may: (actor, thing: BoardAndLevel) => boardPolicy.rename(actor, thing),
  decide: decideRenameBoard,
});

/** Does everybody whom the grants name belong to this workspace? */
const areKnown = async (tx: Tx, actor: Actor, grants: readonly Grant[]): Promise<boolean> => {
  const people = new Set(
    grants.flatMap((grant) => (grant.subjectKind === 'member' ? (grant.subject as MemberId) : [])),
  );
  const groups = new Set(grants.flatMap((grant) => (grant.subjectKind === 'team' ? (grant.subject as TeamId) : [])));
  const peopleThere = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.workspace, actor.workspace), inArray(members.id, [...people]), isNull(members.leftAt)));
  const groupsThere = await tx
    .select({ id: teams.id })
    .from(teams)
    .where(and(eq(teams.workspace, actor.workspace), inArray(teams.id, [...groups])));
  return peopleThere.length === people.size && groupsThere.length === groups.size;
};
