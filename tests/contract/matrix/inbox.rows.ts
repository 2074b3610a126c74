import { insiders } from './callers.ts';
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

/** Rows of `features/inbox`: what waits for one person is nobody else's, not even an owner's. */
export const inboxRows: MatrixRows = {
  'GET /inbox': {
    'what waits for me': { may: insiders, hides: hidden },
    'what I am done with': { input: () => ({ tab: 'done' }), may: insiders, hides: hidden },
  },
  'GET /inbox/counts': { 'of mine': { may: insiders } },
  'GET /inbox/{itemId}': { 'of the member': ofTheMember() },
  'PATCH /inbox/{itemId}': {
    done: ofTheMember({ done: true }),
    snoozed: ofTheMember({ snoozedUntil: '2100-01-01T09:00:00Z' }),
    'left unread': ofTheMember({ unread: true }),
    muted: ofTheMember({ muted: true }),
  },
};
