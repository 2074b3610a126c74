import { accounts as contract, type Likeness } from '@baton/schema/accounts';
import { accounts } from '@baton/schema/accounts/tables';
import { domainOf } from '@baton/schema/shared';
import { and, desc, eq, isNull, ne, sql } from 'drizzle-orm';

import { mayOn } from '#platform/access/levels.ts';
import { query } from '#platform/command/query.ts';

import { accountsPolicy } from './accounts.policy.ts';

const shown = 5;

/** What somebody who types a new account may be typing again; the strongest likeness first. */
export const listAccountDuplicates = query({
  contract: contract.duplicates,
  may: accountsPolicy.create,
  read: async ({ tx, actor, input }) => {
    const { name = null, email = null, phone = null, website } = input;
    const domain = domainOf(website ?? '') ?? domainOf(email ?? '');
    const found = sql`accounts_like(${name}, ${domain}, ${email}, ${phone})`;
    const rows = await tx
      .select({ id: accounts.id, name: accounts.name, addresses: accounts.addresses, by: sql<Likeness>`found.by` })
      .from(sql`${found} as found`)
      .innerJoin(accounts, sql`${accounts.id} = found.id`)
      .where(
        and(
          eq(accounts.workspace, actor.workspace),
          isNull(accounts.mergedInto),
          isNull(accounts.binnedAt),
          input.exceptId === undefined ? undefined : ne(accounts.id, input.exceptId),
          mayOn(actor, accounts.id, 'read'),
        ),
      )
      .orderBy(desc(sql`found.score`), accounts.nameFolded)
      .limit(shown);
    return {
      data: rows.map(({ addresses, ...row }) => ({
        ...row,
        city: addresses.find(({ city }) => city !== '')?.city ?? null,
      })),
    };
  },
});
