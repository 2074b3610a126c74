import { accountPurged } from '@baton/schema/accounts';
import { accounts, accountVisits } from '@baton/schema/accounts/tables';
import type { AccountId, WorkspaceId } from '@baton/schema/shared';
import { containers, grants } from '@baton/schema/workspaces/tables';
import { and, eq, inArray, lt } from 'drizzle-orm';
import { z } from 'zod';

import type { Clock } from '#platform/clock/clock.ts';
import type { GoesWith } from '#platform/command/feature.ts';
import { eraseFacts } from '#platform/facts/erase-facts.ts';
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
  goesWith: () => GoesWith;
}

/** Deletes for good what has been in the bin for 30 days (AC7), once an hour; one account a transaction. */
export const purgeAccounts = ({ scopes, clock, facts, goesWith }: PurgeParts) =>
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
            .select({ id: accounts.id })
            .from(accounts)
            // Somebody may have taken it out of the bin since.
            .where(and(eq(accounts.workspace, workspace), eq(accounts.id, id), lt(accounts.binnedAt, before)))
            .for('update');
          if (!row) return;
          const gone = await withMerged(tx, workspace, id);
          const took = [...(await goesWith()(tx, gone))];
          const told = gone.map((each, i) =>
            accountPurged({
              subject: { kind: 'account', id: each },
              account: each,
              data: { took: i === 0 ? took : [] },
            }),
          );
          const by = { workspace, actor: null, origin: 'system', cause } as const;
          await facts().record(
            tx,
            by,
            told.map((fact) => ({ ...fact, occurredAt: clock.now() })),
          );
          await removeAccounts(tx, workspace, gone);
        });
      }
      await eraseFacts(scopes, accountPurged.type);
    },
  });

/** What was merged into it goes first, since it is held by it. */
const withMerged = async (tx: Tx, workspace: WorkspaceId, id: AccountId): Promise<AccountId[]> => {
  const rows = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.workspace, workspace), eq(accounts.mergedInto, id)));
  return [...rows.map((row) => row.id), id];
};

/** The rows, and the rights to see them. Companies below them stand alone. */
const removeAccounts = async (tx: Tx, workspace: WorkspaceId, gone: AccountId[]): Promise<void> => {
  await tx
    .update(accounts)
    .set({ parent: null })
    .where(and(eq(accounts.workspace, workspace), inArray(accounts.parent, gone)));
  await tx
    .delete(accountVisits)
    .where(and(eq(accountVisits.workspace, workspace), inArray(accountVisits.account, gone)));
  await tx.delete(grants).where(and(eq(grants.workspace, workspace), idsIn(grants.container, gone)));
  await tx.delete(containers).where(and(eq(containers.workspace, workspace), idsIn(containers.id, gone)));
  for (const id of gone) await tx.delete(accounts).where(and(eq(accounts.workspace, workspace), eq(accounts.id, id)));
};
