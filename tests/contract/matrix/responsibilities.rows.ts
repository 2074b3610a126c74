import { admins, colleagues } from './callers.ts';
import type { MatrixRows } from './rows.ts';
import type { World } from './world.ts';

const grid = (state: string) => (world: World) => ({ accountId: world.things[`${state}Account`] });

const asking = (state: string, part: string, who: keyof World['targets']) => (world: World) => ({
  ...grid(state)(world),
  stage: 'care',
  part,
  holders: [{ kind: 'member', id: world.targets[who].member }],
});

/** Rows of `features/responsibilities`: a part in an account is the account's. */
export const responsibilitiesRows: MatrixRows = {
  'GET /accounts/{accountId}/responsibilities': {
    open: { input: grid('open'), may: colleagues },
    closed: { input: grid('closed'), may: admins },
    'that a guest sees': { input: grid('forGuest'), may: ['guest', ...admins] },
  },
  'PUT /accounts/{accountId}/responsibilities/{stage}/{part}': {
    open: { input: asking('open', 'accountable', 'colleague'), may: colleagues },
    closed: { input: asking('closed', 'informed', 'secondAdmin'), may: admins },
    'closed, for somebody who does not see it': {
      input: asking('closed', 'informed', 'colleague'),
      may: admins,
      answers: 409,
    },
    'that a guest sees': { input: asking('forGuest', 'informed', 'secondAdmin'), may: admins },
  },
};
