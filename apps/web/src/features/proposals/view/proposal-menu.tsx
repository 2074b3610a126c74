import type { ProposalDetail, ProposalTemplate } from '@baton/schema/proposals';
import { IconButton, Menu } from '@baton/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Archive, ArchiveRestore, Blocks, FileDown, MoreHorizontal, Printer } from 'lucide-react';
import { useTranslations } from 'use-intl';

import { useSaid } from '#shared/shell/use-said.ts';

import { api, learnProposal, paperUrl, templatesQuery } from '../proposals-api.ts';

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

/** Blocks that are used again and again, put at the end of the text; in the language that it is written in first. */
const useBlocks = (detail: ProposalDetail) => {
  const t = useTranslations('proposals.menu');
  const queries = useQueryClient();
  const said = useSaid();
  const templates = useQuery(templatesQuery()).data?.data ?? [];
  const insert = useMutation({
    mutationFn: ({ id: templateId }: ProposalTemplate) =>
      api.proposalTemplates.insert.call({ proposalId: detail.id, templateId }),
    onSuccess: (after, { name }) => {
      learnProposal(queries, after);
      said.done(t('inserted', { name }));
    },
    onError: said.failed,
  });
  const parts = templates.filter(({ kind, language }) => kind === 'part' && language === detail.language);
  return parts.map((part) => ({ id: part.id as string, label: part.name, onSelect: () => insert.mutate(part) }));
};

/** As it stands now, unless that is what was sent and no more can be; and as it was sent last. */
const papersOf = ({ versions, state }: ProposalDetail): { id: string; version: number | null }[] => [
  ...(state === 'accepted' ? [] : [{ id: 'pdf', version: null }]),
  ...versions.slice(0, 1).map(({ version }) => ({ id: 'pdf-of', version })),
];

const openPaper = ({ id }: ProposalDetail, version: number | null): void => {
  globalThis.open(paperUrl(id, version), '_blank', 'noopener');
};

/** What else can be done with a proposal. */
export const ProposalMenu = ({ detail }: { detail: ProposalDetail }) => {
  const t = useTranslations('proposals.menu');
  const { archive, restore } = useArchive(detail);
  const blocks = useBlocks(detail);
  const away = detail.archivedAt !== null;
  return (
    <Menu
      align="end"
      entries={[
        ...(blocks.length > 0 && detail.may.write
          ? [
              {
                id: 'blocks',
                kind: 'submenu' as const,
                label: t('insert'),
                icon: <Blocks aria-hidden size={16} />,
                entries: blocks,
              },
            ]
          : []),
        ...papersOf(detail).map(({ id, version }) => ({
          id,
          label: version === null ? t('pdf') : t('pdfOf', { version }),
          icon: <FileDown aria-hidden size={16} />,
          onSelect: () => openPaper(detail, version),
        })),
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
