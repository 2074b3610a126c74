import { filledWords, proposalNumber, type Proposal, type ProposalDetail } from '@baton/schema/proposals';
import { proposals } from '@baton/schema/proposals/tables';
import type { AccountId, ContactId, DealId, Level, ProposalId } from '@baton/schema/shared';
import { and, eq, getTableColumns } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { levelOn } from '#platform/access/levels.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { accountNames } from '../accounts/reads.ts';
import { contactAddresses, contactHomes } from '../contacts/reads.ts';
import { dealTitles } from '../deals/reads.ts';
import { beyondLimits, maySayYes, type DiscountWorld } from './approval/beyond-limits.ts';
import { discountWorld } from './approval/discount-world.ts';
import { branchOf, originsOf } from './branches/branch-rows.ts';
import { proposalsPolicy } from './proposals.policy.ts';
import { versionsOf } from './sending/version-rows.ts';
import { openSuggestionsOf } from './suggestions/suggestion-rows.ts';
import { valuesIn, variablesOf } from './template-values.ts';

export type ProposalRow = typeof proposals.$inferSelect;

/** A proposal as commands and queries meet it, with what the actor holds on its account. */
export interface ProposalThing {
  row: ProposalRow;
  level: Level | null;
  detail: ProposalDetail;
}

export const rowOfProposal = ({ workspace, id }: { workspace: Actor['workspace']; id: string }) =>
  and(eq(proposals.workspace, workspace), eq(proposals.id, id as ProposalId));

/** Null when there is no such proposal in the workspace. */
export const proposalThing = async (
  tx: Tx,
  actor: Actor,
  id: ProposalId,
  { lock = false }: { lock?: boolean } = {},
): Promise<ProposalThing | null> => {
  const found = tx
    .select()
    .from(proposals)
    .where(rowOfProposal({ workspace: actor.workspace, id }));
  const [row] = await (lock ? found.for('no key update') : found);
  if (!row) return null;
  const held = { row, level: await levelOn(tx, actor, 'account', row.account) };
  return { ...held, detail: await detailOf(tx, actor, held) };
};

const { text: _text, ...listed } = getTableColumns(proposals);

/** What lists read: never the text, which may be long. */
export const summaryColumns = listed;

type SummaryRow = Omit<ProposalRow, 'text'>;

/** Rows as the API tells them, in the order of the rows, with the names that this reader may know (M8). */
export const summariesOf = async (
  tx: Tx,
  actor: Actor,
  rows: readonly SummaryRow[],
  world?: DiscountWorld,
): Promise<Proposal[]> => {
  const ids = <Id>(of: (row: SummaryRow) => Id | null): Id[] => rows.map(of).filter((id) => id !== null);
  const accounts = await accountNames(
    tx,
    actor,
    ids<AccountId>(({ account }) => account),
  );
  const deals = await dealTitles(
    tx,
    actor,
    ids<DealId>(({ deal }) => deal),
  );
  const homes = await contactHomes(
    tx,
    actor,
    ids<ContactId>(({ contact }) => contact),
  );
  const contacts = new Map(homes.flatMap(({ id, name, level }) => (level === null ? [] : [[id, name] as const])));
  const origins = await originsOf(tx, actor, rows);
  const told = proposalsPolicy.knowDiscounts(actor);
  const about = world ?? (await discountWorld(tx, actor, told ? rows : []));
  return rows.map((row) => ({
    id: row.id,
    number: proposalNumber(row),
    accountId: row.account,
    accountName: accounts.get(row.account) ?? null,
    dealId: row.deal,
    dealTitle: row.deal === null ? null : (deals.get(row.deal) ?? null),
    contactId: row.contact,
    contactName: row.contact === null ? null : (contacts.get(row.contact) ?? null),
    ownerId: row.owner,
    title: row.title,
    language: row.language,
    currency: row.currency,
    validUntil: row.validUntil,
    sums: row.sums,
    lines: row.lines,
    state: row.state,
    openSuggestions: row.openSuggestions,
    needsApproval: told && beyondOf(row, about).some(({ approved }) => !approved),
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt.toISOString(),
    editedBy: row.editedBy,
    archivedAt: row.archivedAt?.toISOString() ?? null,
    branch: branchOf(row, origins),
  }));
};

const beyondOf = ({ discounts, approved }: SummaryRow, world: DiscountWorld) =>
  beyondLimits(discounts, approved, world);

/** One proposal as it is opened. */
const detailOf = async (tx: Tx, actor: Actor, thing: Pick<ProposalThing, 'row' | 'level'>): Promise<ProposalDetail> => {
  const { row } = thing;
  const told = proposalsPolicy.knowDiscounts(actor);
  const world = await discountWorld(tx, actor, told ? [row] : []);
  const beyond = told ? beyondOf(row, world) : [];
  const [summary] = await summariesOf(tx, actor, [row], world);
  if (!summary) throw new Error(`Proposal ${row.id} has no summary`);
  const { archivedAt, state } = row;
  const level = proposalsPolicy.levelWith({ ...thing, archived: archivedAt !== null, state });
  const write = proposalsPolicy.change(actor, { level });
  const versions = await versionsOf(tx, actor.workspace, row.id);
  const variables = await variablesOf(tx, actor, summary);
  return {
    ...summary,
    text: filledWords(row.text, valuesIn({ ...summary, variables }, row)),
    costingId: proposalsPolicy.knowCosting(actor, thing) ? row.costing : null,
    beyond,
    approval: told ? row.approval : null,
    contactHasAddress: row.contact !== null && (await hasAddress(tx, actor, row.contact)),
    versions,
    customerSuggestions: await openSuggestionsOf(tx, actor.workspace, row.id),
    changedSinceSent: versions[0] !== undefined && versions[0].seq < row.seq,
    variables,
    may: {
      write,
      comment: proposalsPolicy.comment(actor, { ...thing, archived: archivedAt !== null, state }),
      approve: write && told && maySayYes(actor.role, row.discounts, beyond, world),
    },
  };
};

const hasAddress = async (tx: Tx, actor: Actor, contact: ContactId): Promise<boolean> =>
  (await contactAddresses(tx, actor, [contact])).get(contact)?.address != null;

/** The proposal as it is after a command's writes. */
export const written = async (tx: Tx, actor: Actor, id: ProposalId) => {
  const thing = await proposalThing(tx, actor, id);
  if (!thing) throw new Error(`Proposal ${id} is gone in the transaction that wrote it`);
  return { answer: thing.detail };
};
