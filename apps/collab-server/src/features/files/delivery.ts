import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';

import { bytesRoutes, fileId, previewOf } from '@baton/schema/files';
import { files, fileVersions } from '@baton/schema/files/tables';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';

import type { Actor } from '#platform/access/actor.ts';
import { levelOn } from '#platform/access/levels.ts';
import type { BytesCall, BytesRoute } from '#platform/command/bytes.ts';
import { StorageTrouble } from '#platform/files/file-storage.port.ts';
import type { FileRoom } from '#platform/files/open-storage.ts';
import { bytesHeaders, isHeld, rangeOf } from '#platform/http/bytes-headers.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { filesPolicy } from './files.policy.ts';

const wanted = z.object({ fileId, version: z.coerce.number().int().min(1).optional() });

/** A version of a file that the caller may read. */
interface Found {
  workspace: Actor['workspace'];
  object: string;
  name: string;
  type: string;
  bytes: number;
  sha256: string;
}

/** Gives a file to be saved, whatever it is, and never to be shown (FI6). */
export const contentRoute = (room: FileRoom): BytesRoute => ({
  method: 'GET',
  path: bytesRoutes.content,
  handle: async (call) => {
    const found = await find(call);
    return found && deliver(room, call, found, { type: 'application/octet-stream', as: 'attachment' });
  },
});

/** Shows a file of a kind that can do nothing; not-found for every other (FI6). */
export const previewRoute = (room: FileRoom): BytesRoute => ({
  method: 'GET',
  path: bytesRoutes.preview,
  handle: async (call) => {
    const found = await find(call);
    const kind = found && previewOf(found.type);
    if (!found || !kind) return null;
    const type = kind === 'text' ? 'text/plain; charset=utf-8' : found.type;
    return deliver(room, call, found, { type, as: 'inline' });
  },
});

const find = async (call: BytesCall): Promise<Found | null> => {
  const asked = wanted.safeParse({ ...call.params, version: call.query.get('version') ?? undefined });
  if (!asked.success) return null;
  return call.asActor((tx, actor) => findVersion(tx, actor, asked.data));
};

/** Asked on each request: a lost right shows at once, and knowing an id is no right (FI1). */
const findVersion = async (
  tx: Tx,
  actor: Actor,
  { fileId: id, version }: z.infer<typeof wanted>,
): Promise<Found | null> => {
  const [row] = await tx
    .select({ file: files, version: fileVersions })
    .from(files)
    .innerJoin(
      fileVersions,
      and(
        eq(fileVersions.workspace, files.workspace),
        eq(fileVersions.file, files.id),
        eq(fileVersions.version, version ?? files.version),
      ),
    )
    .where(and(eq(files.workspace, actor.workspace), eq(files.id, id)));
  if (!row || !filesPolicy.read(actor, { level: await levelOn(tx, actor, 'account', row.file.account) })) return null;
  const { object, type, bytes, sha256 } = row.version;
  return { workspace: actor.workspace, object, name: row.file.name, type, bytes, sha256 };
};

const deliver = async (
  { storage }: FileRoom,
  { headers, wantsBody }: BytesCall,
  found: Found,
  { type, as }: { type: string; as: 'inline' | 'attachment' },
): Promise<Response> => {
  const tag = `"${found.sha256}"`;
  const answer = bytesHeaders({ type, as, name: found.name, tag });
  answer.set('accept-ranges', 'bytes');
  if (isHeld(headers, tag)) return new Response(null, { status: 304, headers: answer });
  const range = rangeOf(headers, { tag, bytes: found.bytes });
  if (range === 'beyond') {
    answer.set('content-range', `bytes */${found.bytes}`);
    return new Response(null, { status: 416, headers: answer });
  }
  answer.set('content-length', String(range ? range.to - range.from + 1 : found.bytes));
  if (range) answer.set('content-range', `bytes ${range.from}-${range.to}/${found.bytes}`);
  const status = range ? 206 : 200;
  if (!wantsBody) return new Response(null, { status, headers: answer });
  const stream = await storage.open(found, range ?? undefined);
  if (!stream) throw new StorageTrouble(`${storage.where} has no object ${found.object} any more: restore a backup`);
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array> as BodyInit, { status, headers: answer });
};
