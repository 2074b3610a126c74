import { createHash } from 'node:crypto';

import { facts as factsTable } from '@baton/schema/facts/tables';
import { factId, type FactId, type WorkspaceId } from '@baton/schema/shared';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';

import { readMember } from '../access/read-actor.ts';
import type { Clock } from '../clock/clock.ts';
import { derivedId } from '../clock/derived-id.ts';
import type { AnyCommand } from '../command/command.ts';
import { claimKey, keepAnswer } from '../command/idempotency.ts';
import type { Outcome } from '../command/pipeline.ts';
import { recordRefusal } from '../command/refusals.ts';
import type { Documents } from '../documents/documents.port.ts';
import type { FactRecorder, RecordedFact } from '../facts/facts.port.ts';
import { placedFact } from '../facts/stored-fact.ts';
import { jobKind } from '../jobs/job-kind.ts';
import type { Log } from '../log/log.ts';
import type { Scopes, Tx } from '../scope/scope.ts';
import type { Automation, Response, WantedCommand } from './automation.ts';

export const automationJob = 'automations.run';

export interface AutomationParts {
  scopes: Scopes;
  clock: Clock;
  log: Log;
  automations: readonly Automation[];
  commands: readonly AnyCommand[];
  documents: Documents;
  facts: FactRecorder;
  /** Facts were committed. */
  onFacts: () => void;
}

/** Asks one automation about one fact and does what it wants; what failed is done again, what was done is not. */
export const runAutomations = (parts: AutomationParts) =>
  jobKind({
    kind: automationJob,
    data: z.strictObject({ automation: z.string(), fact: factId }),
    run: async ({ automation: name, fact: id }, { workspace }) => {
      const automation = parts.automations.find((each) => each.name === name);
      if (!automation || workspace === null) throw new Error(`There is no automation ${name}`);
      const asked = await parts.scopes.withWorkspace({ workspace }, async (tx) => {
        const fact = await factOf(tx, workspace, id);
        return fact && { fact, responses: await automation.respond(tx, fact) };
      });
      if (!asked) return;
      for (const response of asked.responses) await doAll(parts, { name, fact: asked.fact, response });
      parts.onFacts();
    },
  });

/** Null once it was erased: nobody acts on what is to be forgotten. */
const factOf = async (tx: Tx, workspace: WorkspaceId, id: FactId): Promise<RecordedFact | null> => {
  const [fact] = await tx
    .select()
    .from(factsTable)
    .where(and(eq(factsTable.workspace, workspace), eq(factsTable.id, id)));
  return fact && fact.data !== null ? placedFact({ fact, seq: null }) : null;
};

interface Doing {
  name: string;
  fact: RecordedFact;
  response: Response;
}

const doAll = async (parts: AutomationParts, { name, fact, response }: Doing): Promise<void> => {
  for (const wanted of response.commands) {
    const outcome = await perform(parts, { name, fact, as: response.as, wanted });
    if (outcome.kind === 'answered') continue;
    // Never lost silently: the log of the server and the refusals of the workspace both tell of it.
    const told = { automation: name, fact: fact.id, workspace: fact.workspace, route: routeOf(wanted), outcome };
    parts.log.warn(told, 'an automation could not do what it wanted');
    await note(parts, { fact, as: response.as, wanted, outcome });
    return;
  }
};

type Wanting = Pick<Doing, 'fact'> & { as: Response['as']; wanted: WantedCommand };

/** Rolls the transaction back and carries out of it how the command ended. */
class Ended extends Error {
  readonly outcome: Outcome;
  constructor(outcome: Outcome) {
    super(outcome.kind);
    this.outcome = outcome;
  }
}

/** One command in one transaction under a key of its own: done once, however often the job runs. */
const perform = async (parts: AutomationParts, { name, fact, as, wanted }: Wanting & { name: string }) => {
  const { scopes, clock, facts, documents, commands } = parts;
  const command = commands.find(({ contract }) => contract === wanted.contract);
  if (!command) throw new Error(`Nobody serves ${routeOf(wanted)}`);
  const { workspace } = fact;
  let held: Tx | null = null;
  let committed = false;
  try {
    const outcome = await scopes.withWorkspace({ workspace }, async (tx): Promise<Outcome> => {
      held = tx;
      const actor = as && (await readMember(tx, { workspace, member: as, origin: 'automation' }));
      if (!actor) throw new Ended({ kind: 'not-found', because: 'not-allowed' });
      const key = `${name}:${wanted.id}`;
      const claim = await claimKey(tx, actor, key, digestOf(wanted.input), clock.now());
      if (claim.kind !== 'fresh') return { kind: 'answered', answer: null };
      const { input } = wanted;
      const newId = idsFrom(wanted.id);
      const performed = await command.perform({ tx, actor, input, cause: fact.id, clock, newId, facts, documents });
      if (performed.kind !== 'answered') throw new Ended(performed);
      await keepAnswer(tx, actor, key, performed.answer);
      return performed;
    });
    committed = true;
    return outcome;
  } catch (error) {
    if (error instanceof Ended) return error.outcome;
    throw error;
  } finally {
    if (held !== null) documents.settled(held, committed);
  }
};

/** The same ids in every run. */
const idsFrom = (first: string): (() => string) => {
  let minted = 0;
  return () => {
    minted += 1;
    return minted === 1 ? first : derivedId(first, minted);
  };
};

const digestOf = (input: unknown): Uint8Array => createHash('sha256').update(JSON.stringify(input)).digest();

const routeOf = ({ contract }: WantedCommand): string =>
  `${contract['~orpc'].route.method ?? 'POST'} ${contract['~orpc'].route.path ?? ''}`;

const note = (
  { scopes, clock }: AutomationParts,
  { fact, as, wanted, outcome }: Wanting & { outcome: Outcome },
): Promise<void> =>
  scopes.withWorkspace(fact, (tx) =>
    recordRefusal(tx, {
      workspace: fact.workspace,
      actor: as,
      origin: 'automation',
      route: routeOf(wanted),
      target: `${fact.type} ${fact.id}`,
      reason: outcome.kind === 'refused' ? outcome.refusal.refused : outcome.kind,
      detail: outcome.kind === 'refused' ? (outcome.refusal.detail ?? null) : null,
      requestId: fact.id,
      at: clock.now(),
    }),
  );
