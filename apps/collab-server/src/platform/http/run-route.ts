import { ORPCError } from '@orpc/server';

import type { Performing, Outcome } from '../command/pipeline.ts';
import type { ApiParts } from './parts.ts';
import type { AnyRoute, RequestContext } from './router.ts';

/** Runs one route of any kind and turns how it ended into an answer or an error for the HTTP door. */
export const runRoute = async (
  parts: ApiParts,
  route: AnyRoute,
  input: unknown,
  context: RequestContext,
): Promise<unknown> => answerOf(await outcomeOf(parts, route, input, context));

const outcomeOf = async (
  parts: ApiParts,
  route: AnyRoute,
  input: unknown,
  { headers, address }: RequestContext,
): Promise<Outcome> => {
  const { access, scopes, facts, documents, clock, newId } = parts;
  const signIn = await access.identify(headers);
  if (route.kind === 'door') {
    return route.enter({ input, signIn, address, headers, now: clock.now(), newId, scopes, facts });
  }
  if (signIn === null) return { kind: 'signed-out' };
  const workspace = access.chooseWorkspace(signIn, headers.get('baton-workspace'));
  if (workspace === null) return { kind: 'not-found', because: 'not-there' };
  return scopes.withWorkspace({ workspace }, async (tx) => {
    const actor = await access.readActor(tx, signIn, workspace);
    if (actor === null) return { kind: 'not-found', because: 'not-allowed' };
    if (route.kind === 'query') return route.answer({ tx, actor, input, now: clock.now() });
    const performing: Performing = { tx, actor, input, cause: newId(), clock, newId, facts, documents };
    return route.perform(performing);
  });
};

const answerOf = (outcome: Outcome): unknown => {
  if (outcome.kind === 'answered') return outcome.answer;
  if (outcome.kind === 'signed-out') throw new ORPCError('UNAUTHORIZED');
  if (outcome.kind === 'not-found') throw new ORPCError('NOT_FOUND');
  throw new ORPCError(outcome.refusal.refused, { status: 409, data: { detail: outcome.refusal.detail } });
};
