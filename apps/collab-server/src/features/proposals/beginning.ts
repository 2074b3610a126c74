import { deals } from '@baton/schema/deals/tables';
import type { ProposalSubject } from '@baton/schema/proposals';
import { proposals } from '@baton/schema/proposals/tables';
import type { AccountId, ContactId, Currency, Level } from '@baton/schema/shared';
import { workspaces } from '@baton/schema/workspaces/tables';
import { and, eq, max, sql } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { levelOn } from '#platform/access/levels.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { accountKindOf } from '../accounts/reads.ts';
import { guardsOfContact } from '../contacts/reads.ts';
import { mayReadDeal } from '../deals/reads.ts';
import type { ToBegin } from './proposals.decide.ts';

type Home = Pick<ToBegin, 'account' | 'deal'> & { level: Level | null; currency: Currency | null };

/** Where a proposal for this belongs, and what the actor holds there; null where they may not know of it. */
export const homeOf = async (tx: Tx, actor: Actor, { kind, id }: ProposalSubject): Promise<Home | null> => {
  if (kind === 'account') {
    if ((await accountKindOf(tx, actor, id)) === null) return null;
    return { account: id, deal: null, currency: null, level: await levelOn(tx, actor, 'account', id) };
  }
  const [deal] = await tx
    .select({ board: deals.board, account: deals.account, currency: deals.currency })
    .from(deals)
    .where(and(eq(deals.workspace, actor.workspace), eq(deals.id, id), mayReadDeal(actor, deals.id)));
  if (!deal) return null;
  const { account, currency } = deal;
  // The board names an account unchecked (M8).
  if (account === null || (await accountKindOf(tx, actor, account)) === null)
    return { account: null, deal: id, currency, level: await levelOn(tx, actor, 'board', deal.board) };
  return { account, deal: id, currency, level: await levelOn(tx, actor, 'account', account) };
};

/** How far the numbers of each year have come; whoever asks is the only one to begin a proposal until the transaction ends. */
export const lastNumbers = async (tx: Tx, { workspace }: Actor): Promise<ReadonlyMap<number, number>> => {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`proposals:${workspace}`}, 0))`);
  const rows = await tx
    .select({ year: proposals.year, last: max(proposals.number) })
    .from(proposals)
    .where(eq(proposals.workspace, workspace))
    .groupBy(proposals.year);
  return new Map(rows.map(({ year, last }) => [year, last ?? 0]));
};

/** Is nobody named, or somebody who is at the account? */
export const contactFits = async (
  tx: Tx,
  actor: Actor,
  contact: ContactId | null | undefined,
  account: AccountId | null,
): Promise<boolean> => {
  if (!contact) return true;
  const guards = await guardsOfContact(tx, actor, contact);
  return guards !== null && guards.accounts.some((each) => each === account);
};

export const baseCurrency = async (tx: Tx, { workspace }: Pick<Actor, 'workspace'>): Promise<Currency> => {
  const [row] = await tx
    .select({ currency: workspaces.baseCurrency })
    .from(workspaces)
    .where(eq(workspaces.id, workspace));
  if (!row) throw new Error(`Workspace ${workspace} is not there`);
  return row.currency;
};
