import { bytesRoutes, uploadId, type Upload, type UploadId } from '@baton/schema/files';
import { fileObjects } from '@baton/schema/files/tables';
import { accountId, isRefusal, refuse, type AccountId } from '@baton/schema/shared';
import { and, eq, ne, sql } from 'drizzle-orm';
import { Counter } from 'prom-client';
import { z } from 'zod';

import type { Actor } from '#platform/access/actor.ts';
import { levelOn } from '#platform/access/levels.ts';
import type { BytesCall, BytesRoute } from '#platform/command/bytes.ts';
import type { FileRoom } from '#platform/files/open-storage.ts';
import { discard, receive, TooManyBytes } from '#platform/files/receive.ts';
import { sniff } from '#platform/files/sniff.ts';
import { metrics } from '#platform/metrics/metrics.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { uploadView } from './file-rows.ts';
import { filesPolicy } from './files.policy.ts';

export interface FileLimits {
  /** Bytes of one file. */
  fileMostBytes: number;
  /** Bytes of all files of a workspace; null means no limit. */
  workspaceFilesMostBytes: number | null;
}

const uploads = new Counter({
  name: 'baton_uploads_total',
  help: 'Uploads of files by how they ended',
  labelNames: ['end'] as const,
  registers: [metrics],
});
const uploadedBytes = new Counter({
  name: 'baton_upload_bytes_total',
  help: 'Bytes of files that were kept',
  registers: [metrics],
});

const params = z.strictObject({ accountId, uploadId });

/** Takes the bytes of one file under an id of the sender's choice; sent again, the same bytes are the same upload. */
export const uploadRoute = (room: FileRoom, limits: FileLimits): BytesRoute => ({
  method: 'PUT',
  path: bytesRoutes.upload,
  statuses: { 'file-too-large': 413, 'workspace-full': 413 },
  handle: async (call) => {
    const wanted = params.safeParse(call.params);
    if (!wanted.success) return null;
    const begun = await call.asActor((tx, actor) => begin(tx, actor, wanted.data, call, limits));
    if (begun === null || isRefusal(begun)) {
      uploads.inc({ end: 'refused' });
      return begun;
    }
    const ended = 'kept' in begun ? await compare(room, call, begun) : await take(room, call, begun, limits);
    uploads.inc({ end: isRefusal(ended) ? 'refused' : 'kept' });
    return isRefusal(ended) ? ended : Response.json(ended);
  },
});

interface Begun {
  object: string;
  workspace: Actor['workspace'];
  /** What was set aside; more is not taken. */
  most: number;
}

/** Checks rights and limits and sets room aside, before a byte of the body is read (FI1, FI3). */
const begin = async (
  tx: Tx,
  actor: Actor,
  { accountId: account, uploadId: id }: { accountId: AccountId; uploadId: UploadId },
  { declaredBytes, newId, now }: BytesCall,
  { fileMostBytes, workspaceFilesMostBytes }: FileLimits,
) => {
  if (!filesPolicy.change(actor, { level: await levelOn(tx, actor, 'account', account) })) return null;
  const most = declaredBytes ?? fileMostBytes;
  if (most > fileMostBytes) return refuse('file-too-large', { limit: fileMostBytes });
  const { workspace, member } = actor;
  // Two at once must not both find room for one.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`files ${workspace}`}, 0))`);
  const [before] = await tx
    .select()
    .from(fileObjects)
    .where(and(eq(fileObjects.workspace, workspace), eq(fileObjects.upload, id), ne(fileObjects.state, 'doomed')));
  if (before && (before.member !== member || before.account !== account)) return refuse('upload-taken');
  if (before && before.state !== 'arriving') return { kept: uploadView(before), most };
  if (before) await doom(tx, { workspace, object: before.object });
  if (workspaceFilesMostBytes !== null && (await heldBytes(tx, actor)) + most > workspaceFilesMostBytes) {
    return refuse('workspace-full', { limit: workspaceFilesMostBytes });
  }
  const begun: Begun = { object: newId(), workspace, most };
  const about = { workspace, object: begun.object, upload: id, account, member };
  await tx.insert(fileObjects).values({ ...about, state: 'arriving', bytes: most, at: now() });
  return begun;
};

const heldBytes = async (tx: Tx, { workspace }: Actor): Promise<number> => {
  const [held] = await tx
    .select({ bytes: sql<string>`coalesce(sum(${fileObjects.bytes}), 0)` })
    .from(fileObjects)
    .where(and(eq(fileObjects.workspace, workspace), ne(fileObjects.state, 'doomed')));
  return Number(held?.bytes ?? 0);
};

/** Receives, tells what it is, keeps it, and only then says so in its row (FI4). */
const take = async (room: FileRoom, call: BytesCall, begun: Begun, { fileMostBytes }: FileLimits) => {
  try {
    const received = await receive(room.arrivals, call.body, begun.most);
    const { bytes, sha256, head } = received;
    const type = await sniff(head);
    await room.storage.put(begun, received);
    const kept = await call.asActor((tx) => keep(tx, begun, { bytes, sha256, type }));
    // Sent anew meanwhile, or no longer a member: these bytes are nobody's.
    if (!kept) {
      await letGo(call, begun);
      return refuse('upload-taken');
    }
    uploadedBytes.inc(bytes);
    return kept;
  } catch (error) {
    await letGo(call, begun);
    if (error instanceof TooManyBytes) return refuse('file-too-large', { limit: Math.min(begun.most, fileMostBytes) });
    uploads.inc({ end: 'torn' });
    throw error;
  }
};

const keep = async (
  tx: Tx,
  { workspace, object }: Begun,
  content: Pick<Upload, 'bytes' | 'sha256' | 'type'>,
): Promise<Upload | null> => {
  const [row] = await tx
    .update(fileObjects)
    .set({ ...content, state: 'kept' })
    .where(and(eq(fileObjects.workspace, workspace), eq(fileObjects.object, object), eq(fileObjects.state, 'arriving')))
    .returning();
  return row ? uploadView(row) : null;
};

/** Marked only: the job removes bytes and row, which may be asked for while the storage does not answer. */
const doom = async (tx: Tx, { workspace, object }: Pick<Begun, 'workspace' | 'object'>): Promise<void> => {
  await tx
    .update(fileObjects)
    .set({ state: 'doomed' })
    .where(and(eq(fileObjects.workspace, workspace), eq(fileObjects.object, object), ne(fileObjects.state, 'used')));
};

/** When the database does not answer either, the job finds the row by its age. */
const letGo = (call: BytesCall, begun: Begun): Promise<void> =>
  call.inWorkspace((tx) => doom(tx, begun)).catch(() => undefined);

/** The answer to an upload that has arrived already: the same, if these are the same bytes. */
const compare = async (room: FileRoom, call: BytesCall, { kept, most }: { kept: Upload; most: number }) => {
  const again = await receive(room.arrivals, call.body, most).catch((error: unknown) => {
    if (error instanceof TooManyBytes) return null;
    throw error;
  });
  if (again) await discard(again);
  return again?.sha256 === kept.sha256 ? kept : refuse('upload-taken');
};
