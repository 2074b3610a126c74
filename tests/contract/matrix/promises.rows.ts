import { randomUUID } from 'node:crypto';

import { insiders, nobody } from './callers.ts';
import type { MatrixCase, MatrixRows } from './rows.ts';

/** Promises are made by marking words in a live note, which the matrix does not do; `tests/sync` settles real ones. */
const notThere = (more: Record<string, unknown> = {}): Record<string, MatrixCase> => ({
  'one that is not there': { input: () => ({ promiseId: randomUUID(), ...more }), may: nobody },
});

/** Rows of `features/promises`: a promise is its account's. */
export const promisesRows: MatrixRows = {
  'GET /promises': {
    'all that there are': { may: insiders },
    'of an account': {
      input: (world) => ({ accountId: world.things['closedAccount'] }),
      may: insiders,
      filters: ['accountId'],
    },
  },
  'PATCH /promises/{promiseId}': notThere({ dueOn: '2027-03-01' }),
  'POST /promises/{promiseId}/keep': notThere(),
  'POST /promises/{promiseId}/break': notThere(),
  'POST /promises/{promiseId}/reopen': notThere(),
};
