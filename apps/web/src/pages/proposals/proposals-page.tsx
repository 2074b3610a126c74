import type { MemberId, ProposalId } from '@baton/schema/shared';
import { Button } from '@baton/ui';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';

import { NewProposal } from '#features/proposals/begin/new-proposal.tsx';
import { ProposalFilters } from '#features/proposals/list/proposal-filters.tsx';
import { ProposalList } from '#features/proposals/list/proposal-list.tsx';
import { ProposalTiles } from '#features/proposals/list/proposal-tiles.tsx';
import type { ProposalsSearch } from '#features/proposals/proposal-search.ts';
import { endingSoon, type ProposalFilter } from '#features/proposals/proposals-api.ts';
import { useSession } from '#shared/session/session.tsx';
import { PageBar } from '#shared/shell/page-bar.tsx';

const route = getRouteApi('/app/proposals');

/** The proposals that somebody may see: how many in which state, what they come to, and each of them. */
export const ProposalsPage = () => {
  const t = useTranslations('proposals');
  const navigate = useNavigate({ from: '/proposals' });
  const search = route.useSearch();
  const { member, role } = useSession();
  const mayBegin = role !== 'guest';
  const change = (part: Partial<ProposalsSearch>) =>
    void navigate({ search: (old) => ({ ...old, at: undefined, ...part }), replace: true });
  const open = (proposalId: ProposalId) => void navigate({ to: '/proposals/$proposalId', params: { proposalId } });
  const { state, sort, q, mine, home, ending, at, create } = search;
  const filter: ProposalFilter = {
    home: home ?? 'live',
    ...(q ? { q } : {}),
    ...(mine ? { ownerId: member as MemberId } : {}),
  };
  const begin = mayBegin && (
    <Button icon={<Plus aria-hidden size={16} />} onClick={() => change({ create: true })} variant="ink">
      {t('new')}
    </Button>
  );
  return (
    <div className="flex h-full flex-col">
      <PageBar actions={begin} name={t('title')} />
      <div className="calm-scroll min-h-0 flex-1">
        <div className="mx-auto flex w-full max-w-280 flex-col gap-4 px-4 py-4 phone:px-8">
          <ProposalTiles
            chosen={state}
            ending={ending === true}
            filter={filter}
            onChoose={(next) => change({ state: next })}
            onEnding={(next) => change({ ending: next || undefined })}
          />
          <ProposalFilters onChange={change} search={search} />
          <ProposalList
            at={at}
            begin={begin}
            filter={{
              ...filter,
              ...(state && { state }),
              ...(sort && { sort }),
              ...(ending && { endingBefore: endingSoon() }),
            }}
            onAt={(id) => change({ at: id })}
            onClear={() => void navigate({ search: {}, replace: true })}
            onOpen={open}
          />
        </div>
      </div>
      {mayBegin && (
        <NewProposal onClose={() => change({ create: undefined })} onCreated={open} open={create === true} />
      )}
    </div>
  );
};
