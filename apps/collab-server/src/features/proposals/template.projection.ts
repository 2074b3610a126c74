import {
  beginningOfNodes,
  isOfProposal,
  pricingBrief,
  proposalTemplateWritten,
  readTemplate,
  repairTemplate,
  templateShape,
  watchTemplate,
  type TemplateView,
} from '@baton/schema/proposals';
import { proposalTemplates } from '@baton/schema/proposals/tables';
import type { ProposalTemplateId } from '@baton/schema/shared';
import { and, eq } from 'drizzle-orm';

import type { DocumentRef, LiveDocumentKind, SettlingChange } from '#platform/documents/documents.port.ts';

import { proposalsPolicy } from './proposals.policy.ts';

/** Writing comes in bursts: one fact tells of what somebody did until they paused. */
const burst = { quietMs: 60_000, longestMs: 600_000 };

const rowOf = ({ workspace, id }: Pick<DocumentRef, 'workspace' | 'id'>) =>
  and(eq(proposalTemplates.workspace, workspace), eq(proposalTemplates.id, id as ProposalTemplateId));

/** Rules PP6 and PP40. The live document of a template or a block, as the collab room needs to know it. */
export const templateDocumentKind: LiveDocumentKind<TemplateView> = {
  kind: 'template',
  shape: templateShape,
  admits: isOfProposal,
  // As in a proposal: somebody types into a line that a colleague takes away.
  ignoresBuried: true,
  levelOf: async (tx, actor, id) => {
    const [row] = await tx
      .select({ archivedAt: proposalTemplates.archivedAt })
      .from(proposalTemplates)
      .where(rowOf({ workspace: actor.workspace, id }));
    return row ? proposalsPolicy.templateLevelWith(actor, { archived: row.archivedAt !== null }) : null;
  },
  repairs: repairTemplate,
  observe: (doc) => {
    const watch = watchTemplate(doc);
    return { ...watch, drain: () => [watch.drain()].filter((view) => view !== null) };
  },
  project: async (tx, ref, steps) => {
    const [was] = await tx.select({ name: proposalTemplates.name }).from(proposalTemplates).where(rowOf(ref));
    const latest = steps.at(-1)?.row;
    if (!was || !latest) return { facts: [], settling: [] };
    // The first row is the seed: that the template was made is told by its command. Repairs are nobody's edits.
    const edits = steps.filter(({ row, changes }) => row.seq > 1 && row.origin !== 'system' && changes.length > 0);
    const edited = edits.at(-1)?.row;
    const said = steps.flatMap(({ changes }) => changes).at(-1);
    await tx
      .update(proposalTemplates)
      .set({
        seq: latest.seq,
        ...(said && contentOf(said)),
        ...(edited && { editedAt: edited.at, editedBy: edited.actor }),
      })
      .where(rowOf(ref));
    const settling = edits.map(({ row }): SettlingChange => ({
      pending: 'begin',
      subject: ref.id,
      what: `written ${row.actor ?? row.origin}`,
      seq: row.seq,
      fact: proposalTemplateWritten({ subject: { kind: 'proposal-template', id: ref.id }, data: { name: was.name } }),
      ...burst,
    }));
    return { facts: [], settling };
  },
  merge: (_first, latest) => latest,
  rebuild: async (tx, ref, doc) => {
    await tx
      .update(proposalTemplates)
      .set(contentOf(readTemplate(doc)))
      .where(rowOf(ref));
  },
};

const contentOf = ({ body, pricing }: TemplateView) => ({
  body,
  begins: beginningOfNodes(body),
  pricing,
  ...(pricing && pricingBrief(pricing)),
});
