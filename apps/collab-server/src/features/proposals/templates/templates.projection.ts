import {
  proposalTemplateArchived,
  proposalTemplateCreated,
  proposalTemplateEdited,
  proposalTemplateRestored,
  templateValues,
} from '@baton/schema/proposals';
import { proposalTemplates } from '@baton/schema/proposals/tables';
import type { ProposalTemplateId } from '@baton/schema/shared';
import { and, eq } from 'drizzle-orm';

import type { FactProjection, RecordedFact } from '#platform/facts/facts.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

/** What becomes of templates, as rows. */
export const templateRows: Readonly<Record<string, FactProjection>> = {
  [proposalTemplateCreated.type]: async (tx, { workspace, subject, occurredAt: createdAt, actor, data }) => {
    const values = templateValues.parse(proposalTemplateCreated.data.parse(data).values);
    await tx.insert(proposalTemplates).values({
      workspace,
      id: subject.id as ProposalTemplateId,
      ...values,
      body: [],
      begins: '',
      seq: 0,
      createdAt,
      editedAt: createdAt,
      editedBy: actor,
    });
  },
  [proposalTemplateEdited.type]: async (tx, fact) => {
    const { field, to } = proposalTemplateEdited.data.parse(fact.data);
    if (field === 'blocks') return;
    const edit = { editedAt: fact.occurredAt, editedBy: fact.actor };
    await set(tx, fact, { [field]: templateValues.shape[field].parse(to), ...edit });
  },
  [proposalTemplateArchived.type]: (tx, fact) => set(tx, fact, { archivedAt: fact.occurredAt }),
  [proposalTemplateRestored.type]: (tx, fact) => set(tx, fact, { archivedAt: null }),
};

const set = async (
  tx: Tx,
  { workspace, subject }: RecordedFact,
  columns: Partial<typeof proposalTemplates.$inferInsert>,
): Promise<void> => {
  await tx
    .update(proposalTemplates)
    .set(columns)
    .where(and(eq(proposalTemplates.workspace, workspace), eq(proposalTemplates.id, subject.id as ProposalTemplateId)));
};
