import { fileId, type FileId } from '@baton/schema/files';
import type { AccountId } from '@baton/schema/shared';
import { useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';

import { Problem } from '#shared/api/problem.ts';

import { api, bytesUrl, limitsQuery } from '../files-api.ts';
import { useFileWords } from '../list/use-file-words.ts';
import { useUpload } from '../upload/use-upload.ts';
import { FileBook, type KnownFile } from './file-book.ts';

/**
 * Files as a text on an account shows and takes them. The text holds ids alone; what a reader may know of a file is asked
 * with each reader's own right. A page hands this to the text.
 */
export const useFilesInText = (accountId: AccountId) => {
  const t = useTranslations('files');
  const send = useUpload(accountId);
  const limits = useQuery(limitsQuery(accountId));
  const mostBytes = limits.data?.fileMostBytes ?? null;
  const { size } = useFileWords(mostBytes ?? 0);
  const book = useBook();
  const about = useCallback(
    (id: string) => {
      const parsed = fileId.safeParse(id);
      const known = parsed.success ? book.about(parsed.data) : 'closed';
      if (known === null || known === 'closed') return known;
      const detail = [size(known.bytes), ...(known.archivedAt === null ? [] : [t('bin')])].join(' · ');
      return { name: known.name, detail };
    },
    [book, size, t],
  );
  return useMemo(
    () => ({
      about,
      subscribe: book.subscribe,
      pictureUrl: (id: string) => bytesUrl('preview', id as FileId),
      contentUrl: (id: string) => bytesUrl('content', id as FileId),
      send,
      size,
      mostBytes,
    }),
    [about, book, send, size, mostBytes],
  );
};

const useBook = (): FileBook => {
  const [book] = useState(() => new FileBook());
  const [wanted, setWanted] = useState<readonly FileId[]>([]);
  const known = useQueries({
    queries: wanted.map((id) => ({
      ...api.files.get.queryOptions({
        input: { fileId: id },
        meta: { facts: ['file.'], subject: id, kept: true },
      }),
    })),
    combine: useCallback(
      (found: UseQueryResult<{ file: Exclude<KnownFile, 'closed'> }>[]) =>
        new Map(
          found.flatMap(({ data, error }, at): [string, KnownFile][] => {
            const id = wanted[at];
            if (id === undefined) return [];
            if (error instanceof Problem && error.status === 404) return [[id, 'closed']];
            return data ? [[id, data.file]] : [];
          }),
        ),
      [wanted],
    ),
  });
  useEffect(() => book.ask(setWanted), [book]);
  useEffect(() => book.learn(known), [book, known]);
  return book;
};
