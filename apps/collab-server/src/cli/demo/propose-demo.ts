import { accounts } from '@baton/schema/accounts/tables';
import { accountContacts } from '@baton/schema/contacts/tables';
import { addLine } from '@baton/schema/pricing';
import { proposals } from '@baton/schema/proposals';
import { accountId, lineId, memberId, type WorkspaceId } from '@baton/schema/shared';
import { asc, eq } from 'drizzle-orm';

import { derivedId } from '#platform/clock/derived-id.ts';
import type { DocumentRef } from '#platform/documents/documents.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { memberOf, performAs, type Inside } from '../inside.ts';
import { demoProposals, type DemoLine } from './demo-proposals.ts';

type Who = Awaited<ReturnType<typeof memberOf>>;

const day = 86_400_000;

/** Proposals that are being written, with their prices and what they cost. */
export const enlivenProposals = async (inside: Inside, workspace: WorkspaceId): Promise<void> => {
  const { core } = inside;
  for (const given of demoProposals) {
    const { account, contact } = await core.scopes.withWorkspace({ workspace }, (tx) => homeOf(tx, given.account));
    const by = await memberOf(inside, workspace, given.by);
    const until = given.validFor === null ? null : new Date(core.clock.now().getTime() + given.validFor * day);
    const made = await performAs(inside, by, proposals.create, {
      subject: { kind: 'account', id: accountId.parse(account) },
      title: given.title,
      language: given.language,
      contactId: contact,
      validUntil: until && until.toISOString().slice(0, 10),
    });
    await price(inside, by, { workspace, kind: 'proposal', id: made.id }, given.lines);
    if (made.costingId) await price(inside, by, { workspace, kind: 'costing', id: made.costingId }, given.costs);
  }
};

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
const price = async ({ core }: Inside, by: Who, ref: DocumentRef, lines: readonly DemoLine[]): Promise<void> => {
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
