import { previewOf, safeFileName, uploadId, type AccountFile, type FileId } from '@baton/schema/files';
import type { AccountId } from '@baton/schema/shared';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

import { newId } from '#shared/api/id.ts';
import { Problem } from '#shared/api/problem.ts';

import { api, bytesUrl, uploadUrl } from '../files-api.ts';
import { sendBytes } from './send-bytes.ts';

/**
 * A file that is kept, as a note or another place needs it.
 *
 * @public
 */
export interface UploadedFile {
  fileId: FileId;
  /** Shows it where it can be shown, otherwise gives it to be saved. */
  url: string;
  name: string;
  size: number;
  /** Told by the server from its bytes. */
  type: string;
}

/** @public */
export interface UploadOptions {
  /** For what has none of its own, such as a pasted picture. */
  name?: string;
  onShare?: (share: number) => void;
  signal?: AbortSignal;
}

interface SendFileOptions extends UploadOptions {
  /** Chosen before the first try, so that another try is the same upload. */
  id?: string;
  /** Makes it a version of this file instead of a file of its own. */
  versionOf?: FileId;
}

/**
 * Sends a file to an account: its bytes first, then makes a file, or a version, of them. Tries again when the server cannot
 * be reached; whatever is repeated happens once. Throws `Problem`, or the signal's reason.
 */
export const useSendFile = (accountId: AccountId) => {
  const queries = useQueryClient();
  return useCallback(
    async (file: Blob, { name, id = newId(), versionOf, ...sending }: SendFileOptions = {}): Promise<AccountFile> => {
      const upload = uploadId.parse(id);
      await again(() => sendBytes({ url: uploadUrl(accountId, upload), bytes: file, ...sending }), sending.signal);
      const named = safeFileName(name ?? (file instanceof File ? file.name : ''));
      const made = await (versionOf
        ? api.files.addVersion.call({ fileId: versionOf, uploadId: upload })
        : api.files.create.call({ accountId, uploadId: upload, name: named }));
      await queries.invalidateQueries({ queryKey: ['files', accountId] });
      return made;
    },
    [accountId, queries],
  );
};

/**
 * For a place that shows files in what it writes, such as a note: uploads one into the files of an account. A page hands it
 * to that place.
 *
 * @public
 */
export const useUpload = (accountId: AccountId) => {
  const send = useSendFile(accountId);
  return useCallback(
    async (file: Blob, options?: UploadOptions): Promise<UploadedFile> => {
      const { id, name, bytes, type } = await send(file, options);
      return { fileId: id, url: bytesUrl(previewOf(type) ? 'preview' : 'content', id), name, size: bytes, type };
    },
    [send],
  );
};

const tries = 3;

const again = async (work: () => Promise<void>, signal?: AbortSignal): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const passes = error instanceof Problem && (error.status === 0 || error.status === 502 || error.status === 503);
      if (!passes || attempt === tries || signal?.aborted) throw error;
      await new Promise((resolve) => setTimeout(resolve, 400 * attempt));
    }
  }
};
