import type { ProposalTemplate } from '@baton/schema/proposals';
import { proposalTemplates } from '@baton/schema/proposals/tables';
import type { ProposalTemplateId } from '@baton/schema/shared';
import { and, count, eq, isNull, ne, sql } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import type { Tx } from '#platform/scope/scope.ts';

type TemplateRow = typeof proposalTemplates.$inferSelect;

/** A template as the API tells it. */
export const templateOf = ({ id, name, kind, language, blocks, archivedAt }: TemplateRow): ProposalTemplate => ({
  id,
  name,
  kind,
  language,
  blocks,
  archivedAt: archivedAt?.toISOString() ?? null,
});

/** Null when there is none in the workspace. */
export const templateThing = async (
  tx: Tx,
  { workspace }: Actor,
  id: ProposalTemplateId,
  { lock = false }: { lock?: boolean } = {},
): Promise<{ template: ProposalTemplate } | null> => {
  const found = tx
    .select()
    .from(proposalTemplates)
    .where(and(eq(proposalTemplates.workspace, workspace), eq(proposalTemplates.id, id)));
  const [row] = await (lock ? found.for('no key update') : found);
  return row ? { template: templateOf(row) } : null;
};

/** Is there another one in use by this name? Who asks comes one after the other. */
export const isNameTaken = async (
  tx: Tx,
  { workspace }: Actor,
  name: string,
  but?: ProposalTemplateId,
): Promise<boolean> => {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`proposal-templates:${workspace}`}, 0))`);
  const rows = await tx
    .select({ id: proposalTemplates.id })
    .from(proposalTemplates)
    .where(
      and(
        eq(proposalTemplates.workspace, workspace),
        isNull(proposalTemplates.archivedAt),
        sql`fold_text(${proposalTemplates.name}) = fold_text(${name})`,
        but === undefined ? undefined : ne(proposalTemplates.id, but),
      ),
    );
  return rows.length > 0;
};

export const countTemplates = async (tx: Tx, { workspace }: Actor): Promise<number> => {
  const [row] = await tx
    .select({ count: count() })
    .from(proposalTemplates)
    .where(eq(proposalTemplates.workspace, workspace));
  return row?.count ?? 0;
};

/** One to begin a proposal with; null when there is none, or it is offered no more. */
export const templateInUse = async (tx: Tx, actor: Actor, id: ProposalTemplateId): Promise<ProposalTemplate | null> => {
  const found = await templateThing(tx, actor, id);
  return found?.template.archivedAt === null ? found.template : null;
};
