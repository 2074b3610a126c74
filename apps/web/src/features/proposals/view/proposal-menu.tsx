import type { ProposalDetail, ProposalTemplate } from '@baton/schema/proposals';
import { IconButton, Menu } from '@baton/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Archive, ArchiveRestore, Blocks, FileDown, GitFork, MoreHorizontal, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { useSession } from '#shared/session/session.tsx';
import { useSaid } from '#shared/shell/use-said.ts';

import { ForkDialog } from '../branches/fork-dialog.tsx';
import { usePapers } from '../print/use-papers.ts';
import { api, learnProposal, templatesQuery } from '../proposals-api.ts';

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

/** As it stands now, unless that is what was signed; and as it was sent last. */
const papersOf = ({ versions, state }: ProposalDetail) => {
  const now = (['draft', 'word'] as const).map((kind) => ({ kind, version: 0 }));
  const sent = versions.slice(0, 1).map(({ version }) => ({ kind: 'sent' as const, version }));
  return state === 'accepted' ? sent : [...now, ...sent];
};

/** What else can be done with a proposal. */
export const ProposalMenu = ({ detail }: { detail: ProposalDetail }) => {
  const navigate = useNavigate();
  const t = useTranslations('proposals.menu');
  const branches = useTranslations('proposals.branches');
  const mayFork = useSession().role !== 'guest' && detail.archivedAt === null;
  const [forking, setForking] = useState(false);
  const { archive, restore } = useArchive(detail);
  const blocks = useBlocks(detail);
  const fetchPaper = usePapers(detail);
  const away = detail.archivedAt !== null;
  return (
    <>
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
          ...(mayFork
            ? [
                {
                  id: 'fork',
                  label: branches('fork'),
                  icon: <GitFork aria-hidden size={16} />,
                  onSelect: () => setForking(true),
                },
              ]
            : []),
          ...papersOf(detail).map(({ kind, version }) => ({
            id: kind,
            label: t(`papers.${kind}`, { version }),
            icon: <FileDown aria-hidden size={16} />,
            onSelect: () => fetchPaper(kind, version),
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
      {forking && (
        <ForkDialog
          onClose={() => setForking(false)}
          onForked={(id) => {
            setForking(false);
            void navigate({ to: '/proposals/$proposalId', params: { proposalId: id } });
          }}
          proposal={detail}
        />
      )}
    </>
  );
};
