import { admins, colleagues, insiders } from './callers.ts';
import type { MatrixCase, MatrixRows } from './rows.ts';
import type { World } from './world.ts';

const values = {
  title: 'Halve the downtime',
  targetOn: '2027-03-31',
  measure: { kind: 'number', unit: 'h', from: 8, to: 4 },
};

const account = (state: string) => (world: World) => ({ accountId: world.things[`${state}Account`] });
const goal = (state: string) => (world: World) => ({ goalId: world.things[`${state}Goal`] });

const openAndClosed = (
  of: (state: string) => (world: World) => object,
  more: object = {},
  about: Partial<MatrixCase> = {},
): Record<string, MatrixCase> => ({
  open: { input: (world) => ({ ...of('open')(world), ...more }), may: colleagues, ...about },
  closed: { input: (world) => ({ ...of('closed')(world), ...more }), may: admins, ...about },
});

/** Rows of `features/goals`: a goal is its account's. */
export const goalsRows: MatrixRows = {
  'GET /goals': {
    'all that there are': {
      may: insiders,
      hides: ({ canary }) => ({
        guest: [`${canary} open goal`, `${canary} closed goal`],
        member: [`${canary} closed goal`],
        manager: [`${canary} closed goal`],
      }),
    },
    'of an account and a team': {
      input: ({ things, workspace }) => ({ accountId: things['closedAccount'], teamId: workspace.teams.sales }),
      may: insiders,
      filters: ['accountId', 'teamId'],
    },
  },
  'POST /accounts/{accountId}/goals': {
    ...openAndClosed(account, { ...values, owner: null }),
    'owned by somebody who does not see it': {
      input: (world) => ({
        ...account('closed')(world),
        ...values,
        owner: { kind: 'member', id: world.targets.colleague.member },
      }),
      may: admins,
      answers: 409,
    },
  },
  'PATCH /goals/{goalId}': openAndClosed(goal, { title: 'Another' }),
  'POST /goals/{goalId}/progress': openAndClosed(goal, { value: 6 }),
  'POST /goals/{goalId}/close': openAndClosed(goal, { outcome: 'reached' }),
  'POST /goals/{goalId}/reopen': openAndClosed(goal, {}, { answers: 409 }),
};
