import {
  noPrices,
  pricingBrief,
  type ProposalTemplate,
  type ProposalTemplateDetail,
  type TemplatePricing,
} from '@baton/schema/proposals';
import { proposals, proposalTemplates } from '@baton/schema/proposals/tables';
import type { PlainNode } from '@baton/schema/rich-text';
import type { Currency, ProposalTemplateId, TeamId } from '@baton/schema/shared';
import { and, count, eq, getTableColumns, isNull, ne, sql } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import type { DocumentRef } from '#platform/documents/documents.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { presentTeams } from '../../workspaces/reads.ts';
import { baseCurrency } from '../beginning.ts';
import { proposalsPolicy } from '../proposals.policy.ts';

type TemplateRow = typeof proposalTemplates.$inferSelect;

/** A template as commands and queries meet it. */
export interface TemplateThing {
  template: ProposalTemplate;
  body: PlainNode[];
  pricing: TemplatePricing;
}

/** What is read of a template for a list. */
type ListedRow = Omit<TemplateRow, 'body' | 'pricing' | 'currency'> & { currency: Currency };

/** A template as the API tells it. */
const templateOf = (row: ListedRow, used: number): ProposalTemplate => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  language: row.language,
  teamId: row.teamId,
  begins: row.begins,
  currency: row.currency,
  lines: row.lines,
  used,
  createdAt: row.createdAt.toISOString(),
  editedAt: row.editedAt.toISOString(),
  editedBy: row.editedBy,
  archivedAt: row.archivedAt?.toISOString() ?? null,
});

/** Null when there is none in the workspace. */
export const templateThing = async (
  tx: Tx,
  actor: Actor,
  id: ProposalTemplateId,
  { lock = false }: { lock?: boolean } = {},
): Promise<TemplateThing | null> => {
  const { workspace } = actor;
  const found = tx
    .select()
    .from(proposalTemplates)
    .where(and(eq(proposalTemplates.workspace, workspace), eq(proposalTemplates.id, id)));
  const [row] = await (lock ? found.for('no key update') : found);
  if (!row) return null;
  const [begun] = await tx
    .select({ used: count() })
    .from(proposals)
    .where(and(eq(proposals.workspace, workspace), eq(proposals.template, id)));
  const pricing = row.pricing ?? noPrices(await baseCurrency(tx, actor));
  return { template: templateOf({ ...row, ...pricingBrief(pricing) }, begun?.used ?? 0), body: row.body, pricing };
};

/** The same as it is opened. */
export const templateDetail = (actor: Actor, { template, body, pricing }: TemplateThing): ProposalTemplateDetail => ({
  ...template,
  body,
  pricing,
  may: { write: template.archivedAt === null && proposalsPolicy.manageTemplates(actor) },
});

/** The template as it is after a command's writes. */
export const templateWritten = async (tx: Tx, actor: Actor, id: ProposalTemplateId) => {
  const thing = await templateThing(tx, actor, id);
  if (!thing) throw new Error(`Template ${id} is gone in the transaction that wrote it`);
  return { answer: templateDetail(actor, thing) };
};

/** Of lists, which never read what templates say. */
export const templatesListed = async (
  tx: Tx,
  actor: Actor,
  { archived }: { archived: boolean },
): Promise<ProposalTemplate[]> => {
  const { workspace } = actor;
  const { body: _body, pricing: _pricing, ...columns } = getTableColumns(proposalTemplates);
  const begun = tx
    .select({ template: proposals.template, used: count().as('used') })
    .from(proposals)
    .where(eq(proposals.workspace, workspace))
    .groupBy(proposals.template)
    .as('begun');
  const rows = await tx
    .select({ row: columns, used: begun.used })
    .from(proposalTemplates)
    .leftJoin(begun, eq(begun.template, proposalTemplates.id))
    .where(
      and(
        eq(proposalTemplates.workspace, workspace),
        archived ? sql`${proposalTemplates.archivedAt} is not null` : isNull(proposalTemplates.archivedAt),
      ),
    )
    .orderBy(sql`fold_text(${proposalTemplates.name})`, proposalTemplates.id);
  const usual = rows.some(({ row }) => row.currency === null) ? await baseCurrency(tx, actor) : '';
  return rows.map(({ row, used }) => templateOf({ ...row, currency: row.currency ?? usual }, used ?? 0));
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

/** Is it everybody's, or a team's of the workspace? */
export const isTeamKnown = async (tx: Tx, actor: Actor, team: TeamId | null): Promise<boolean> =>
  team === null || (await presentTeams(tx, actor, [team])).has(team);

/** What writing another one has to know. */
export const roomForTemplate = async (tx: Tx, actor: Actor, name: string) => {
  const taken = await isNameTaken(tx, actor, name);
  const [row] = await tx
    .select({ count: count() })
    .from(proposalTemplates)
    .where(eq(proposalTemplates.workspace, actor.workspace));
  return { taken, count: row?.count ?? 0 };
};

/** One to begin a proposal with; null when there is none, it is offered no more, or never to this person. */
export const templateInUse = async (tx: Tx, actor: Actor, id: ProposalTemplateId): Promise<TemplateThing | null> => {
  if (!proposalsPolicy.useTemplates(actor)) return null;
  const found = await templateThing(tx, actor, id);
  return found?.template.archivedAt === null ? found : null;
};

export const documentOfTemplate = (workspace: Actor['workspace'], id: ProposalTemplateId): DocumentRef => ({
  workspace,
  kind: 'template',
  id,
});
