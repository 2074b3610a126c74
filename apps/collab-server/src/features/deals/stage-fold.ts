import { stageAdded, stageChanged, stageRemoved, stageRenamed, type StageView } from '@baton/schema/deals';
import type { BoardId, NewFact, StageId } from '@baton/schema/shared';

interface StageFact {
  what: string;
  fact: NewFact;
}

/** What a change of the stages tells, from the stages as they were to all of them now. Folding and order tell nothing. */
export const foldStages = (
  board: BoardId,
  was: ReadonlyMap<StageId, StageView>,
  now: readonly StageView[],
): StageFact[] => {
  // A new board: its own fact tells of it.
  if (was.size === 0) return [];
  const left = new Set(now.map((stage) => stage.id));
  const gone = [...was.values()].filter((stage) => !left.has(stage.id));
  return [
    ...now.flatMap((stage) => {
      const before = was.get(stage.id);
      return before ? differences(board, before, stage) : [added(board, stage)];
    }),
    ...gone.map((stage) => ({ what: `removed ${stage.id}`, fact: stageRemoved(about(board, stage, {})) })),
  ];
};

const settings = ['kind', 'probability', 'idleDays', 'wipLimit'] as const;

const differences = (board: BoardId, before: StageView, stage: StageView): StageFact[] => {
  const facts: StageFact[] = settings
    .filter((field) => before[field] !== stage[field])
    .map((field) => ({
      what: `changed ${field} ${stage.id}`,
      fact: stageChanged(about(board, stage, { field, from: before[field], to: stage[field] })),
    }));
  return before.name === stage.name
    ? facts
    : [...facts, { what: `renamed ${stage.id}`, fact: stageRenamed(about(board, stage, { before: before.name })) }];
};

const added = (board: BoardId, stage: StageView): StageFact => ({
  what: `added ${stage.id}`,
  fact: stageAdded(about(board, stage, { kind: stage.kind })),
});

const about = <More>(board: BoardId, stage: StageView, more: More) => ({
  subject: { kind: 'board', id: board },
  data: { boardId: board, stageId: stage.id, name: stage.name, ...more },
});
