import { fileId, previewOf, type AccountFile } from '@baton/schema/files';
import { filesIn, type FileInText, type FilesInText, type ProposalDetail } from '@baton/schema/proposals';
import { useQueries, type QueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';

import { Problem } from '#shared/api/problem.ts';

import { fileQuery } from '../proposals-api.ts';
import type { LiveProposal } from './use-live-proposal.ts';

type OfAccount = Pick<ProposalDetail, 'accountId'>;

/** Rule PP42. What this device knows of the files that a text shows; what it does not know yet is absent. */
export const useFilesOfText = ({ accountId }: OfAccount, { body }: Pick<LiveProposal, 'body'>): FilesInText => {
  const listed = filesIn(body).join(' ');
  const ids = useMemo(() => (listed === '' ? [] : listed.split(' ')), [listed]);
  return useQueries({
    queries: ids.map((id) => ({ ...fileQuery(id), enabled: fileId.safeParse(id).success })),
    combine: useCallback(
      (found: UseQueryResult<{ file: AccountFile }>[]) =>
        new Map(
          ids.flatMap((id, at): [string, FileInText][] => {
            const gone = !fileId.safeParse(id).success || isGone(found[at]?.error);
            if (gone) return [[id, { name: null, picture: null }]];
            const file = found[at]?.data?.file;
            return file ? [[id, inText(file, accountId)]] : [];
          }),
        ),
      [ids, accountId],
    ),
  });
};

/** Does a picture stay here, as far as is known at this moment without asking anybody? */
export const isStaying = (queries: QueryClient, { accountId }: OfAccount, id: string): boolean => {
  const kept = queries.getQueryState(fileQuery(id).queryKey);
  if (kept?.data) return inText(kept.data.file, accountId).picture === null;
  return !fileId.safeParse(id).success || isGone(kept?.error);
};

/** Not there, or not this reader's to see: they read all files of the account that the proposal is for. */
const isGone = (error: unknown): boolean => error instanceof Problem && error.status === 404;

const inText = ({ name, type, accountId }: AccountFile, account: ProposalDetail['accountId']): FileInText => ({
  name,
  picture: accountId === account && previewOf(type) === 'picture' ? type : null,
});
