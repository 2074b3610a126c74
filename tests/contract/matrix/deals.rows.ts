import { admins, colleagues, insiders, leaders, type Caller } from './callers.ts';
import type { MatrixCase, MatrixRows } from './rows.ts';
import type { World } from './world.ts';

const boards = ['open', 'ofTeam', 'closed', 'forGuest'] as const;
type BoardState = (typeof boards)[number];

const readers: Record<BoardState, readonly Caller[]> = {
  open: colleagues,
  ofTeam: colleagues,
  closed: admins,
  forGuest: ['guest', 'member', ...admins],
};
/** Whose the document itself is: people from outside see rows, and no past. */
const openers: Record<BoardState, readonly Caller[]> = { ...readers, forGuest: ['member', ...admins] };
const keepers: Record<BoardState, readonly Caller[]> = {
  open: admins,
  ofTeam: leaders,
  closed: admins,
  forGuest: ['member', ...admins],
};

const eachBoard = (may: Record<BoardState, readonly Caller[]>, more: Record<string, unknown> = {}) =>
  Object.fromEntries(
    boards.map((state): [string, MatrixCase] => [
      state,
      { input: (world) => ({ boardId: world.things[`${state}Board`], ...more }), may: may[state] },
    ]),
  );

/** Names of boards that somebody must not come across. */
const boardsHidden = (world: World): Partial<Record<Caller, string[]>> => {
  const hidden = (caller: Caller) =>
    boards.filter((state) => !readers[state].includes(caller)).map((state) => `${world.canary} ${state} board`);
  return { guest: hidden('guest'), member: hidden('member'), manager: hidden('manager') };
};

const writers: Record<BoardState, readonly Caller[]> = {
  open: colleagues,
  ofTeam: colleagues,
  closed: admins,
  forGuest: ['member', ...admins],
};

const eachDeal = (may: Record<BoardState, readonly Caller[]>, more: Record<string, unknown> = {}, answers = 200) =>
  Object.fromEntries(
    boards.map((state): [string, MatrixCase] => [
      `on the board ${state}`,
      { input: (world) => ({ dealId: world.things[`${state}Deal`], ...more }), may: may[state], answers },
    ]),
  );

/** The same on deals that are in the archive, of a board that every colleague writes on. */
const archived = (name: 'archivedDeal' | 'wonDeal', answers: number, more: Record<string, unknown> = {}) => ({
  [`${name} in the archive`]: {
    input: (world: World) => ({ dealId: world.things[name], ...more }),
    may: colleagues,
    answers,
  },
});

const dealsHidden = (world: World): Partial<Record<Caller, string[]>> => {
  const hidden = (caller: Caller) =>
    boards.filter((state) => !readers[state].includes(caller)).map((state) => `${world.canary} ${state} deal`);
  return { guest: hidden('guest'), member: hidden('member'), manager: hidden('manager') };
};

const dealRows: MatrixRows = {
  'GET /deals': {
    all: { may: insiders, hides: dealsHidden },
    'of a board nobody shares': {
      input: (world) => ({ boardId: world.things['closedBoard'] }),
      may: insiders,
      hides: dealsHidden,
      filters: ['boardId'],
    },
    'of an owner': {
      input: (world) => ({ ownerId: world.targets.colleague.member }),
      may: insiders,
      hides: dealsHidden,
      filters: ['ownerId'],
    },
  },
  'GET /deals/totals': {
    all: { may: insiders },
    'of an owner': {
      input: (world) => ({ ownerId: world.targets.colleague.member }),
      may: insiders,
      filters: ['ownerId'],
    },
  },
  'GET /deals/{dealId}': { ...eachDeal(readers), ...archived('archivedDeal', 200) },
  'POST /boards/{boardId}/deals': eachBoard(writers, { title: 'New' }),
  'PATCH /deals/{dealId}': {
    ...eachDeal(writers, { title: 'Renamed' }),
    ...archived('archivedDeal', 409, { title: 'Renamed' }),
    'naming people and things': {
      input: (world) => ({
        dealId: world.things['openDeal'],
        ownerId: world.targets.colleague.member,
        accountId: world.things['openAccount'],
        productId: world.things['product'],
      }),
      may: colleagues,
      filters: ['ownerId', 'accountId', 'productId'],
    },
  },
  'POST /deals/{dealId}/close': {
    ...eachDeal(writers, { outcome: 'won' }),
    ...archived('archivedDeal', 409, { outcome: 'lost' }),
  },
  'POST /deals/{dealId}/archive': { ...eachDeal(writers), ...archived('archivedDeal', 409) },
  'POST /deals/{dealId}/restore': { ...eachDeal(writers, {}, 409), ...archived('archivedDeal', 200) },
  'POST /deals/{dealId}/reopen': { ...eachDeal(writers, {}, 409), ...archived('wonDeal', 200) },
  'POST /deals/{dealId}/move-to-board': {
    'to a board of the team': {
      input: (world) => ({ dealId: world.things['openDeal'], boardId: world.things['ofTeamBoard'] }),
      may: colleagues,
    },
    'to a board nobody shares': {
      input: (world) => ({ dealId: world.things['openDeal'], boardId: world.things['closedBoard'] }),
      may: admins,
    },
    'from a board nobody shares': {
      input: (world) => ({ dealId: world.things['closedDeal'], boardId: world.things['openBoard'] }),
      may: admins,
    },
    "to the guest's board": {
      input: (world) => ({ dealId: world.things['openDeal'], boardId: world.things['forGuestBoard'] }),
      may: writers.forGuest,
    },
  },
};

/** Rows of `features/deals`. */
export const dealsRows: MatrixRows = {
  ...dealRows,
  'GET /boards': { live: { may: insiders, hides: boardsHidden } },
  'POST /boards': {
    'for callers': { input: () => ({ name: 'New', currency: 'EUR' }), may: leaders },
    'for a colleague': {
      input: (world) => ({
        name: 'New',
        currency: 'EUR',
        visibility: 'people',
        grants: [{ subjectKind: 'member', subject: world.targets.colleague.member, level: 'write' }],
      }),
      may: leaders,
    },
    'for a team': {
      input: (world) => ({
        name: 'New',
        currency: 'EUR',
        visibility: 'teams',
        grants: [{ subjectKind: 'team', subject: world.ownTeam, level: 'write' }],
      }),
      may: leaders,
    },
  },
  'GET /boards/{boardId}': eachBoard(readers),
  'GET /boards/{boardId}/cards': eachBoard(readers),
  'GET /boards/{boardId}/next': eachBoard(readers),
  'GET /boards/{boardId}/moments': eachBoard(openers),
  'GET /boards/{boardId}/past/{seq}': eachBoard(openers, { seq: 1 }),
  'GET /boards/{boardId}/past/{seq}/changes': eachBoard(openers, { seq: 1, since: 1 }),
  'PATCH /boards/{boardId}': eachBoard(keepers, { name: 'Renamed' }),
};
