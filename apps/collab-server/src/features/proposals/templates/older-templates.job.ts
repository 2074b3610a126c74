import { seedTemplate } from '@baton/schema/proposals';
import { proposalTemplates } from '@baton/schema/proposals/tables';
import type { ProposalTemplateId, WorkspaceId } from '@baton/schema/shared';
import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';

import type { Documents } from '#platform/documents/documents.port.ts';
import { jobKind } from '#platform/jobs/job-kind.ts';
import type { Scopes, Tx } from '#platform/scope/scope.ts';

import { documentOfTemplate } from './template-rows.ts';

export interface OlderTemplateParts {
  scopes: Scopes;
  /** Live documents are composed after the features. */
  documents: () => Documents;
}

const hourS = 3_600;

/** Rule PP6. Templates that were written before they were live documents get theirs, with what they say. */
export const enlivenOlderTemplates = (parts: OlderTemplateParts) =>
  jobKind({
    kind: 'proposals.older-templates',
    data: z.strictObject({}),
    every: hourS,
    run: async (_data, { id: cause, signal }) => {
      const { workspace, id, seq } = proposalTemplates;
      const older = await parts.scopes.withSystem('jobs', (tx) =>
        tx.select({ workspace, id }).from(proposalTemplates).where(eq(seq, 0)).orderBy(asc(id)),
      );
      for (const each of older) {
        if (signal.aborted) return;
        await enliven(parts, each, cause);
      }
    },
  });

const enliven = async (
  { scopes, documents }: OlderTemplateParts,
  { workspace, id }: { workspace: WorkspaceId; id: ProposalTemplateId },
  cause: string,
): Promise<void> => {
  const by = { actor: null, origin: 'system', cause } as const;
  const held: Tx[] = [];
  let committed = false;
  try {
    await scopes.withWorkspace({ workspace }, async (tx) => {
      held.push(tx);
      const [row] = await tx
        .select({ body: proposalTemplates.body, seq: proposalTemplates.seq })
        .from(proposalTemplates)
        .where(and(eq(proposalTemplates.workspace, workspace), eq(proposalTemplates.id, id)))
        .for('no key update');
      if (row?.seq === 0)
        await documents().create(tx, documentOfTemplate(workspace, id), by, (doc) => seedTemplate(doc, row.body));
    });
    committed = true;
  } finally {
    for (const tx of held) documents().settled(tx, committed);
  }
};
