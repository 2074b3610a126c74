import type { WorkspaceId } from '@baton/schema/shared';
import { sql } from 'drizzle-orm';

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
    tx.execute<{ workspace: WorkspaceId }>(sql`
      select workspace from automation_cursors as cursor where exists
        (select from fact_sequence as placed where placed.workspace = cursor.workspace and placed.seq > cursor.seq)`),
  );
  return rows.map(({ workspace }) => workspace);
};

/**
 * The cursor goes on and the jobs are there in one transaction, so every fact is given out once. True when there may be
 * more; another node that is at it does the rest.
 */
const look = async (tx: Tx, { automations }: DispatchParts, workspace: WorkspaceId): Promise<boolean> => {
  const [cursor] = await tx.execute<{ seq: string }>(
    sql`select seq from automation_cursors where workspace = ${workspace} for update skip locked`,
  );
  if (!cursor) return false;
  const after = Number(cursor.seq);
  const [head] = await tx.execute<{ seq: string | null }>(
    sql`select max(seq) as seq from fact_sequence where workspace = ${workspace} and seq <= ${after + perLook}`,
  );
  const upTo = Number(head?.seq ?? after);
  if (upTo <= after) return false;
  for (const { id, type } of await wanted(tx, { workspace, after, upTo, automations }))
    for (const { name } of automations.filter(({ on }) => on === type))
      await enqueueJob(tx, { kind: automationJob, key: `${name} ${id}`, data: { automation: name, fact: id } });
  await tx.execute(sql`update automation_cursors set seq = ${upTo} where workspace = ${workspace}`);
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
  tx.execute<{ id: string; type: string }>(sql`
    select facts.id, facts.type from fact_sequence as placed
    join facts on facts.workspace = placed.workspace and facts.id = placed.fact
    where placed.workspace = ${workspace} and placed.seq > ${after} and placed.seq <= ${upTo}
      and facts.origin <> 'import' and facts.type = any(${sql.param(automations.map(({ on }) => on))}::text[])
    order by placed.seq`);
