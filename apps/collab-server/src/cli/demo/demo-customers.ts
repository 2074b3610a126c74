import { accounts as accountContracts } from '@baton/schema/accounts';
import { accounts } from '@baton/schema/accounts/tables';
import { contacts } from '@baton/schema/contacts';
import { notes } from '@baton/schema/notes';
import { memberId, type AccountId, type WorkspaceId } from '@baton/schema/shared';
import { asc, eq } from 'drizzle-orm';

import { memberOf, performAs, type Inside } from '../inside.ts';
import { demoCompany, demoCustomers, type DemoCustomer } from './demo-company.ts';

/** What people have come to know of some customers: who looks after them, whom to call, what was said, a note begun. */
export const enlivenCustomers = async (inside: Inside, workspace: WorkspaceId): Promise<void> => {
  const rows = await inside.core.scopes.withWorkspace({ workspace }, (tx) =>
    tx
      .select({ id: accounts.id, name: accounts.name })
      .from(accounts)
      .where(eq(accounts.workspace, workspace))
      .orderBy(asc(accounts.name)),
  );
  const idOf = new Map(rows.map(({ name, id }) => [name, id]));
  const sellers = demoCompany.people.filter(({ department }) => department === 'sales');
  for (const [at, customer] of demoCustomers.entries()) {
    const accountId = idOf.get(customer.account);
    const seller = sellers[at % sellers.length];
    if (accountId && seller) await enliven(inside, workspace, { accountId, customer, email: seller.email });
  }
};

const enliven = async (
  inside: Inside,
  workspace: WorkspaceId,
  { accountId, customer, email }: { accountId: AccountId; customer: DemoCustomer; email: string },
): Promise<void> => {
  const who = await memberOf(inside, workspace, email);
  const language = customer.language;
  await performAs(inside, who, accountContracts.edit, {
    accountId,
    ownerId: memberId.parse(who.member),
    status: customer.status,
    channel: 'email',
    language,
  });
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
      language,
      emails: [{ label: '', address }],
      phones: [{ label: '', number: phone }],
    });
  }
  await performAs(inside, who, accountContracts.logActivity, { accountId, kind: 'call', text: customer.said });
  await performAs(inside, who, notes.create, { accountId, template: 'usual', language });
};
