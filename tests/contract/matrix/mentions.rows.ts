import { randomUUID } from 'node:crypto';

import { admins, colleagues, insiders, nobody } from './callers.ts';
import type { MatrixRows } from './rows.ts';

/** Rows of `features/mentions`: whoever is called answers, and nobody else knows of it. */
export const mentionsRows: MatrixRows = {
  'GET /mentions': {
    'what is asked of me': { may: insiders },
    'on an account': {
      input: (world) => ({ accountId: world.things['openAccount'] }),
      may: insiders,
      filters: ['accountId'],
    },
  },
  'POST /mentions/{mentionId}/acknowledge': {
    'one that asks nothing of the member': {
      input: (world) => ({ mentionId: world.things['mention'] }),
      may: ['member'],
      answers: 409,
    },
    'one that is not there': { input: () => ({ mentionId: randomUUID() }), may: nobody },
  },
  'POST /mentions/{mentionId}/decline': {
    'one that asks nothing of the member': {
      input: (world) => ({ mentionId: world.things['mention'] }),
      may: ['member'],
      answers: 409,
    },
    'one that is not there': { input: () => ({ mentionId: randomUUID() }), may: nobody },
  },
  'POST /mentions/{mentionId}/delegate': {
    'one that asks nothing of the member': {
      input: (world) => ({ mentionId: world.things['mention'], memberId: world.targets.colleague.member }),
      may: ['member'],
      answers: 409,
    },
    'one that is not there': {
      input: (world) => ({ mentionId: randomUUID(), memberId: world.targets.colleague.member }),
      may: nobody,
    },
  },
  'GET /accounts/{accountId}/readers': {
    open: { input: (world) => ({ accountId: world.things['openAccount'] }), may: colleagues },
    closed: { input: (world) => ({ accountId: world.things['closedAccount'] }), may: admins },
    forGuest: { input: (world) => ({ accountId: world.things['forGuestAccount'] }), may: admins },
  },
  'GET /names': {
    'an account': {
      input: (world) => ({ refs: `account:${world.things['closedAccount']},member:${world.targets.colleague.member}` }),
      may: insiders,
      filters: ['refs'],
      hides: (world) => ({ guest: [world.canary] }),
    },
  },
};
