import type { ProposalDetail } from '@baton/schema/proposals';
import { IconButton, Menu } from '@baton/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Archive, ArchiveRestore, MoreHorizontal, Printer } from 'lucide-react';
import { useTranslations } from 'use-intl';

import { useSaid } from '#shared/shell/use-said.ts';

import { api, learnProposal } from '../proposals-api.ts';

/** Puts a proposal into the archive, or takes it out; with the way back. */
export const useArchive = ({ id: proposalId }: Pick<ProposalDetail, 'id'>) => {
  const t = useTranslations('proposals.menu');
  const queries = useQueryClient();
  const said = useSaid();
  const move = useMutation({
    mutationFn: (way: 'archive' | 'restore') => api.proposals[way].call({ proposalId }),
    onSuccess: (after) => learnProposal(queries, after),
    onError: said.failed,
  });
  return {
    archive: () => move.mutate('archive', { onSuccess: () => said.done(t('archived'), () => move.mutate('restore')) }),
    restore: () => move.mutate('restore'),
  };
};

/** What else can be done with a proposal. */
export const ProposalMenu = ({ detail }: { detail: ProposalDetail }) => {
  const t = useTranslations('proposals.menu');
  const { archive, restore } = useArchive(detail);
  const away = detail.archivedAt !== null;
  return (
    <Menu
      align="end"
      entries={[
        {
          id: 'print',
          label: t('print'),
          icon: <Printer aria-hidden size={16} />,
          onSelect: () => globalThis.print(),
        },
        {
          id: 'archive',
          label: t(away ? 'restore' : 'archive'),
          icon: away ? <ArchiveRestore aria-hidden size={16} /> : <Archive aria-hidden size={16} />,
          disabled: !detail.may.write && !away,
          onSelect: away ? restore : archive,
        },
      ]}
      trigger={<IconButton icon={<MoreHorizontal size={16} />} label={t('more')} />}
    />
  );
};
