import type { WorkspaceId } from '@baton/schema/shared';

import type { SignIn } from '../access/access.port.ts';
import type { Actor } from '../access/actor.ts';
import type { AnyCommand } from '../command/command.ts';
import { claimKey, keepAnswer } from '../command/idempotency.ts';
import { MovedMeanwhile, type Outcome } from '../command/pipeline.ts';
import type { AnyQuery } from '../command/query.ts';
import { recordRefusal } from '../command/refusals.ts';
import { markOwn } from '../feed/mark-own.ts';
import type { Tx } from '../scope/scope.ts';
import { sqlStateOf } from './failure.ts';
import type { ApiParts } from './parts.ts';
import { aProblem } from './problem.ts';
import { pathOf, type RequestContext } from './router.ts';

/** One request of a signed-in person inside one workspace. */
interface Asked {
  input: unknown;
  context: RequestContext;
  signIn: SignIn;
  workspace: WorkspaceId;
}

/** Answers a query; the rights are read in its own transaction (M11). */
export const readAtOnce = (
  { scopes, access, clock }: ApiParts,
  query: AnyQuery,
  { input, signIn, workspace }: Asked,
): Promise<Outcome> =>
  scopes.withWorkspace({ workspace }, async (tx) => {
    const actor = await access.readActor(tx, signIn, workspace);
    if (actor === null) return { kind: 'not-found', because: 'not-allowed' };
    return query.answer({ tx, actor, input, now: clock.now() });
  });

/** Rolls the transaction back and carries out of it how the command ended. */
class Ended extends Error {
  readonly outcome: Outcome;
  readonly actor: Actor | null;
  constructor(outcome: Outcome, actor: Actor | null) {
    super(outcome.kind);
    this.outcome = outcome;
    this.actor = actor;
  }
}

/** A command is tried again when its documents changed hands, or when it lost a deadlock: nothing of it was written. */
const attempts = 4;

/**
 * Runs a command in one transaction: key → documents → load → may → decide → facts, rows and writes → answer under the
 * key. Whatever is not an answer rolls all of it back and leaves one row in `refusals`.
 */
export const runCommand = async (parts: ApiParts, command: AnyCommand, asked: Asked): Promise<Outcome> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const outcome = await attemptCommand(parts, command, asked);
      parts.onFacts?.();
      if (command.own !== null) parts.onOwn?.(asked.workspace);
      return outcome;
    } catch (error) {
      if (error instanceof Ended) return noteRefusal(parts, command, asked, error);
      const lost = error instanceof MovedMeanwhile || sqlStateOf(error) === '40P01';
      if (!lost) throw error;
      if (attempt === attempts) throw aProblem('try-again', { headers: { 'retry-after': '1' } });
    }
  }
};

const attemptCommand = async (parts: ApiParts, command: AnyCommand, asked: Asked): Promise<Outcome> => {
  const { scopes, access, documents, facts, clock, newId } = parts;
  const { input, context, signIn, workspace } = asked;
  let held: Tx | null = null;
  let committed = false;
  try {
    const outcome = await scopes.withWorkspace({ workspace }, async (tx): Promise<Outcome> => {
      held = tx;
      const actor = await access.readActor(tx, signIn, workspace);
      if (actor === null) throw new Ended({ kind: 'not-found', because: 'not-allowed' }, null);
      const key = keyOf(context);
      const claim = key === null ? null : await claimKey(tx, actor, key, context.digest, clock.now());
      if (claim?.kind === 'other-request') throw aProblem('idempotency-key-reused');
      if (claim?.kind === 'answered') {
        context.answerHeaders.set('idempotent-replayed', 'true');
        return { kind: 'answered', answer: claim.answer };
      }
      const performed = await command.perform({ tx, actor, input, cause: newId(), clock, newId, facts, documents });
      if (performed.kind !== 'answered') throw new Ended(performed, actor);
      if (command.own !== null) await markOwn(tx, actor, command.own);
      if (key !== null) await keepAnswer(tx, actor, key, performed.answer);
      return performed;
    });
    committed = true;
    return outcome;
  } finally {
    if (held !== null) documents.settled(held, committed);
  }
};

const noteRefusal = async (
  { scopes, clock }: ApiParts,
  command: AnyCommand,
  { context, signIn, workspace }: Asked,
  { outcome, actor }: Ended,
): Promise<Outcome> => {
  const member = actor?.member ?? signIn.memberships.find((each) => each.workspace === workspace)?.member ?? null;
  await scopes.withWorkspace({ workspace }, (tx) =>
    recordRefusal(tx, {
      workspace,
      actor: member,
      origin: actor?.origin ?? 'person',
      route: pathOf(command.contract),
      target: context.target.slice(0, 500),
      reason: reasonOf(outcome),
      detail: outcome.kind === 'refused' ? (outcome.refusal.detail ?? null) : null,
      requestId: context.requestId,
      at: clock.now(),
    }),
  );
  return outcome;
};

const reasonOf = (outcome: Outcome): string => {
  if (outcome.kind === 'refused') return outcome.refusal.refused;
  return outcome.kind === 'not-found' ? outcome.because : outcome.kind;
};

/** Chosen by the caller, one per change: printable, at most 200 characters. */
const keyOf = ({ headers }: RequestContext): string | null => {
  const key = headers.get('idempotency-key');
  if (key === null) return null;
  if (/^[\x21-\x7e]{1,200}$/.test(key)) return key;
  const message = 'Idempotency-Key is 1 to 200 printable characters';
  throw aProblem('invalid-input', { issues: [{ path: ['Idempotency-Key'], message }] });
};
