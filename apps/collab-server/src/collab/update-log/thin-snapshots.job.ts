import { sql } from 'drizzle-orm';
import { z } from 'zod';

import { jobKind } from '#platform/jobs/job-kind.ts';
import type { Scopes, Tx } from '#platform/scope/scope.ts';

/** The last ones are kept, so that a reader who is a little behind starts from one, too. */
const newestKept = 3;
/** However busy a day was, a look at any moment of it replays no more rows than these. */
const rowsApart = 10_000;

/**
 * Leaves of older states as many as a look at the past wants: one an hour for a day, one a day for a month, then one a
 * week, and within each one every ten thousand rows. Of every document, or of this one.
 */
export const thinSnapshots = async (tx: Tx, document: string | null = null): Promise<void> => {
  await tx.execute(sql`
    delete from document_snapshots as thinned using (
      select document, epoch, seq,
        row_number() over (partition by document, epoch order by seq desc) as newest,
        row_number() over (partition by document, epoch, stretch, seq / ${rowsApart}::int order by seq desc) as in_stretch
      from (
        select document, epoch, seq, date_bin(case
          when made_at > now() - interval '1 day' then interval '1 hour'
          when made_at > now() - interval '30 days' then interval '1 day'
          else interval '7 days' end, made_at, 'epoch') as stretch
        from document_snapshots where ${document}::uuid is null or document = ${document}::uuid
      ) as made
    ) as ranked
    where (thinned.document, thinned.epoch, thinned.seq) = (ranked.document, ranked.epoch, ranked.seq)
      and ranked.newest > ${newestKept} and ranked.in_stretch > 1`);
};

/** Thins what grows older on documents that nobody works on any more; the others are thinned with each new state. */
export const thinOldSnapshots = ({ scopes }: { scopes: Scopes }) =>
  jobKind({
    kind: 'snapshots.thin',
    data: z.strictObject({}),
    every: 6 * 60 * 60,
    run: () => scopes.withSystem('log', (tx) => thinSnapshots(tx)),
  });
