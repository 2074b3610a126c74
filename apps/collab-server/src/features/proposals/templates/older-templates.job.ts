import { noPrices, seedTemplate, seedTemplatePricing } from '@baton/schema/proposals';
import { proposalTemplates } from '@baton/schema/proposals/tables';
import type { WorkspaceId } from '@baton/schema/shared';
import { and, asc, eq, isNull, or } from 'drizzle-orm';
import { z } from 'zod';

import type { Documents } from '#platform/documents/documents.port.ts';
import { jobKind } from '#platform/jobs/job-kind.ts';
import type { Scopes, Tx } from '#platform/scope/scope.ts';

import { baseCurrency } from '../beginning.ts';
import { documentOfTemplate } from './template-rows.ts';

export interface OlderTemplateParts {
  scopes: Scopes;
  /** Live documents are composed after the features. */
  documents: () => Documents;
}

const hourS = 3_600;

/**
 * Rules PP6 and PP40. Templates that were written before they were live documents get theirs, with what they say; those
 * that are older than prices of templates get a table in the currency of their workspace.
 */
export const enlivenOlderTemplates = (parts: OlderTemplateParts) =>
  jobKind({
    kind: 'proposals.older-templates',
    data: z.strictObject({}),
    every: hourS,
    run: async (_data, { id: cause, signal }) => {
      const { workspace, id, seq, pricing } = proposalTemplates;
      const older = await parts.scopes.withSystem('jobs', (tx) =>
        tx
          .select({ workspace, id, seq })
          .from(proposalTemplates)
          .where(or(eq(seq, 0), isNull(pricing)))
          .orderBy(asc(id)),
      );
      for (const { seq: at, ...each } of older) {
        if (signal.aborted) return;
        await (at === 0 ? enliven : givePrices)(parts, each, cause);
      }
    },
  });

type Older = Pick<typeof proposalTemplates.$inferSelect, 'workspace' | 'id'>;

const enliven = (parts: OlderTemplateParts, { workspace, id }: Older, cause: string): Promise<void> =>
  inside(parts, workspace, async (tx) => {
    const [row] = await tx
      .select({ body: proposalTemplates.body, seq: proposalTemplates.seq })
      .from(proposalTemplates)
      .where(and(eq(proposalTemplates.workspace, workspace), eq(proposalTemplates.id, id)))
      .for('no key update');
    if (row?.seq !== 0) return;
    const view = { body: row.body, pricing: noPrices(await baseCurrency(tx, { workspace })) };
    await parts
      .documents()
      .create(tx, documentOfTemplate(workspace, id), bySystem(cause), (doc) => seedTemplate(doc, view));
  });

const givePrices = (parts: OlderTemplateParts, { workspace, id }: Older, cause: string): Promise<void> =>
  inside(parts, workspace, async (tx) => {
    const pricing = noPrices(await baseCurrency(tx, { workspace }));
    const refs = [documentOfTemplate(workspace, id)];
    await parts.documents().withDocuments(tx, refs, bySystem(cause), async (open) => {
      for (const document of open) await document.edit((doc) => seedTemplatePricing(doc, pricing));
    });
  });

const bySystem = (cause: string) => ({ actor: null, origin: 'system', cause }) as const;

const inside = async (
  { scopes, documents }: OlderTemplateParts,
  workspace: WorkspaceId,
  work: (tx: Tx) => Promise<void>,
): Promise<void> => {
  const held: Tx[] = [];
  let committed = false;
  try {
    await scopes.withWorkspace({ workspace }, async (tx) => {
      held.push(tx);
      await work(tx);
    });
    committed = true;
  } finally {
    for (const tx of held) documents().settled(tx, committed);
  }
};
