import { signInMethods, signIns, users, verifications } from '@baton/schema/workspaces/tables';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';

import { signInCookie } from '#platform/access/access.ts';
import type { Database } from '#platform/db/database.ts';
import type { Mailer } from '#platform/mail/mail.ts';

import { resetMail } from './mails.ts';

export interface AuthParts {
  database: Pick<Database, 'auth'>;
  mailer: Mailer;
  publicUrl: URL;
  secret: string;
  newId: () => string;
  /** Where trouble is reported; messages carry no addresses and no secrets. */
  report: (error: unknown) => void;
}

/** Header by which our own mount tells the library the client's address; whatever a client sends in it is overwritten. */
export const addressHeader = 'x-baton-client-address';

const day = 24 * 60 * 60;

/**
 * The sign-in library, for identity only: password, sign-in, reset. Workspaces, members and invitations are commands of
 * ours. Limits are ours as well, since they count by account and network over all nodes. Sessions are read from the
 * database every time: a cached one would outlive its end.
 */
export const makeAuth = ({ database, mailer, publicUrl, secret, newId, report }: AuthParts) =>
  betterAuth({
    appName: 'Baton',
    baseURL: publicUrl.origin,
    basePath: '/api/auth',
    secret,
    database: drizzleAdapter(database.auth, {
      provider: 'pg',
      schema: { user: users, session: signIns, account: signInMethods, verification: verifications },
    }),
    trustedOrigins: [publicUrl.origin],
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    session: { expiresIn: 30 * day, updateAge: day, cookieCache: { enabled: false } },
    verification: { storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 128,
      resetPasswordTokenExpiresIn: 60 * 60,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) => mailer.send(resetMail(user, new URL(`/reset#token=${token}`, publicUrl))),
    },
    advanced: {
      cookiePrefix: 'baton',
      useSecureCookies: false,
      cookies: {
        session_token: {
          name: signInCookie(publicUrl),
          attributes: { httpOnly: true, sameSite: 'lax', path: '/', secure: publicUrl.protocol === 'https:' },
        },
      },
      database: { generateId: newId },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      // The answer to a reset request must not wait for the mail, or its time would tell who has an account.
      backgroundTasks: { handler: (task) => void task.catch(report) },
    },
    user: { additionalFields: { language: { type: 'string', required: false, input: false } } },
    logger: { disabled: true },
    onAPIError: { onError: report },
  });

export type Auth = ReturnType<typeof makeAuth>;
