import type { ProposalDetail } from '@baton/schema/proposals';
import type { ProposalId } from '@baton/schema/shared';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';

import { proposalQuery } from '#features/proposals/proposals-api.ts';
import { SendProposal } from '#features/proposals/send/send-proposal.tsx';
import { StatePill } from '#features/proposals/state-pill.tsx';
import { OpenedVersion } from '#features/proposals/versions/opened-version.ts';
import { OpenedProposal } from '#features/proposals/view/opened-proposal.tsx';
import { ProposalMenu } from '#features/proposals/view/proposal-menu.tsx';
import { useHere } from '#shared/live/live-context.tsx';
import { RecordPeople } from '#shared/records/record-people.tsx';
import { PageBar } from '#shared/shell/page-bar.tsx';

import { ProposalContent } from './proposal-content.tsx';
import { TalkButton } from './proposal-rail.tsx';
import { useProposalTalk } from './use-proposal-talk.ts';

const route = getRouteApi('/app/proposals/$proposalId');

/** One proposal as a page: its sheet in the middle, its outline and checks beside it. */
export const ProposalPage = () => {
  const proposalId = route.useParams().proposalId as ProposalId;
  return <Opened key={proposalId} proposalId={proposalId} />;
};

const Opened = ({ proposalId }: { proposalId: ProposalId }) => {
  const t = useTranslations('proposals');
  const where = `proposal:${proposalId}`;
  useHere(where);
  const detail = useQuery({ ...proposalQuery(proposalId), retry: false }).data;
  const { thread, version } = route.useSearch();
  const talk = useProposalTalk(proposalId, thread ?? null, detail?.customerSuggestions ?? 0);
  const navigate = route.useNavigate();
  const opened = useMemo(
    () => ({
      version: version ?? null,
      // The way back of the browser closes it; closing it leaves nothing to go back to.
      open: (next: number | null) =>
        void navigate({ search: (before) => ({ ...before, version: next ?? undefined }), replace: next === null }),
    }),
    [version, navigate],
  );
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageBar
        actions={
          detail && (
            <>
              <TalkButton talk={talk} />
              <ProposalMenu detail={detail} />
              <SendProposal detail={detail} />
            </>
          )
        }
        name={detail?.title || t('one')}
        presence={<RecordPeople where={where} />}
        title={detail ? <Title detail={detail} /> : undefined}
      />
      <OpenedVersion value={opened}>
        <OpenedProposal id={proposalId}>{(known) => <ProposalContent detail={known} talk={talk} />}</OpenedProposal>
      </OpenedVersion>
    </div>
  );
};

/** Its number and state, and the way to the account it is for. */
const Title = ({ detail }: { detail: ProposalDetail }) => {
  const t = useTranslations('proposals');
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Link className="font-normal text-text-3 hover:text-text max-phone:sr-only" to="/proposals">
        {t('title')}
      </Link>
      <span aria-hidden className="text-text-3 max-phone:hidden">
        /
      </span>
      <span className="truncate phone:shrink-0">{detail.number}</span>
      <span className="max-phone:hidden">
        <StatePill state={detail.state} />
      </span>
      {detail.accountName !== null && (
        <Link
          className="min-w-0 truncate font-normal text-text-2 hover:text-text max-desk:hidden"
          params={{ accountId: detail.accountId }}
          search={{ tab: 'proposals' }}
          to="/accounts/$accountId"
        >
          {detail.accountName}
        </Link>
      )}
    </span>
  );
};
