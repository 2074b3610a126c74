import { automationCursors, facts, factSequence } from '@baton/schema/facts/tables';
import type { WorkspaceId } from '@baton/schema/shared';
import { and, asc, eq, exists, gt, inArray, lte, max, ne, sql } from 'drizzle-orm';

import { ofSameFact } from '../facts/stored-fact.ts';
import { enqueueJob } from '../jobs/enqueue.ts';
import type { Scopes, Tx } from '../scope/scope.ts';
import type { Automation } from './automation.ts';
import { automationJob } from './run-automation.job.ts';

export interface DispatchParts {
  scopes: Scopes;
  automations: readonly Automation[];
}

/** So many places are looked through in one transaction. */
const perLook = 2_000;

/** Gives out the facts that have got their place in a workspace since the last look. */
export const dispatchFacts = async (parts: DispatchParts, workspace: WorkspaceId): Promise<void> => {
  if (parts.automations.length === 0) return;
  for (let more = true; more;)
    more = await parts.scopes.withWorkspace({ workspace }, (tx) => look(tx, parts, workspace));
};

/** The workspaces in which facts have a place that nobody has looked at. */
export const workspacesBehind = async ({ scopes }: DispatchParts): Promise<WorkspaceId[]> => {
  const rows = await scopes.withSystem('jobs', (tx) =>
    tx
      .select({ workspace: automationCursors.workspace })
      .from(automationCursors)
      .where(
        exists(
          tx
            .select({ one: sql`1` })
            .from(factSequence)
            .where(
              and(eq(factSequence.workspace, automationCursors.workspace), gt(factSequence.seq, automationCursors.seq)),
            ),
        ),
      ),
  );
  return rows.map(({ workspace }) => workspace);
};

/**
 * The cursor goes on and the jobs are there in one transaction, so every fact is given out once. True when there may be
 * more; another node that is at it does the rest.
 */
const look = async (tx: Tx, { automations }: DispatchParts, workspace: WorkspaceId): Promise<boolean> => {
  const own = eq(automationCursors.workspace, workspace);
  const [cursor] = await tx.select().from(automationCursors).where(own).for('update', { skipLocked: true });
  if (!cursor) return false;
  const after = cursor.seq;
  const [head] = await tx
    .select({ seq: max(factSequence.seq) })
    .from(factSequence)
    .where(and(eq(factSequence.workspace, workspace), lte(factSequence.seq, after + perLook)));
  const upTo = head?.seq ?? after;
  if (upTo <= after) return false;
  for (const { id, type } of await wanted(tx, { workspace, after, upTo, automations }))
    for (const { name } of automations.filter(({ on }) => on === type))
      await enqueueJob(tx, { kind: automationJob, key: `${name} ${id}`, data: { automation: name, fact: id } });
  await tx.update(automationCursors).set({ seq: upTo }).where(own);
  return upTo === after + perLook;
};

interface Stretch {
  workspace: WorkspaceId;
  after: number;
  upTo: number;
  automations: readonly Automation[];
}

/** Facts of an import never start anything. */
const wanted = (tx: Tx, { workspace, after, upTo, automations }: Stretch) =>
  tx
    .select({ id: facts.id, type: facts.type })
    .from(factSequence)
    .innerJoin(facts, ofSameFact)
    .where(
      and(
        eq(factSequence.workspace, workspace),
        gt(factSequence.seq, after),
        lte(factSequence.seq, upTo),
        ne(facts.origin, 'import'),
        inArray(
          facts.type,
          automations.map(({ on }) => on),
        ),
      ),
    )
    .orderBy(asc(factSequence.seq));
