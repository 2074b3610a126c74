import { entrance } from '@baton/schema/workspaces';

import { apiOf } from '#shared/api/client.ts';
import { batonFetch } from '#shared/api/fetch.ts';

export const entranceApi = apiOf({ entrance });

/** Routes of the sign-in library, which is identity only and stands beside the API. Throws `Problem`. */
const post = async (path: string, body: Record<string, unknown>): Promise<void> => {
  await batonFetch(`${globalThis.location.origin}/api/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
};

export const signIn = (email: string, password: string): Promise<void> =>
  post('/sign-in/email', { email: email.trim(), password });
export const askForReset = (email: string): Promise<void> => post('/request-password-reset', { email: email.trim() });
export const resetPassword = (token: string, newPassword: string): Promise<void> =>
  post('/reset-password', { token, newPassword });

/** The token of a link; it travels behind `#`, so that no server log holds it. */
export const tokenInAddress = (): string | null => new URLSearchParams(globalThis.location.hash.slice(1)).get('token');
