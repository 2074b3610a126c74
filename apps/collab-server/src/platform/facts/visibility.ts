import type { Actor } from '../access/actor.ts';
import type { FactVisibility, Feature } from '../command/feature.ts';
import type { Tx } from '../scope/scope.ts';
import type { RecordedFact } from './facts.port.ts';

/** Who sees what, gathered from all features. A subject kind that two of them answer for stops the start. */
export const visibilityOf = (features: readonly Feature[]): ReadonlyMap<string, FactVisibility> => {
  const gathered = new Map<string, FactVisibility>();
  for (const [kind, sees] of features.flatMap((feature) => Object.entries(feature.sees ?? {}))) {
    if (gathered.has(kind)) throw new Error(`two features say who sees the facts of a ${kind}`);
    gathered.set(kind, sees);
  }
  return gathered;
};

/** Ids of those facts that this actor may see; one question per subject kind. */
export const visibleFacts = async (
  tx: Tx,
  actor: Actor,
  facts: readonly RecordedFact[],
  sees: ReadonlyMap<string, FactVisibility>,
): Promise<ReadonlySet<string>> => {
  const visible = new Set<string>();
  for (const [kind, ofKind] of Map.groupBy(facts, (fact) => fact.subject.kind)) {
    const answer = await sees.get(kind)?.(tx, actor, ofKind);
    for (const { id } of ofKind) if (answer?.has(id)) visible.add(id);
  }
  return visible;
};
