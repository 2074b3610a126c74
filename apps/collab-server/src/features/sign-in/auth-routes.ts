import type { ProblemCode } from '@baton/schema/api';
import { emailAddress, password } from '@baton/schema/workspaces';
import { signIns } from '@baton/schema/workspaces/tables';
import { eq } from 'drizzle-orm';
import { Hono, type Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';

import type { Access } from '#platform/access/access.port.ts';
import { bucketsFor, countTries, forgiveTries, type Bucket } from '#platform/access/try-limits.ts';
import { aProblem, ProblemAnswer, problemResponse } from '#platform/http/problem.ts';
import type { Scopes } from '#platform/scope/scope.ts';

import { addressHeader, type Auth } from './auth.ts';
import { knownDevice, markDevice, passwordBuckets } from './known-device.ts';

export interface AuthRoutesParts {
  auth: Auth;
  access: Access;
  scopes: Scopes;
  publicUrl: URL;
  secret: string;
  addressOf: (c: Context) => string;
  requestIdOf: (c: Context) => string;
}

/** The sign-in routes that exist, by hand; the library's other routes are not reachable. */
export const authRoutes = [
  'POST /sign-in/email',
  'POST /sign-out',
  'GET /get-session',
  'POST /request-password-reset',
  'POST /reset-password',
  'POST /change-password',
] as const;

const typedPassword = z.string().min(1).max(128);
const bodies = {
  '/sign-in/email': z.strictObject({ email: emailAddress, password: typedPassword }),
  '/sign-out': z.strictObject({}),
  '/request-password-reset': z.strictObject({ email: emailAddress }),
  '/reset-password': z.strictObject({ token: z.string().min(1).max(200), newPassword: password }),
  '/change-password': z.strictObject({
    currentPassword: typedPassword,
    newPassword: password,
    revokeOtherSessions: z.boolean().default(true),
  }),
};

/** Everything under `/api/auth`: parses strictly, counts tries, and lets no session token into an answer's body. */
export const makeAuthRoutes = (parts: AuthRoutesParts): Hono => {
  const routes = new Hono();
  routes.use(async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
  });
  routes.get('/get-session', (c) => readSession(parts, c));
  routes.post('/sign-in/email', (c) => signIn(parts, c));
  routes.post('/sign-out', async (c) => {
    // Answers may lie in the browser's cache for quick starts; the next person at this browser finds none.
    c.header('clear-site-data', '"cache"');
    return forwardParsed(parts, c, '/sign-out', await readBody(c, '/sign-out'));
  });
  routes.post('/request-password-reset', async (c) => {
    const body = await readBody(c, '/request-password-reset');
    return limited(parts, c, body && bucketsFor('reset', { account: body.email, address: parts.addressOf(c) }), () =>
      forwardParsed(parts, c, '/request-password-reset', body),
    );
  });
  routes.post('/reset-password', async (c) => {
    const body = await readBody(c, '/reset-password');
    return limited(parts, c, body && bucketsFor('new-password', { address: parts.addressOf(c) }), () =>
      forwardParsed(parts, c, '/reset-password', body),
    );
  });
  routes.post('/change-password', (c) => changePassword(parts, c));
  return routes;
};

const changePassword = async (parts: AuthRoutesParts, c: Context): Promise<Response> => {
  const who = await parts.access.identify(c.req.raw.headers);
  if (who === null) return problem(parts, c, 'sign-in-required');
  const body = await readBody(c, '/change-password');
  const buckets = bucketsFor('change-password', { account: who.user, address: parts.addressOf(c) });
  return limited(parts, c, body && buckets, () => forwardParsed(parts, c, '/change-password', body));
};

const signIn = async (parts: AuthRoutesParts, c: Context): Promise<Response> => {
  const body = await readBody(c, '/sign-in/email');
  if (!body) return problem(parts, c, 'invalid-input');
  const mark = getCookie(c, deviceCookie(parts));
  const device = knownDevice(mark, body.email, parts.secret);
  const buckets = passwordBuckets({ email: body.email, address: parts.addressOf(c), knownDevice: device });
  return limited(parts, c, buckets, async () => {
    const before = await parts.access.identify(c.req.raw.headers);
    const answer = await forwardParsed(parts, c, '/sign-in/email', body);
    if (!answer.ok) return answer;
    await forgiveTries(parts.scopes, buckets);
    // The old sign-in of this browser ends: a new person, or the same one anew, never goes on under a known id.
    if (before)
      await parts.scopes.withSystem('sign-in', (tx) => tx.delete(signIns).where(eq(signIns.id, before.signIn)));
    if (device === null) rememberDevice(parts, c, body.email);
    for (const cookie of answer.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true });
    return c.json({});
  });
};

const readSession = async (parts: AuthRoutesParts, c: Context): Promise<Response> => {
  const answer = await forward(parts, c);
  for (const cookie of answer.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true });
  const found = sessionBody.safeParse(await answer.json());
  return c.json(found.success ? found.data : null);
};

/** What a page may know of its own sign-in. The token stays in the cookie, out of reach of scripts. */
const sessionBody = z.object({
  session: z.object({ id: z.string(), expiresAt: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
});

const limited = async (
  parts: AuthRoutesParts,
  c: Context,
  buckets: readonly Bucket[] | null,
  run: () => Promise<Response>,
): Promise<Response> => {
  if (buckets === null) return problem(parts, c, 'invalid-input');
  const counted = await countTries(parts.scopes, buckets);
  if (counted.allowed) return run();
  return problem(parts, c, 'too-many', { 'retry-after': String(counted.retryAfter) });
};

const readBody = async <Path extends keyof typeof bodies>(
  c: Context,
  path: Path,
): Promise<z.infer<(typeof bodies)[Path]> | null> => {
  const text = await c.req.text();
  try {
    const parsed = bodies[path].safeParse(text === '' ? {} : JSON.parse(text));
    return parsed.success ? (parsed.data as z.infer<(typeof bodies)[Path]>) : null;
  } catch {
    return null;
  }
};

/** Hands a parsed body on; the answer keeps the library's status and cookies, and none of its body but an error's code. */
const forwardParsed = async (parts: AuthRoutesParts, c: Context, path: string, body: unknown): Promise<Response> => {
  if (body === null) return problem(parts, c, 'invalid-input');
  const answer = await forward(parts, c, JSON.stringify(body));
  if (path === '/sign-in/email' && answer.ok) return answer;
  for (const cookie of answer.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true });
  if (answer.ok) return c.json({});
  if (answer.status >= 500) return problem(parts, c, 'server-trouble');
  return refused(parts, c, answer.status === 401 ? 401 : 400, codeOf(await answer.text()));
};

const forward = (parts: AuthRoutesParts, c: Context, body?: string): Promise<Response> => {
  const headers = new Headers({ [addressHeader]: parts.addressOf(c), origin: parts.publicUrl.origin });
  for (const name of ['cookie', 'user-agent']) {
    const value = c.req.header(name);
    if (value !== undefined) headers.set(name, value);
  }
  if (body !== undefined) headers.set('content-type', 'application/json');
  const url = new URL(new URL(c.req.url).pathname, parts.publicUrl);
  return parts.auth.handler(new Request(url, { method: c.req.method, headers, body: body ?? null }));
};

const codes: Record<string, string> = {
  INVALID_EMAIL_OR_PASSWORD: 'wrong-email-or-password',
  INVALID_PASSWORD: 'wrong-password',
  INVALID_TOKEN: 'link-not-valid',
};

const codeOf = (text: string): string => {
  const known = Object.keys(codes).find((code) => text.includes(`"${code}"`));
  return known ? (codes[known] ?? 'refused') : 'refused';
};

const titles: Record<string, string> = {
  'wrong-email-or-password': 'E-mail or password is wrong',
  'wrong-password': 'The current password is wrong',
  'link-not-valid': 'This link is not valid any more',
};

/** A problem of these routes alone. */
const refused = (parts: AuthRoutesParts, c: Context, status: number, code: string): Response =>
  problemResponse(new ProblemAnswer({ status, code, title: titles[code] ?? 'Refused' }), parts.requestIdOf(c));

const problem = (
  parts: AuthRoutesParts,
  c: Context,
  code: ProblemCode,
  headers: Record<string, string> = {},
): Response => problemResponse(aProblem(code, { headers }), parts.requestIdOf(c));

const deviceCookie = ({ publicUrl }: AuthRoutesParts): string =>
  publicUrl.protocol === 'https:' ? '__Host-baton.device' : 'baton.device';

const rememberDevice = (parts: AuthRoutesParts, c: Context, email: string): void =>
  setCookie(c, deviceCookie(parts), markDevice(email, parts.secret), {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: parts.publicUrl.protocol === 'https:',
    maxAge: 365 * 24 * 60 * 60,
  });
