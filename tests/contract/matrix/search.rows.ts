import { insiders } from './callers.ts';
import type { MatrixRows } from './rows.ts';
import type { World } from './world.ts';

const closedAccount = (world: World) => [`${world.canary} closed account`];

/** Rows of `features/search`. */
export const searchRows: MatrixRows = {
  'GET /search': {
    all: {
      input: (world) => ({ q: world.canary }),
      may: insiders,
      hides: (world) => ({
        guest: [`${world.canary} open account`, `${world.canary} open deal`, ...closedAccount(world)],
        member: [...closedAccount(world), `${world.canary} closed deal`],
        manager: [...closedAccount(world), `${world.canary} closed deal`],
      }),
    },
    'of one kind': {
      input: (world) => ({ q: world.canary, kind: 'account' }),
      may: insiders,
      hides: (world) => ({
        guest: [`${world.canary} open account`, ...closedAccount(world)],
        member: closedAccount(world),
      }),
    },
  },
};
