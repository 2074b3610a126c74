import { accountPurged } from '@baton/schema/accounts';
import { accounts, accountVisits } from '@baton/schema/accounts/tables';
import type { AccountId, WorkspaceId } from '@baton/schema/shared';
import { containers, grants } from '@baton/schema/workspaces/tables';
import { and, eq, inArray, lt, or } from 'drizzle-orm';
import { z } from 'zod';

import type { Clock } from '#platform/clock/clock.ts';
import type { FactRecorder } from '#platform/facts/facts.port.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import { jobKind } from '#platform/jobs/job-kind.ts';
import type { Scopes, Tx } from '#platform/scope/scope.ts';

import { binDays } from './account-reading.ts';

/** What the jobs of accounts need of the application; facts are composed after the features. */
export interface PurgeParts {
  scopes: Scopes;
  clock: Clock;
  facts: () => FactRecorder;
}

/** Deletes for good what has been in the bin for 30 days (AC7), once an hour; one account a transaction. */
export const purgeAccounts = ({ scopes, clock, facts }: PurgeParts) =>
  jobKind({
    kind: 'accounts.purge',
    data: z.strictObject({}),
    every: 60 * 60,
    run: async (_data, { id: cause, signal }) => {
      const before = new Date(clock.now().getTime() - binDays * 86_400_000);
      const due = await scopes.withSystem('jobs', (tx) =>
        tx
          .select({ workspace: accounts.workspace, id: accounts.id })
          .from(accounts)
          .where(lt(accounts.binnedAt, before)),
      );
      for (const { workspace, id } of due) {
        if (signal.aborted) return;
        await scopes.withWorkspace({ workspace }, async (tx) => {
          const [row] = await tx
            .select({ name: accounts.name })
            .from(accounts)
            // Somebody may have taken it out of the bin since.
            .where(and(eq(accounts.workspace, workspace), eq(accounts.id, id), lt(accounts.binnedAt, before)))
            .for('update');
          if (!row) return;
          const fact = accountPurged({ subject: { kind: 'account', id }, account: id, data: { name: row.name } });
          const by = { workspace, actor: null, origin: 'system', cause } as const;
          await facts().record(tx, by, [{ ...fact, occurredAt: clock.now() }]);
          await removeAccount(tx, workspace, id);
        });
      }
    },
  });

/** The row, what was merged into it, and the right to see them. Companies below it stand alone. */
const removeAccount = async (tx: Tx, workspace: WorkspaceId, id: AccountId): Promise<void> => {
  const rows = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.workspace, workspace), or(eq(accounts.id, id), eq(accounts.mergedInto, id))));
  const gone = rows.map((row) => row.id);
  await tx
    .update(accounts)
    .set({ parent: null })
    .where(and(eq(accounts.workspace, workspace), inArray(accounts.parent, gone)));
  await tx
    .delete(accountVisits)
    .where(and(eq(accountVisits.workspace, workspace), inArray(accountVisits.account, gone)));
  await tx.delete(grants).where(and(eq(grants.workspace, workspace), idsIn(grants.container, gone)));
  await tx.delete(containers).where(and(eq(containers.workspace, workspace), idsIn(containers.id, gone)));
  await tx.delete(accounts).where(and(eq(accounts.workspace, workspace), eq(accounts.mergedInto, id)));
  await tx.delete(accounts).where(and(eq(accounts.workspace, workspace), eq(accounts.id, id)));
};
