import { insiders, nobody } from './callers.ts';
import type { MatrixCase, MatrixRows } from './rows.ts';
import type { World } from './world.ts';

const hidden = ({ canary }: World) => ({
  guest: [canary],
  member: [`${canary} talk on closed`, `${canary} talk on forGuest`],
  manager: [`${canary} talk on closed`, `${canary} task private`, `${canary} task own`],
});

const ofTheMember = (state: object = {}): MatrixCase => ({
  input: ({ things }) => ({ itemId: things['inboxItem'], ...state }),
  may: ['member'],
});

const sorting = (state: object): MatrixCase => ({ ...ofTheMember(state), quiet: 'how one sorts is one’s own' });

/** Rows of `features/inbox`: what waits for one person is nobody else's, not even an owner's. */
export const inboxRows: MatrixRows = {
  'GET /inbox': {
    'what waits for me': { may: insiders, hides: hidden },
    'of a team and a kind': {
      input: ({ workspace }) => ({ teamId: workspace.teams.sales, kind: 'account' }),
      may: insiders,
      filters: ['teamId'],
      hides: hidden,
    },
    'what I am done with': { input: () => ({ tab: 'done' }), may: insiders, hides: hidden },
  },
  'GET /inbox/counts': { 'of mine': { may: insiders } },
  'POST /inbox/done': {
    'what waits for me': {
      input: ({ workspace }) => ({ tab: 'inbox', teamId: workspace.teams.sales, upTo: '2100-01-01T09:00:00Z' }),
      may: insiders,
      filters: ['teamId'],
      quiet: 'how one sorts is one’s own',
    },
  },
  'POST /inbox/restore': {
    'done by the member': {
      input: ({ things }) => ({ items: [{ itemId: things['doneInboxItem'], unread: true }] }),
      may: ['member'],
      quiet: 'how one sorts is one’s own',
    },
    'not done': {
      input: ({ things }) => ({ items: [{ itemId: things['inboxItem'], unread: true }] }),
      may: nobody,
    },
  },
  'GET /notifications': { 'of mine': { may: insiders } },
  'PATCH /notifications': {
    'of mine': { input: () => ({ dailyAt: '07:30' }), may: insiders, quiet: 'how one is told is one’s own' },
  },
  'GET /inbox/{itemId}': { 'of the member': ofTheMember() },
  'PATCH /inbox/{itemId}': {
    done: sorting({ done: true }),
    snoozed: sorting({ snoozedUntil: '2100-01-01T09:00:00Z' }),
    'left unread': sorting({ unread: true }),
    muted: sorting({ muted: true }),
  },
};
