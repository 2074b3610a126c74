import type { Outcome } from '../command/pipeline.ts';
import { readAtOnce, runCommand } from './in-workspace.ts';
import type { ApiParts } from './parts.ts';
import { aProblem, aRefusal } from './problem.ts';
import type { AnyRoute, RequestContext } from './router.ts';

/** Runs one route of any kind; returns its answer or throws the problem it ended in. */
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
  context: RequestContext,
): Promise<Outcome> => {
  const { access, clock, newId, scopes, facts } = parts;
  const { signIn, headers, address } = context;
  if (route.kind === 'door') {
    const outcome = await route.enter({ input, signIn, address, headers, now: clock.now(), newId, scopes, facts });
    parts.onFacts?.();
    return outcome;
  }
  if (signIn === null) return { kind: 'signed-out' };
  const workspace = access.chooseWorkspace(signIn, headers.get('baton-workspace'));
  if (workspace === null) return { kind: 'not-found', because: 'not-there' };
  const asked = { input, context, signIn, workspace };
  return route.kind === 'query' ? readAtOnce(parts, route, asked) : runCommand(parts, route, asked);
};

const answerOf = (outcome: Outcome): unknown => {
  if (outcome.kind === 'answered') return outcome.answer;
  if (outcome.kind === 'signed-out') throw aProblem('sign-in-required');
  if (outcome.kind === 'not-found') throw aProblem('not-found');
  throw aRefusal(outcome.refusal);
};
