import { binDays, filePurged, type AccountFile } from '@baton/schema/files';
import { fileObjects, files } from '@baton/schema/files/tables';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';

import type { Clock } from '#platform/clock/clock.ts';
import type { FactRecorder } from '#platform/facts/facts.port.ts';
import type { ObjectRef } from '#platform/files/file-storage.port.ts';
import type { FileRoom } from '#platform/files/open-storage.ts';
import { clearArrivals } from '#platform/files/receive.ts';
import { jobKind } from '#platform/jobs/job-kind.ts';
import type { Scopes } from '#platform/scope/scope.ts';

import { fileView } from './file-rows.ts';

export interface PurgeParts {
  scopes: Scopes;
  clock: Clock;
  room: FileRoom;
  /** Facts are composed after the features. */
  live: () => { facts: FactRecorder };
}

/** So many of each kind in one run; the next one goes on. */
const perRun = 500;

/** Empties the bin after 30 days, and removes the bytes of what belongs to no file; every ten minutes (FI4, FI5). */
export const purgeFiles = (parts: PurgeParts) =>
  jobKind({
    kind: 'files.purge',
    data: z.strictObject({}),
    every: 10 * 60,
    run: async (_data, { id, signal }) => {
      for (const file of await longInBin(parts)) {
        if (signal.aborted) return;
        await purge(parts, file, id);
      }
      await doomForgotten(parts);
      for (const object of await doomed(parts)) {
        if (signal.aborted) return;
        await parts.room.storage.remove(object);
        await forget(parts, object);
      }
      await clearArrivals(parts.room.arrivals);
    },
  });

type FileRef = Pick<typeof files.$inferSelect, 'workspace' | 'id'>;

const archivedLongAgo = sql`${files.archivedAt} < now() - make_interval(days => ${binDays})`;

const longInBin = ({ scopes }: PurgeParts): Promise<FileRef[]> =>
  scopes.withSystem('jobs', (tx) =>
    tx.select({ workspace: files.workspace, id: files.id }).from(files).where(archivedLongAgo).limit(perRun),
  );

/** Locks it and looks again: somebody may be taking it out of the bin. */
const purge = ({ scopes, clock, live }: PurgeParts, { workspace, id }: FileRef, cause: string): Promise<void> =>
  scopes.withWorkspace({ workspace }, async (tx) => {
    const [row] = await tx
      .select()
      .from(files)
      .where(and(eq(files.workspace, workspace), eq(files.id, id), archivedLongAgo))
      .for('update');
    if (!row) return;
    const source = { workspace, actor: null, origin: 'system' as const, cause };
    await live().facts.record(tx, source, [{ ...purged(fileView(row)), occurredAt: clock.now() }]);
  });

const purged = ({ id, accountId, name, version }: AccountFile) =>
  filePurged({ subject: { kind: 'file', id }, account: accountId, data: { name, versions: version } });

/** No upload takes a quarter of an hour; one that nobody made a file of within a day is not waited for. */
const doomForgotten = ({ scopes }: PurgeParts): Promise<unknown> =>
  scopes.withSystem('jobs', (tx) =>
    tx
      .update(fileObjects)
      .set({ state: 'doomed' })
      .where(
        sql`(${fileObjects.state} = 'arriving' and ${fileObjects.at} < now() - interval '15 minutes')
          or (${fileObjects.state} = 'kept' and ${fileObjects.at} < now() - interval '1 day')`,
      ),
  );

const doomed = ({ scopes }: PurgeParts): Promise<ObjectRef[]> =>
  scopes.withSystem('jobs', (tx) =>
    tx
      .select({ workspace: fileObjects.workspace, object: fileObjects.object })
      .from(fileObjects)
      // What was sent with a proposal goes with that.
      .where(and(eq(fileObjects.state, 'doomed'), isNull(fileObjects.heldBy)))
      .limit(perRun),
  );

/** After its bytes: as long as there is a byte there is a row. */
const forget = ({ scopes }: PurgeParts, { workspace, object }: ObjectRef): Promise<unknown> =>
  scopes.withSystem('jobs', (tx) =>
    tx
      .delete(fileObjects)
      .where(
        and(eq(fileObjects.workspace, workspace), eq(fileObjects.object, object), eq(fileObjects.state, 'doomed')),
      ),
  );
