import { deals } from '@baton/schema/deals/tables';
import type { ProposalLanguage, VariableValue, VariableValues } from '@baton/schema/proposals';
import { minorDigitsOf, type AccountId, type ContactId, type Currency, type DealId } from '@baton/schema/shared';
import { workspaces } from '@baton/schema/workspaces/tables';
import { and, eq } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { accountNames } from '../accounts/reads.ts';
import { contactHomes } from '../contacts/reads.ts';
import { mayReadDeal } from '../deals/reads.ts';
import { memberNames } from '../workspaces/reads.ts';

/** The proposal whose text is being filled. */
export interface Filling {
  account: AccountId;
  deal: DealId | null;
  contact: ContactId | null;
  number: string;
  validUntil: string | null;
  language: ProposalLanguage;
  now: Date;
}

/** What the variables of a template are filled with; null where there is nothing to say. Records by what the actor may know. */
export const valuesFor = async (tx: Tx, actor: Actor, filling: Filling): Promise<VariableValues> => {
  const { account, contact, number, validUntil, now } = filling;
  const [person] = contact === null ? [] : await contactHomes(tx, actor, [contact]);
  return {
    account: recordOf('account', account, (await accountNames(tx, actor, [account])).get(account)),
    contact: person && person.level !== null ? recordOf('contact', person.id, person.name) : null,
    ...(await saleValues(tx, actor, filling)),
    number: { text: number },
    owner: textOf((await memberNames(tx, actor, [actor.member])).get(actor.member)),
    today: { day: now.toISOString().slice(0, 10) },
    'valid-until': validUntil === null ? null : { day: validUntil },
    workspace: textOf(await workspaceName(tx, actor)),
  };
};

const saleValues = async (
  tx: Tx,
  actor: Actor,
  { deal, language }: Filling,
): Promise<Pick<VariableValues, 'deal' | 'amount'>> => {
  if (deal === null) return {};
  const [sale] = await tx
    .select({ title: deals.title, amount: deals.amount, currency: deals.currency })
    .from(deals)
    .where(and(eq(deals.workspace, actor.workspace), eq(deals.id, deal), mayReadDeal(actor, deals.id)));
  if (!sale) return {};
  const amount = sale.amount === null ? undefined : moneyText(sale.amount, sale.currency, language);
  return { deal: recordOf('deal', deal, sale.title), amount: textOf(amount) };
};

const recordOf = (
  kind: 'account' | 'contact' | 'deal',
  target: string,
  label: string | undefined,
): VariableValue | null => (label === undefined ? null : { record: { kind, target, label } });

const textOf = (text: string | undefined): VariableValue | null => (text === undefined ? null : { text });

const workspaceName = async (tx: Tx, { workspace }: Actor): Promise<string | undefined> => {
  const [row] = await tx.select({ name: workspaces.name }).from(workspaces).where(eq(workspaces.id, workspace));
  return row?.name;
};

/** Minor units as people of a language read them. */
const moneyText = (amount: number, currency: Currency, language: ProposalLanguage): string =>
  new Intl.NumberFormat(language, { style: 'currency', currency }).format(amount / 10 ** minorDigitsOf(currency));
