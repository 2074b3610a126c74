import { admins, callers, nobody, signedIn } from './callers.ts';
import type { MatrixRows } from './rows.ts';
import type { World } from './world.ts';

const token = (state: keyof World['invitations']) => (world: World) => ({ token: world.invitations[state].token });
const newcomer = { name: 'Nova', password: 'a long enough one' };

/** The password routes under `/api/auth`, listed by hand in `features/sign-in/auth-routes.ts`. */
const passwordRows: MatrixRows = {
  'POST /api/auth/sign-in/email': {
    'right password': { input: (world) => world.withPassword, may: callers },
    'wrong password': { input: (world) => ({ ...world.withPassword, password: 'wrong' }), may: nobody },
    'unknown address': { input: () => ({ email: 'nobody@example.com', password: 'wrong' }), may: nobody },
  },
  'POST /api/auth/sign-out': { live: { may: callers } },
  'GET /api/auth/get-session': { live: { may: callers } },
  'POST /api/auth/request-password-reset': {
    'known address': { input: (world) => ({ email: world.withPassword.email }), may: callers },
    'unknown address': { input: () => ({ email: 'nobody@example.com' }), may: callers },
  },
  'POST /api/auth/reset-password': {
    'unknown link': {
      input: () => ({ token: 'a'.repeat(24), newPassword: 'a long enough one' }),
      may: callers,
      answers: 400,
    },
  },
  'POST /api/auth/change-password': {
    'without a password': {
      input: () => ({ currentPassword: 'wrong', newPassword: 'a long enough one' }),
      may: signedIn,
      answers: 400,
    },
  },
};

/** Rows of `features/sign-in`, and of the doors into a workspace. */
export const signInRows: MatrixRows = {
  ...passwordRows,
  'GET /me': { live: { may: signedIn } },
  'PATCH /me/preferences': {
    live: {
      input: () => ({ language: 'it', theme: 'dark' }),
      may: signedIn,
      quiet: 'a person, not a workspace, likes it dark',
    },
  },
  'GET /me/devices': { live: { may: signedIn } },
  'DELETE /me/devices': { live: { may: signedIn } },
  'DELETE /me/devices/{deviceId}': {
    "somebody else's": { input: (world) => ({ deviceId: world.targets.colleague.signIn }), may: nobody },
  },
  'POST /workspaces': {
    live: {
      input: () => ({ workspaceName: 'Second', baseCurrency: 'EUR', language: 'en' }),
      may: ['other-workspace', ...admins],
    },
  },
  'GET /setup': { closed: { may: callers } },
  'POST /setup': {
    closed: {
      input: () => ({
        ...newcomer,
        email: 'nova@example.com',
        workspaceName: 'Nova',
        baseCurrency: 'EUR',
        language: 'en',
      }),
      may: callers,
      answers: 409,
    },
  },
  'POST /invitations/look-up': {
    open: { input: token('open'), may: callers },
    revoked: { input: token('revoked'), may: callers, answers: 409 },
    expired: { input: token('expired'), may: callers, answers: 409 },
    accepted: { input: token('accepted'), may: callers, answers: 409 },
  },
  'POST /invitations/accept': {
    'open, by a newcomer': {
      input: (world) => ({ ...token('open')(world), ...newcomer }),
      may: ['anonymous'],
      refusedWith: [409],
    },
    expired: { input: (world) => ({ ...token('expired')(world), ...newcomer }), may: callers, answers: 409 },
    revoked: { input: (world) => ({ ...token('revoked')(world), ...newcomer }), may: callers, answers: 409 },
    accepted: { input: (world) => ({ ...token('accepted')(world), ...newcomer }), may: callers, answers: 409 },
  },
};
