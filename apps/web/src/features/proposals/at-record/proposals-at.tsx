import type { ProposalId } from '@baton/schema/shared';
import { Button, EmptyState } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { Plus, ReceiptText } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { Loaded, Panel } from '#shared/shell/page.tsx';

import { NewProposal, type NamedSubject } from '../begin/new-proposal.tsx';
import { ProposalRow } from '../list/proposal-row.tsx';
import { proposalsOf, type ProposalsOf } from '../proposals-api.ts';

/** How many proposals a record has; null until it is known. */
export const useProposalCount = (of: ProposalsOf): number | null => useQuery(proposalsOf(of)).data?.data.length ?? null;

interface ProposalsAtProps {
  about: NamedSubject;
  mayWrite: boolean;
  onOpen: (id: ProposalId) => void;
  renderLink: (id: ProposalId, content: ReactNode) => ReactNode;
}

const whose = ({ subject }: NamedSubject): ProposalsOf =>
  subject.kind === 'account' ? { accountId: subject.id } : { dealId: subject.id };

/** The proposals of an account or of a deal, and the way to one more. */
export const ProposalsAt = ({ about, mayWrite, onOpen, renderLink }: ProposalsAtProps) => {
  const t = useTranslations('proposals');
  const [creating, setCreating] = useState(false);
  const list = useQuery(proposalsOf(whose(about)));
  const begin = mayWrite && (
    <Button icon={<Plus aria-hidden size={14} />} onClick={() => setCreating(true)}>
      {t('new')}
    </Button>
  );
  return (
    <Loaded query={list}>
      {({ data }) => (
        <section aria-label={t('title')} className="flex flex-col gap-3">
          {data.length === 0 ? (
            <EmptyState
              action={begin}
              icon={<ReceiptText size={20} strokeWidth={1.5} />}
              kind="first"
              text={t(about.subject.kind === 'account' ? 'atAccount' : 'atDeal')}
              title={t('list.firstTitle')}
            />
          ) : (
            <>
              <header className="flex items-center justify-between gap-3">
                <h2 className="text-secondary font-semibold text-text-2">{t('count', { count: data.length })}</h2>
                {begin}
              </header>
              <Panel>
                <ul>
                  {data.map((proposal) => (
                    <li className="border-b border-line last:border-0" key={proposal.id}>
                      {renderLink(proposal.id, <ProposalRow at={about.subject.kind} proposal={proposal} />)}
                    </li>
                  ))}
                </ul>
              </Panel>
            </>
          )}
          {creating && <NewProposal about={about} onClose={() => setCreating(false)} onCreated={onOpen} open />}
        </section>
      )}
    </Loaded>
  );
};
