import { fileId, previewOf } from '@baton/schema/files';
import { files, fileVersions } from '@baton/schema/files/tables';
import type { AccountId, WorkspaceId } from '@baton/schema/shared';
import { and, eq } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { mayOn } from '#platform/access/levels.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

/** Which of these accounts have files, the ones in the bin included. */
export const accountsWithFiles = async (tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const rows = await tx.selectDistinct({ id: files.account }).from(files).where(idsIn(files.account, ids));
  return new Set<string>(rows.map(({ id }) => id));
};

/** One version of a file that is a picture. */
export interface PictureAt {
  file: string;
  version: number;
  object: string;
  type: string;
  bytes: number;
  sha256: string;
}

/**
 * Of these files those of this account that are pictures, as they are now. What is no id of a file is passed over. Kept, none
 * of them goes before the transaction ends.
 */
export const picturesAt = async (
  tx: Tx,
  { workspace, account }: { workspace: WorkspaceId; account: AccountId },
  { ids, keep }: { ids: readonly string[]; keep: boolean },
): Promise<PictureAt[]> => {
  const wanted = ids.filter((id) => fileId.safeParse(id).success);
  if (wanted.length === 0) return [];
  const { file, version, object, type, bytes, sha256 } = fileVersions;
  const query = tx
    .select({ file, version, object, type, bytes, sha256 })
    .from(files)
    .innerJoin(
      fileVersions,
      and(eq(fileVersions.workspace, files.workspace), eq(file, files.id), eq(version, files.version)),
    )
    .where(and(eq(files.workspace, workspace), eq(files.account, account), idsIn(files.id, wanted)));
  const rows = await (keep ? query.for('share', { of: files }) : query);
  return rows.filter((row) => previewOf(row.type) === 'picture');
};

/** How these files are called, for who may see them (FI1); what is no id of a file is passed over. */
export const fileNames = async (tx: Tx, actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const wanted = ids.filter((id) => fileId.safeParse(id).success);
  if (wanted.length === 0) return new Map();
  const rows = await tx
    .select({ id: files.id, name: files.name })
    .from(files)
    .where(and(eq(files.workspace, actor.workspace), idsIn(files.id, wanted), mayOn(actor, files.account, 'read')));
  return new Map(rows.map(({ id, name }) => [id, name]));
};
