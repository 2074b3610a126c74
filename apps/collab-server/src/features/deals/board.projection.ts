import { boardShape, crowdedStages, dealEdited, rebalanceStage, repairBoard } from '@baton/schema/deals';
import type * as Y from 'yjs';

import { levelOn } from '#platform/access/levels.ts';
import type { Clock } from '#platform/clock/clock.ts';
import type { LiveDocumentKind } from '#platform/documents/documents.port.ts';

import { watchBoard, type BoardDelta } from './board-observer.ts';
import { sameValue } from './deal-fold.ts';
import { projectBoard, rebuildBoard } from './project-board.ts';

/** The live document of a board, as the collab room needs to know it. */
export const boardKind = ({ clock }: { clock: Clock }): LiveDocumentKind<BoardDelta> => ({
  kind: 'board',
  shape: boardShape,
  // A board is one document with every card on it, so people from outside see it through rows (M19).
  levelOf: async (tx, actor, id) => (actor.role === 'guest' ? null : levelOn(tx, actor, 'board', id)),
  repairs: (doc) => [
    ...repairBoard(doc),
    ...crowdedStages(doc).map((stage) => (copy: Y.Doc) => void rebalanceStage(copy, stage)),
  ],
  observe: watchBoard,
  project: projectBoard,
  merge: (first, latest) => {
    if (latest.type !== dealEdited.type) return latest;
    const { from } = first.data;
    return sameValue(from, latest.data.to) ? null : { ...latest, data: { ...latest.data, from } };
  },
  rebuild: (tx, ref, doc) => rebuildBoard(tx, ref, doc, clock.now()),
});
