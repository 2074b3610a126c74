import type { AccountFile } from '@baton/schema/files';
import type { AccountId } from '@baton/schema/shared';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';

import { useSaid } from '#shared/shell/use-said.ts';

import { api } from '../files-api.ts';

/** What can be done to a file of the list; each says how it went, archiving with a way back. */
export const useChangeFiles = (accountId: AccountId) => {
  const t = useTranslations('files');
  const queries = useQueryClient();
  const said = useSaid();
  const changing = async (change: () => Promise<unknown>, done?: () => void): Promise<void> => {
    try {
      await change();
      await queries.invalidateQueries({ queryKey: ['files', accountId] });
      await queries.invalidateQueries({ queryKey: api.files.get.key() });
      done?.();
    } catch (error) {
      said.failed(error);
    }
  };
  const restore = ({ id: fileId, name }: AccountFile) =>
    changing(
      () => api.files.restore.call({ fileId }),
      () => said.done(t('restored', { name })),
    );
  return {
    restore,
    rename: ({ id: fileId }: AccountFile, name: string) => changing(() => api.files.rename.call({ fileId, name })),
    archive: (file: AccountFile) =>
      changing(
        () => api.files.archive.call({ fileId: file.id }),
        () => said.done(t('archived', { name: file.name }), () => void restore(file)),
      ),
  };
};
