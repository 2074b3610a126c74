import type { AccountFile, FileId, Upload, UploadId } from '@baton/schema/files';
import { fileObjects, files } from '@baton/schema/files/tables';
import type { AccountId } from '@baton/schema/shared';
import { and, eq } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { levelOn } from '#platform/access/levels.ts';
import type { Tx } from '#platform/scope/scope.ts';

import type { OnAccount } from './files.policy.ts';

/** A row as the interface and the API show it. */
export const fileView = (row: typeof files.$inferSelect): AccountFile => ({
  id: row.id,
  accountId: row.account,
  name: row.name,
  type: row.type,
  bytes: row.bytes,
  version: row.version,
  createdBy: row.createdBy,
  createdAt: row.createdAt.toISOString(),
  changedBy: row.changedBy,
  changedAt: row.changedAt.toISOString(),
  archivedAt: row.archivedAt?.toISOString() ?? null,
});

/** A file with what the actor holds on its account. */
export const fileWithLevel = async (
  tx: Tx,
  actor: Actor,
  id: FileId,
  lock: 'locked' | 'unlocked',
): Promise<({ file: AccountFile } & OnAccount) | null> => {
  const query = tx
    .select()
    .from(files)
    .where(and(eq(files.workspace, actor.workspace), eq(files.id, id)));
  const [row] = await (lock === 'locked' ? query.for('no key update') : query);
  return row ? { file: fileView(row), level: await levelOn(tx, actor, 'account', row.account) } : null;
};

/** What the actor has sent for this account under this id and not used yet, locked; null otherwise (FI2). */
export const uploadForUse = async (tx: Tx, actor: Actor, account: AccountId, id: UploadId): Promise<Upload | null> => {
  const [row] = await tx
    .select()
    .from(fileObjects)
    .where(
      and(
        eq(fileObjects.workspace, actor.workspace),
        eq(fileObjects.upload, id),
        eq(fileObjects.account, account),
        eq(fileObjects.member, actor.member),
        eq(fileObjects.state, 'kept'),
      ),
    )
    .for('no key update');
  return row ? uploadView(row) : null;
};

/** What has arrived, as its sender is told. */
export const uploadView = ({ upload: uploadId, type, bytes, sha256 }: typeof fileObjects.$inferSelect): Upload => {
  if (type === null || sha256 === null) throw new Error('An upload that has arrived says what it is');
  return { uploadId, type, bytes, sha256 };
};
