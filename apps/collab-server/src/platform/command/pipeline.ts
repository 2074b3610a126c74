import type { Refusal } from '@baton/schema/shared';
import type { AnyContractProcedure } from '@orpc/contract';

import type { Actor } from '../access/actor.ts';
import type { Clock } from '../clock/clock.ts';
import type { Documents } from '../documents/documents.port.ts';
import type { FactRecorder } from '../facts/facts.port.ts';
import type { Tx } from '../scope/scope.ts';
import type { InputOf } from './contract.ts';
import type { Command, Writing } from './definition.ts';

/** How a request ended. `because` is for the refusals table only: both kinds of not-found look the same outside. */
export type Outcome =
  | { kind: 'answered'; answer: unknown }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'not-found'; because: 'not-there' | 'not-allowed' }
  | { kind: 'signed-out' };

/** One run of a command inside its transaction. */
export interface Performing {
  tx: Tx;
  actor: Actor;
  input: unknown;
  /** Id of this run; facts and document rows name it as their cause. */
  cause: string;
  clock: Clock;
  newId: () => string;
  facts: FactRecorder;
  /** `absentDocuments` until the collab room offers the real thing. */
  documents: Documents;
}

/** The documents of a command changed hands between the unlocked read and the locks (M2): run it again. */
export class MovedMeanwhile extends Error {}

/** Runs one command in the given transaction; anything but `answered` must roll it back. */
export const performCommand = async <C extends AnyContractProcedure, Thing>(
  definition: Command<C, Thing>,
  performing: Performing,
): Promise<Outcome> => {
  const { tx, actor } = performing;
  // oRPC has parsed the input by this very contract.
  const input = performing.input as InputOf<C>;
  if (!definition.documents) return decideAndWrite(definition, performing, { tx, actor, input, open: [] });
  const refs = await definition.documents({ tx, actor, input });
  if (refs === null) return decideAndWrite(definition, performing, { tx, actor, input, open: [] });
  if (refs.length === 0) return { kind: 'not-found', because: 'not-there' };
  const by = { actor: actor.member, origin: actor.origin, cause: performing.cause };
  return performing.documents.withDocuments(tx, refs, by, async (open) => {
    const still = namesOf((await definition.documents?.({ tx, actor, input })) ?? []);
    const there = namesOf(refs);
    if ([...still].some((name) => !there.has(name))) throw new MovedMeanwhile();
    // What was projected on the way here may have taken the thing out of a document: then that one is not needed.
    const needed = open.filter(({ ref }) => still.has(nameOf(ref)));
    return decideAndWrite(definition, performing, { tx, actor, input, open: needed });
  });
};

const decideAndWrite = async <C extends AnyContractProcedure, Thing>(
  definition: Command<C, Thing>,
  performing: Performing,
  loading: Pick<Writing<C, Thing>, 'tx' | 'actor' | 'input' | 'open'>,
): Promise<Outcome> => {
  const { tx, actor, input } = loading;
  const thing = await definition.load(loading);
  if (thing === null) return { kind: 'not-found', because: 'not-there' };
  if (!definition.may(actor, thing)) return { kind: 'not-found', because: 'not-allowed' };
  const now = performing.clock.now();
  const decision = definition.decide(thing, input, { actor, now, newId: performing.newId });
  if ('refused' in decision) return { kind: 'refused', refusal: decision };
  const by = { actor: actor.member, origin: actor.origin, cause: performing.cause };
  const facts = decision.facts.map((fact) => ({ ...fact, occurredAt: now }));
  await performing.facts.record(tx, { ...by, workspace: actor.workspace }, facts);
  if (!definition.write) return answered(definition.contract, decision.answer);
  const { documents } = performing;
  const written = await definition.write({ ...loading, thing, accepted: decision, now, documents, by });
  if (!written) return answered(definition.contract, decision.answer);
  return 'refused' in written ? { kind: 'refused', refusal: written } : answered(definition.contract, written.answer);
};

/** Parses the answer before the commit: one that breaks its contract must not leave its effect behind. */
const answered = async (contract: AnyContractProcedure, answer: unknown): Promise<Outcome> => {
  const parsed = await contract['~orpc'].outputSchema?.['~standard'].validate(answer);
  if (parsed?.issues) throw new Error('an answer breaks its contract', { cause: parsed.issues });
  return { kind: 'answered', answer: parsed ? parsed.value : answer };
};

const nameOf = ({ kind, id }: { kind: string; id: string }): string => `${kind}:${id}`;

const namesOf = (refs: readonly { kind: string; id: string }[]): ReadonlySet<string> => new Set(refs.map(nameOf));
