import { apiPrefix } from '@baton/schema/api';
import type { Refusal, WorkspaceId } from '@baton/schema/shared';
import type { Context, Hono } from 'hono';

import type { SignIn } from '../access/access.port.ts';
import type { BytesCall, BytesRoute } from '../command/bytes.ts';
import { recordRefusal } from '../command/refusals.ts';
import { problemOf } from './failure.ts';
import { isForeign } from './origin.ts';
import type { ApiParts } from './parts.ts';
import { aProblem, aRefusal, problemResponse } from './problem.ts';
import type { RateLimiter } from './rate.ts';

/** Mounts the features' routes of bytes under `/api/v1`, with the same door-keeping as the routes of JSON. */
export const mountBytes = (app: Hono, parts: ApiParts, limiter: RateLimiter | null): void => {
  for (const route of parts.features.flatMap(({ bytes }) => bytes ?? [])) {
    app.on(route.method, `${apiPrefix}${route.path.replaceAll(/\{(\w+)\}/g, ':$1')}`, async (c) => {
      const requestId = parts.requestIdOf(c);
      try {
        return await answer(parts, limiter, route, c);
      } catch (error) {
        const { answer: said, unexpected } = problemOf(error);
        // A sender who went away hears nothing and is no trouble.
        const gone = c.req.raw.signal.aborted;
        if (unexpected && !gone) parts.onTrouble(error, { requestId, route: `${route.method} ${route.path}` });
        const response = problemResponse(said, requestId);
        // The rest of a body that nobody reads is still on its way: nothing else can be asked on this connection.
        if (route.method !== 'GET') response.headers.set('connection', 'close');
        return response;
      }
    });
  }
};

const answer = async (
  parts: ApiParts,
  limiter: RateLimiter | null,
  route: BytesRoute,
  c: Context,
): Promise<Response> => {
  const { signIn, workspace } = await enter(parts, limiter, route, c);
  const said = await route.handle(callOf(parts, c, signIn, workspace));
  if (said instanceof Response) return said;
  if (route.method !== 'GET') await noteRefusal(parts, route, c, { signIn, workspace, refusal: said });
  throw said === null ? aProblem('not-found') : aRefusal(said, route.statuses?.[said.refused]);
};

/** Who asks and for which workspace; nothing of the request is read or looked up before. */
const enter = async (
  { access, addressOf, isOwnOrigin }: ApiParts,
  limiter: RateLimiter | null,
  route: BytesRoute,
  c: Context,
): Promise<Entered> => {
  const { headers } = c.req.raw;
  if (route.method !== 'GET' && isForeign(headers, isOwnOrigin)) throw aProblem('wrong-origin');
  const signIn = await access.identify(headers);
  const wait = limiter?.take(signIn?.user ?? addressOf(c)) ?? 0;
  if (wait > 0) throw aProblem('too-many', { headers: { 'retry-after': String(wait) } });
  if (signIn === null) throw aProblem('sign-in-required');
  // A picture in a page or a link to save something cannot send a header.
  const wanted = headers.get('baton-workspace') ?? c.req.query('workspace') ?? null;
  const workspace = access.chooseWorkspace(signIn, wanted);
  if (workspace === null) throw aProblem('not-found');
  return { signIn, workspace };
};

interface Entered {
  signIn: SignIn;
  workspace: WorkspaceId;
}

const callOf = (
  { scopes, access, clock, newId }: ApiParts,
  c: Context,
  signIn: SignIn,
  workspace: WorkspaceId,
): BytesCall => ({
  params: c.req.param() as Record<string, string>,
  query: new URL(c.req.url).searchParams,
  headers: c.req.raw.headers,
  body: c.req.raw.body ?? nothing(),
  declaredBytes: declaredIn(c.req.raw.headers),
  wantsBody: c.req.method !== 'HEAD',
  now: () => clock.now(),
  newId,
  inWorkspace: (work) => scopes.withWorkspace({ workspace }, work),
  asActor: (work) =>
    scopes.withWorkspace({ workspace }, async (tx) => {
      const actor = await access.readActor(tx, signIn, workspace);
      return actor === null ? null : work(tx, actor);
    }),
});

const nothing = async function* (): AsyncGenerator<Uint8Array> {};

const declaredIn = (headers: Headers): number | null => {
  const declared = headers.get('content-length');
  return declared !== null && /^\d{1,15}$/.test(declared) ? Number(declared) : null;
};

const noteRefusal = async (
  { scopes, clock, requestIdOf }: ApiParts,
  route: BytesRoute,
  c: Context,
  { signIn, workspace, refusal }: Entered & { refusal: Refusal | null },
): Promise<void> => {
  const member = signIn.memberships.find((each) => each.workspace === workspace)?.member ?? null;
  await scopes.withWorkspace({ workspace }, (tx) =>
    recordRefusal(tx, {
      workspace,
      actor: member,
      origin: 'person',
      route: `${route.method} ${route.path}`,
      target: new URL(c.req.url).pathname.slice(0, 500),
      reason: refusal?.refused ?? 'not-allowed',
      detail: refusal?.detail ?? null,
      requestId: requestIdOf(c),
      at: clock.now(),
    }),
  );
};
