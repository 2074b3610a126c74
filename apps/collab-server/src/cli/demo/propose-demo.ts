import { accounts } from '@baton/schema/accounts/tables';
import { accountContacts } from '@baton/schema/contacts/tables';
import { addLine, type RowDraft } from '@baton/schema/pricing';
import { priceBook } from '@baton/schema/products';
import { products } from '@baton/schema/products/tables';
import { proposalApprovals, proposalBranches, proposals, proposalTemplates } from '@baton/schema/proposals';
import {
  accountId,
  lineId,
  memberId,
  productId,
  type ProductId,
  type ProposalTemplateId,
  type WorkspaceId,
} from '@baton/schema/shared';
import { teams } from '@baton/schema/workspaces/tables';
import { asc, eq } from 'drizzle-orm';

import { derivedId } from '#platform/clock/derived-id.ts';
import type { DocumentRef } from '#platform/documents/documents.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { memberOf, performAs, type Inside } from '../inside.ts';
import { demoPrices, demoProposals, demoTemplates, type DemoLine, type DemoProposal } from './demo-proposals.ts';
import { daysAgo, live } from './send-demo.ts';

type Who = Awaited<ReturnType<typeof memberOf>>;

const day = 86_400_000;

/** Proposals in every state, with their prices and what they cost, and the price book and templates behind them. */
export const enlivenProposals = async (inside: Inside, workspace: WorkspaceId): Promise<void> => {
  const names = await inside.core.scopes.withWorkspace({ workspace }, (tx) =>
    tx.select({ id: products.id, name: products.name }).from(products),
  );
  const shop: Shop = { product: new Map(names.map(({ id, name }) => [name, productId.parse(id)])), template: null };
  await stock(inside, workspace, shop);
  for (const given of demoProposals) await propose(inside, workspace, { given, shop });
};

interface Shop {
  product: ReadonlyMap<string, ProductId>;
  template: ProposalTemplateId | null;
}

const propose = async (
  now: Inside,
  workspace: WorkspaceId,
  { given, shop }: { given: DemoProposal; shop: Shop },
): Promise<void> => {
  const { life, validFor, review, alternative } = given;
  const inside = life ? daysAgo(now, life.sent) : now;
  const { core } = inside;
  const { account, contact } = await core.scopes.withWorkspace({ workspace }, (tx) => homeOf(tx, given.account));
  const by = await memberOf(inside, workspace, given.by);
  const until = validFor === null ? null : new Date(core.clock.now().getTime() + validFor * day);
  const made = await performAs(inside, by, proposals.create, {
    subject: { kind: 'account', id: accountId.parse(account) },
    title: given.title,
    language: given.language,
    contactId: contact,
    validUntil: until && until.toISOString().slice(0, 10),
    ...(given.template && shop.template ? { templateId: shop.template } : {}),
  });
  const write = (ref: Pick<DocumentRef, 'kind' | 'id'>, lines: readonly DemoLine[]) =>
    price(inside, by, { workspace, ...ref }, pricedBy(shop, lines));
  await write({ kind: 'proposal', id: made.id }, given.lines);
  if (made.costingId) await write({ kind: 'costing', id: made.costingId }, given.costs);
  if (review !== undefined) await performAs(inside, by, proposalApprovals.ask, { proposalId: made.id, words: review });
  if (alternative) {
    const { name } = alternative;
    const fork = await performAs(inside, by, proposalBranches.fork, { proposalId: made.id, name });
    await write({ kind: 'proposal', id: fork.id }, alternative.lines);
  }
  if (life) await live(now, by, { proposal: made, life });
};

/** Prices in other currencies and for many, how much sellers may take off, and what proposals begin with. */
const stock = async (inside: Inside, workspace: WorkspaceId, shop: Shop): Promise<void> => {
  const owner = await memberOf(inside, workspace);
  const validFrom = inside.core.clock.now().toISOString().slice(0, 10);
  for (const { product, tiers, ...cost } of demoPrices) {
    const id = shop.product.get(product);
    if (!id) throw new Error(`The demo has no ${product}`);
    await performAs(inside, owner, priceBook.setPrice, { productId: id, validFrom, tiers: [...tiers], ...cost });
  }
  await performAs(inside, owner, priceBook.setDiscountLimit, { role: 'member', kind: 'any', percent: '5' });
  const kinds = await inside.core.scopes.withWorkspace({ workspace }, (tx) =>
    tx.select({ id: teams.id, kind: teams.kind }).from(teams).where(eq(teams.workspace, workspace)),
  );
  for (const { of, lines, ...values } of demoTemplates) {
    const teamId = of && kinds.find((team) => team.kind === of)?.id;
    const { id, kind } = await performAs(inside, owner, proposalTemplates.create, { ...values, teamId });
    await price(inside, owner, { workspace, kind: 'template', id }, pricedBy(shop, lines));
    if (kind === 'whole') shop.template = id;
  }
};

const pricedBy = (shop: Shop, lines: readonly DemoLine[]): Omit<RowDraft, 'id'>[] =>
  lines.map(({ product, ...line }) => {
    const id = product === undefined ? null : shop.product.get(product);
    if (id === undefined) throw new Error(`The demo has no ${product}`);
    return { ...line, productId: id };
  });

const homeOf = async (tx: Tx, name: string) => {
  const [account] = await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.name, name));
  if (!account) throw new Error(`The demo has no ${name}`);
  const [contact] = await tx
    .select({ id: accountContacts.contact })
    .from(accountContacts)
    .where(eq(accountContacts.account, account.id))
    .orderBy(asc(accountContacts.linkedAt), asc(accountContacts.contact))
    .limit(1);
  return { account: account.id, contact: contact?.id ?? null };
};

/** As they would have typed it: into the live document, in their name. */
const price = async (
  { core }: Inside,
  by: Who,
  ref: DocumentRef,
  lines: readonly Omit<RowDraft, 'id'>[],
): Promise<void> => {
  if (lines.length === 0) return;
  const as = { actor: memberId.parse(by.member), origin: 'person', cause: null } as const;
  let held: Tx | null = null;
  let committed = false;
  try {
    await core.scopes.withWorkspace(by, async (tx) => {
      held = tx;
      await core.documents.withDocuments(tx, [ref], as, async ([document]) => {
        await document?.edit((doc) => {
          for (const [at, line] of lines.entries())
            addLine(doc, { id: lineId.parse(derivedId('demo line', ref.id, at)), ...line }, {}, () => 0.5);
        });
      });
    });
    committed = true;
  } finally {
    if (held !== null) core.documents.settled(held, committed);
  }
};
