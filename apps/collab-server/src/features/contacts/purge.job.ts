import { contactPurged } from '@baton/schema/contacts';
import { contacts } from '@baton/schema/contacts/tables';
import { and, eq, lt } from 'drizzle-orm';
import { z } from 'zod';

import type { Clock } from '#platform/clock/clock.ts';
import type { GoesWith } from '#platform/command/feature.ts';
import { eraseFacts } from '#platform/facts/erase-facts.ts';
import type { FactRecorder } from '#platform/facts/facts.port.ts';
import { jobKind } from '#platform/jobs/job-kind.ts';
import type { Scopes } from '#platform/scope/scope.ts';

import { binDays } from './contact-reading.ts';

/** What the jobs of contacts need of the application; facts are composed after the features. */
export interface PurgeParts {
  scopes: Scopes;
  clock: Clock;
  facts: () => FactRecorder;
  goesWith: () => GoesWith;
}

/** Deletes for good who has been in the bin for 30 days (CT7), once an hour. */
export const purgeContacts = ({ scopes, clock, facts, goesWith }: PurgeParts) =>
  jobKind({
    kind: 'contacts.purge',
    data: z.strictObject({}),
    every: 60 * 60,
    run: async (_data, { id: cause, signal }) => {
      const before = new Date(clock.now().getTime() - binDays * 86_400_000);
      const due = await scopes.withSystem('jobs', (tx) =>
        tx
          .select({ workspace: contacts.workspace, id: contacts.id })
          .from(contacts)
          .where(lt(contacts.binnedAt, before)),
      );
      for (const { workspace, id } of due) {
        if (signal.aborted) return;
        await scopes.withWorkspace({ workspace }, async (tx) => {
          const rows = await tx
            .select({ id: contacts.id })
            .from(contacts)
            // Somebody may have taken them out of the bin since.
            .where(and(eq(contacts.workspace, workspace), eq(contacts.id, id), lt(contacts.binnedAt, before)))
            .for('update');
          if (rows.length === 0) return;
          const merged = await tx
            .select({ id: contacts.id })
            .from(contacts)
            .where(and(eq(contacts.workspace, workspace), eq(contacts.mergedInto, id)));
          // What was merged into them goes first, since it is held by them.
          const gone = [...merged.map((row) => row.id), id];
          const took = [...(await goesWith()(tx, gone))];
          const told = gone.map((each, i) =>
            contactPurged({ subject: { kind: 'contact', id: each }, data: { took: i === 0 ? took : [] } }),
          );
          const by = { workspace, actor: null, origin: 'system', cause } as const;
          await facts().record(
            tx,
            by,
            told.map((fact) => ({ ...fact, occurredAt: clock.now() })),
          );
        });
      }
      await eraseFacts(scopes, contactPurged.type);
    },
  });
