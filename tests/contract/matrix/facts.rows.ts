import { insiders } from './callers.ts';
import type { MatrixRows } from './rows.ts';

/** Rows of the history that every record has. */
export const factsRows: MatrixRows = {
  'GET /facts': {
    'of a member': {
      input: (world) => ({ subject_kind: 'member', subject_id: world.targets.colleague.member }),
      may: insiders,
      hides: (world) => ({ guest: [world.canary] }),
      filters: ['subject_id'],
    },
    'of a container nobody shares': {
      input: (world) => ({ subject_kind: 'board', subject_id: world.containers.closed }),
      may: insiders,
      filters: ['subject_id'],
    },
  },
};
