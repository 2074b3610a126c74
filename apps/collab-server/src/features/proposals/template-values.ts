import { deals } from '@baton/schema/deals/tables';
import {
  variableValues,
  variablesOfMoment,
  type ProposalDetail,
  type ProposalFrame,
  type ProposalLanguage,
  type VariableValues,
} from '@baton/schema/proposals';
import type { DealId, Money } from '@baton/schema/shared';
import { workspaces } from '@baton/schema/workspaces/tables';
import { and, eq } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { mayReadDeal } from '../deals/reads.ts';
import { memberNames } from '../workspaces/reads.ts';

type Named = Pick<ProposalDetail, 'accountName' | 'contactName' | 'dealTitle' | 'dealId' | 'ownerId'>;

/** What the variables of a proposal's text stand for, beside what its document says: names as the actor may know them. */
export const variablesOf = async (tx: Tx, actor: Actor, proposal: Named): Promise<ProposalDetail['variables']> => {
  const { ownerId: owner } = proposal;
  return {
    account: proposal.accountName,
    contact: proposal.contactName,
    deal: proposal.dealTitle,
    amount: proposal.dealId === null ? null : await amountOf(tx, actor, proposal.dealId),
    owner: owner === null ? null : ((await memberNames(tx, actor, [owner])).get(owner) ?? null),
    workspace: await workspaceName(tx, actor),
  };
};

/** The same by variable, for a text that says this of itself. */
export const valuesIn = (
  { variables, number }: Pick<ProposalDetail, 'variables' | 'number'>,
  frame: Pick<ProposalFrame, 'language' | 'validUntil'>,
): VariableValues => variableValues({ ...variables, number }, frame);

const amountOf = async (tx: Tx, actor: Actor, deal: DealId): Promise<Money | null> => {
  const [sale] = await tx
    .select({ amount: deals.amount, currency: deals.currency })
    .from(deals)
    .where(and(eq(deals.workspace, actor.workspace), eq(deals.id, deal), mayReadDeal(actor, deals.id)));
  return sale?.amount == null ? null : { amount: sale.amount, currency: sale.currency };
};

const workspaceName = async (tx: Tx, { workspace }: Actor): Promise<string | null> => {
  const [row] = await tx.select({ name: workspaces.name }).from(workspaces).where(eq(workspaces.id, workspace));
  return row?.name ?? null;
};

/** Rule PP4. What is filled once and for all, when a text comes into a proposal; the rest follows its record. */
export const momentValues = async (
  tx: Tx,
  actor: Actor,
  { language, number }: { number: string; language: ProposalLanguage },
  now: Date,
): Promise<VariableValues> => {
  const nobody = { accountName: null, contactName: null, dealTitle: null, dealId: null };
  const source = await variablesOf(tx, actor, { ...nobody, ownerId: actor.member });
  const values = variableValues(
    { ...source, number },
    { language, validUntil: null, today: now.toISOString().slice(0, 10) },
  );
  return Object.fromEntries(variablesOfMoment.map((name) => [name, values[name]]));
};
