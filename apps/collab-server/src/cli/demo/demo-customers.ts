import { accounts as accountContracts } from '@baton/schema/accounts';
import { accounts } from '@baton/schema/accounts/tables';
import { contacts } from '@baton/schema/contacts';
import { notes } from '@baton/schema/notes';
import { memberId, type AccountId, type WorkspaceId } from '@baton/schema/shared';
import { eq } from 'drizzle-orm';

import { memberOf, performAs, type Inside } from '../inside.ts';
import { demoAccounts, demoCustomers, sellerOf, type DemoCustomer } from './demo-company.ts';

/** What people have come to know of customers: who looks after them and where they are; of some, whom to call and what was said. */
export const enlivenCustomers = async (inside: Inside, workspace: WorkspaceId): Promise<void> => {
  const rows = await inside.core.scopes.withWorkspace({ workspace }, (tx) =>
    tx.select({ id: accounts.id, name: accounts.name }).from(accounts).where(eq(accounts.workspace, workspace)),
  );
  const idOf = new Map(rows.map(({ name, id }) => [name, id]));
  for (const [name, , country, city] of demoAccounts) {
    const accountId = idOf.get(name);
    if (!accountId) continue;
    const who = await memberOf(inside, workspace, sellerOf(name).email);
    await performAs(inside, who, accountContracts.edit, {
      accountId,
      ownerId: memberId.parse(who.member),
      addresses: [{ city, country }],
    });
    const customer = demoCustomers.find(({ account }) => account === name);
    if (customer) await enliven(inside, who, { accountId, customer });
  }
};

const enliven = async (
  inside: Inside,
  who: Awaited<ReturnType<typeof memberOf>>,
  { accountId, customer }: { accountId: AccountId; customer: DemoCustomer },
): Promise<void> => {
  const { status, language } = customer;
  await performAs(inside, who, accountContracts.edit, { accountId, status, channel: 'email', language });
  for (const { name, part, phone } of customer.people) {
    const address = `${name
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .replaceAll(/[^a-z]+/g, '.')}@demo.example`;
    await performAs(inside, who, contacts.create, {
      name,
      accountId,
      part,
      title: part,
      ownerId: memberId.parse(who.member),
      language,
      emails: [{ label: '', address }],
      phones: [{ label: '', number: phone }],
    });
  }
  await performAs(inside, who, accountContracts.logActivity, { accountId, kind: 'call', text: customer.said });
  await performAs(inside, who, notes.create, { accountId, template: 'usual', language });
};
