import { admins, colleagues, leaders, type Caller } from './callers.ts';
import type { MatrixCase, MatrixRows } from './rows.ts';
import type { World } from './world.ts';

type Things = World['things'];

/** Member and manager are of sales, which hands on to support; nobody who calls is of support but those who direct all. */
const senders: readonly Caller[] = colleagues;

/** Who reads each handoff of the world, who sends it, and who answers it. */
const handoffs: Record<string, { read: readonly Caller[]; send: readonly Caller[]; answer: readonly Caller[] }> = {
  draftHandoff: { read: colleagues, send: senders, answer: admins },
  sentHandoff: { read: colleagues, send: senders, answer: admins },
  closedHandoff: { read: senders, send: admins, answer: admins },
  elsewhereHandoff: { read: admins, send: admins, answer: admins },
};

const each = (
  may: (callers: (typeof handoffs)[string]) => readonly Caller[],
  input: (things: Things, name: string) => object,
  answers: (name: string) => number = () => 200,
) =>
  Object.fromEntries(
    Object.entries(handoffs).map(([name, callers]): [string, MatrixCase] => [
      name,
      { input: ({ things }) => ({ ...input(things, name) }), may: may(callers), answers: answers(name) },
    ]),
  );

const one = (things: Things, name: string) => ({ handoffId: things[name] });
const onlyIn =
  (...names: string[]) =>
  (name: string) =>
    names.includes(name) ? 200 : 409;

const values = ({ workspace }: World, from: 'sales' | 'support', to: 'sales' | 'support' | 'marketing') => ({
  fromTeamId: workspace.teams[from],
  toTeamId: workspace.teams[to],
  items: [],
  criteria: [],
  answerWithin: 60,
  warnBefore: 10,
  passes: 'nothing',
  onDealWon: false,
});

const hidden = ({ canary }: World) => ({
  guest: [`${canary} closed account`, `${canary} open account`],
  member: [`${canary} closed account`],
  manager: [`${canary} closed account`],
});

/** Rows of `features/handoffs`: between two teams, over an account. */
export const handoffsRows: MatrixRows = {
  'GET /handoff-routes': { all: { may: colleagues } },
  'GET /handoff-routes/figures': { all: { may: colleagues } },
  'POST /handoff-routes': {
    'between teams that one directs': {
      input: (world) => values(world, 'sales', 'marketing'),
      may: leaders,
    },
    'one that is there': {
      input: (world) => values(world, 'sales', 'support'),
      may: leaders,
      answers: 409,
    },
  },
  'POST /handoff-routes/presets': {
    'from sales to billing': { input: () => ({ preset: 'sales-billing' }), may: leaders },
  },
  'PATCH /handoff-routes/{routeId}': {
    'of sales': {
      input: ({ things }) => ({ routeId: things['route'], answerWithin: 90 }),
      may: leaders,
    },
    'between others': {
      input: ({ things }) => ({ routeId: things['elsewhereRoute'], answerWithin: 90 }),
      may: admins,
    },
  },
  'POST /handoff-routes/{routeId}/archive': {
    'of sales': { input: ({ things }) => ({ routeId: things['route'] }), may: leaders },
    'between others': { input: ({ things }) => ({ routeId: things['elsewhereRoute'] }), may: admins },
  },
  'POST /handoff-routes/{routeId}/restore': {
    'in use': {
      input: ({ things }) => ({ routeId: things['route'] }),
      may: leaders,
      answers: 409,
    },
    archived: { input: ({ things }) => ({ routeId: things['archivedRoute'] }), may: admins },
  },
  'GET /handoffs': {
    'all that there are': { may: colleagues, hides: hidden },
    'of an account, a deal, a route and a team': {
      input: ({ things, workspace }) => ({
        accountId: things['closedAccount'],
        dealId: things['closedDeal'],
        routeId: things['route'],
        teamId: workspace.teams.sales,
      }),
      may: colleagues,
      filters: ['accountId', 'dealId', 'routeId', 'teamId'],
      hides: hidden,
    },
  },
  'GET /handoffs/counts': { 'of mine': { may: colleagues } },
  'GET /handoffs/{handoffId}': each(({ read }) => read, one),
  'POST /handoffs': {
    'the empty account': {
      input: ({ things }) => ({ routeId: things['route'], subject: { kind: 'account', id: things['emptyAccount'] } }),
      may: colleagues,
    },
    'the closed account, once more': {
      input: ({ things }) => ({ routeId: things['route'], subject: { kind: 'account', id: things['closedAccount'] } }),
      may: admins,
      answers: 409,
    },
    'a deal of a board that is closed to them': {
      input: ({ things }) => ({ routeId: things['route'], subject: { kind: 'deal', id: things['closedDeal'] } }),
      may: admins,
      answers: 409,
    },
    'a deal of no account': {
      input: ({ things }) => ({ routeId: things['route'], subject: { kind: 'deal', id: things['openDeal'] } }),
      may: colleagues,
      answers: 409,
    },
  },
  'POST /handoffs/{handoffId}/send': each(
    ({ send }) => send,
    (things, name) => ({ ...one(things, name), incomplete: true }),
    onlyIn('draftHandoff'),
  ),
  'POST /handoffs/{handoffId}/accept': each(
    ({ answer }) => answer,
    (things, name) => ({ ...one(things, name), ownerId: things['receiver'], firstTask: { title: 'Call' } }),
    // The receiver is of support.
    onlyIn('sentHandoff', 'closedHandoff'),
  ),
  'POST /handoffs/{handoffId}/return': each(
    ({ answer }) => answer,
    (things, name) => ({ ...one(things, name), reason: 'other', words: 'Not ours' }),
    onlyIn('sentHandoff', 'closedHandoff', 'elsewhereHandoff'),
  ),
  'POST /handoffs/{handoffId}/ask': each(
    ({ answer }) => answer,
    (things, name) => ({ ...one(things, name), words: 'Which?' }),
    onlyIn('sentHandoff', 'closedHandoff', 'elsewhereHandoff'),
  ),
  'POST /handoffs/{handoffId}/withdraw': {
    ...each((callers) => (callers === handoffs['elsewhereHandoff'] ? admins : senders), one),
    withdrawn: { input: ({ things }) => ({ handoffId: things['withdrawnHandoff'] }), may: senders, answers: 409 },
  },
};
