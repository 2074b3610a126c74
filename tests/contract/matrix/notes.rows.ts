import { admins, colleagues, type Caller } from './callers.ts';
import type { MatrixCase, MatrixRows } from './rows.ts';

const accounts = ['open', 'closed', 'forGuest'] as const;
type AccountState = (typeof accounts)[number];

/** Who reads the account of each state, and who writes on it. */
const readers: Record<AccountState, readonly Caller[]> = {
  open: colleagues,
  closed: admins,
  forGuest: ['guest', ...admins],
};
/** What was taken out again is for colleagues. */
const pastReaders: Record<AccountState, readonly Caller[]> = { open: colleagues, closed: admins, forGuest: admins };
const writers: Record<AccountState, readonly Caller[]> = { open: colleagues, closed: admins, forGuest: admins };

const each = (
  may: Record<AccountState, readonly Caller[]>,
  thing: 'Note' | 'Page' | 'ArchivedPage',
  more: Record<string, unknown> = {},
  answers = 200,
) =>
  Object.fromEntries(
    accounts.map((state): [string, MatrixCase] => [
      `${thing} of the account ${state}`,
      { input: (world) => ({ noteId: world.things[`${state}${thing}`], ...more }), may: may[state], answers },
    ]),
  );

const eachAccount = (may: Record<AccountState, readonly Caller[]>) =>
  Object.fromEntries(
    accounts.map((state): [string, MatrixCase] => [
      `account ${state}`,
      { input: (world) => ({ accountId: world.things[`${state}Account`] }), may: may[state] },
    ]),
  );

/** Rows of `features/notes`: a note is its account's. */
export const notesRows: MatrixRows = {
  'GET /accounts/{accountId}/notes': eachAccount(readers),
  'POST /accounts/{accountId}/notes': {
    ...eachAccount(writers),
    'a page of the open account': {
      input: (world) => ({ accountId: world.things['openAccount'], parentId: world.things['openNote'], title: 'New' }),
      may: colleagues,
    },
    'the first note of an account': {
      input: (world) => ({ accountId: world.things['emptyAccount'], template: 'usual' }),
      may: colleagues,
    },
    'a page below the note of another account': {
      input: (world) => ({ accountId: world.things['openAccount'], parentId: world.things['closedNote'] }),
      may: colleagues,
      answers: 409,
    },
  },
  'GET /notes/{noteId}': { ...each(readers, 'Note'), ...each(readers, 'ArchivedPage') },
  'PATCH /notes/{noteId}': {
    ...each(writers, 'Page', { title: 'Renamed' }),
    ...each(writers, 'ArchivedPage', { title: 'Renamed' }, 409),
  },
  'GET /notes/{noteId}/versions': each(pastReaders, 'Note'),
  'GET /notes/{noteId}/past/{seq}': each(pastReaders, 'Page', { seq: 1 }),
  'POST /notes/{noteId}/versions': each(writers, 'Page', { seq: 1, name: 'First' }),
  'POST /notes/{noteId}/return': {
    ...each(writers, 'Page', { seq: 1 }),
    ...each(writers, 'ArchivedPage', { seq: 1 }, 409),
  },
  'POST /notes/{noteId}/archive': { ...each(writers, 'Page'), ...each(writers, 'Note', {}, 409) },
  'POST /notes/{noteId}/restore': { ...each(writers, 'ArchivedPage'), ...each(writers, 'Page', {}, 409) },
};
