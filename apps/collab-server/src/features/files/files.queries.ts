import { files as contract, type FileId } from '@baton/schema/files';
import { files, fileVersions } from '@baton/schema/files/tables';
import { and, desc, eq, isNotNull, isNull, lt } from 'drizzle-orm';

import { levelOn } from '#platform/access/levels.ts';
import { pageOf, readCursor } from '#platform/command/paging.ts';
import { query } from '#platform/command/query.ts';

import { fileView, fileWithLevel } from './file-rows.ts';
import { filesPolicy } from './files.policy.ts';

export const listFiles = query({
  contract: contract.list,
  may: filesPolicy.list,
  read: async ({ tx, actor, input }) => {
    const level = await levelOn(tx, actor, 'account', input.accountId);
    if (!filesPolicy.read(actor, { level })) return null;
    const after = readCursor(input.cursor)?.[1];
    const rows = await tx
      .select()
      .from(files)
      .where(
        and(
          eq(files.workspace, actor.workspace),
          eq(files.account, input.accountId),
          input.archived === 'true' ? isNotNull(files.archivedAt) : isNull(files.archivedAt),
          after ? lt(files.id, after as FileId) : undefined,
        ),
      )
      .orderBy(desc(files.id))
      .limit(input.limit + 1);
    return pageOf(rows, input.limit, fileView, ({ id }) => [null, id]);
  },
});

export const readFile = query({
  contract: contract.get,
  may: filesPolicy.list,
  read: async ({ tx, actor, input }) => {
    const found = await fileWithLevel(tx, actor, input.fileId, 'unlocked');
    if (!found || !filesPolicy.read(actor, found)) return null;
    const rows = await tx
      .select()
      .from(fileVersions)
      .where(and(eq(fileVersions.workspace, actor.workspace), eq(fileVersions.file, input.fileId)))
      .orderBy(desc(fileVersions.version));
    const versions = rows.map(({ version, type, bytes, sha256, addedBy, addedAt }) => ({
      version,
      type,
      bytes,
      sha256,
      addedBy,
      addedAt: addedAt.toISOString(),
    }));
    return { file: found.file, versions };
  },
});

export const readLimits = ({ fileMostBytes }: { fileMostBytes: number }) =>
  query({
    contract: contract.limits,
    may: filesPolicy.list,
    read: async ({ tx, actor, input }) => {
      const level = await levelOn(tx, actor, 'account', input.accountId);
      return filesPolicy.read(actor, { level })
        ? { mayChange: filesPolicy.change(actor, { level }), fileMostBytes }
        : null;
    },
  });
