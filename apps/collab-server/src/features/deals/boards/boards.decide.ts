import { boardCreated, boardRenamed, type BoardDetail, type FirstStage } from '@baton/schema/deals';
import { boardId, refuse, stageId, type Currency, type StageId, type Visibility } from '@baton/schema/shared';
import type { Grant } from '@baton/schema/workspaces';

import { accept, type Moment } from '#platform/command/definition.ts';

export interface NewBoard {
  name: string;
  currency: Currency;
  visibility: Visibility;
  grants: readonly Grant[];
  stages?: readonly FirstStage[] | undefined;
}

/** What a board begins with when nobody says otherwise. */
export const usualStages: readonly FirstStage[] = [
  { name: 'New', kind: 'open', probability: 10, idleDays: 14 },
  { name: 'Qualified', kind: 'open', probability: 25, idleDays: 14 },
  { name: 'Proposal', kind: 'open', probability: 50, idleDays: 10 },
  { name: 'Negotiation', kind: 'open', probability: 75, idleDays: 7 },
  { name: 'Won', kind: 'won', probability: 100, idleDays: null },
  { name: 'Lost', kind: 'lost', probability: 0, idleDays: null },
];

/** Rules D1 and D2. `subjectsKnown`: everybody whom the grants name is in the workspace. */
export const decideCreateBoard = (
  { subjectsKnown }: { subjectsKnown: boolean },
  { name, currency, visibility, grants, stages = usualStages }: NewBoard,
  { actor, now, newId }: Moment,
) => {
  if (!stages.some(({ kind }) => kind === 'open')) return refuse('stage-not-open');
  if (!subjectsKnown) return refuse('subject-not-found');
  const id = boardId.parse(newId());
  const own: Grant = { subjectKind: 'member', subject: actor.member, level: 'manage' };
  const others = grants.filter(({ subject }) => subject !== actor.member);
  const board: BoardDetail = {
    id,
    name,
    currency,
    visibility,
    level: 'manage',
    live: true,
    openDeals: 0,
    createdAt: now.toISOString(),
    stages: stages.map((stage) => ({
      id: stageId.parse(newId()),
      wipLimit: null,
      folded: false,
      rank: '',
      ...stage,
    })),
  };
  const data = { boardId: id, name, currency, visibility, grants: [own, ...others] };
  return accept(board, boardCreated({ subject: { kind: 'board', id }, data }));
};

/** Rule D2. The same name again leaves no fact. */
export const decideRenameBoard = ({ board }: { board: BoardDetail }, { name }: { name: string }) => {
  if (board.name === name) return accept(board);
  const data = { boardId: board.id, name, before: board.name };
  return accept({ ...board, name }, boardRenamed({ subject: { kind: 'board', id: board.id }, data }));
};

/** Stages as the document is seeded with them. */
export const seedStages = ({ stages }: { stages: BoardDetail['stages'] }) =>
  stages.map(({ id, name, kind, probability, idleDays }): { id: StageId } & FirstStage => ({
    id,
    name,
    kind,
    probability,
    idleDays,
  }));
