import type { ProposalDetail } from '@baton/schema/proposals';
import { IconButton, Menu } from '@baton/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Archive, ArchiveRestore, BookmarkPlus, FileDown, GitFork, MoreHorizontal, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { useMay, useSession } from '#shared/session/session.tsx';
import { useSaid } from '#shared/shell/use-said.ts';

import { ForkDialog } from '../branches/fork-dialog.tsx';
import { usePapers } from '../print/use-papers.ts';
import { api, learnProposal } from '../proposals-api.ts';
import { KeepTemplate } from '../templates/keep-template.tsx';

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
  const fetchPaper = usePapers(detail);
  const templates = useTranslations('proposals.templates');
  const mayKeep = useMay('manage-products');
  const [keeping, setKeeping] = useState(false);
  const away = detail.archivedAt !== null;
  return (
    <>
      <Menu
        align="end"
        entries={[
          ...(mayKeep
            ? [
                {
                  id: 'keep',
                  label: templates('keep.whole'),
                  icon: <BookmarkPlus aria-hidden size={16} />,
                  onSelect: () => setKeeping(true),
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
      {keeping && (
        <KeepTemplate kept={{ kind: 'whole', passage: null }} onClose={() => setKeeping(false)} proposal={detail} />
      )}
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
