import { bytesRoutes, files, type FileId } from '@baton/schema/files';
import type { AccountId } from '@baton/schema/shared';

import { allPages } from '#shared/api/all-pages.ts';
import { apiOf } from '#shared/api/client.ts';
import { currentWorkspace } from '#shared/api/workspace.ts';

export const api = apiOf({ files });

/** Files of an account, or what is in its bin; read again when a file of the account changes. */
export const filesQuery = (accountId: AccountId, archived: boolean) => ({
  queryKey: ['files', accountId, archived],
  queryFn: () =>
    allPages((page) => api.files.list.call({ ...page, accountId, archived: archived ? ('true' as const) : 'false' })),
  meta: { facts: ['file.'], subject: accountId, kept: true as const },
});

/** Whether files may be added here, and how large they may be. */
export const limitsQuery = (accountId: AccountId) =>
  api.files.limits.queryOptions({ input: { accountId }, meta: { kept: true }, staleTime: 5 * 60_000 });

/**
 * Where the bytes of a file are. A picture or a link sends no header, so the address names the workspace; it opens nothing
 * by itself, the right to read is asked each time.
 */
export const bytesUrl = (kind: 'content' | 'preview', fileId: FileId, version?: number): string => {
  const query = new URLSearchParams();
  const workspace = currentWorkspace();
  if (workspace !== null) query.set('workspace', workspace);
  if (version !== undefined) query.set('version', String(version));
  return `/api/v1${bytesRoutes[kind].replace('{fileId}', fileId)}?${query.toString()}`;
};

export const uploadUrl = (accountId: AccountId, uploadId: string): string =>
  `/api/v1${bytesRoutes.upload.replace('{accountId}', accountId).replace('{uploadId}', uploadId)}`;
