import type { AccountId } from '@baton/schema/shared';
import { classes } from '@baton/ui';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';

import { useDealCount } from '#features/deals/at-account/deals-at-account.tsx';
import { useHandoffsOf } from '#features/handoffs/at-record/handoff-cards.tsx';
import { useProposalCount } from '#features/proposals/at-record/proposals-at.tsx';

const route = getRouteApi('/app/accounts/$accountId');

const look = (on: boolean) =>
  classes(
    'inline-flex min-h-9 shrink-0 items-center whitespace-nowrap gap-1.5 border-b-2 px-1 -outline-offset-2',
    on ? 'border-accent font-semibold text-text' : 'border-transparent text-text-2 hover:text-text',
  );

/** The parts of an account's page; a tab stands here only when there is something behind it. */
export const AccountTabs = ({ accountId }: { accountId: AccountId }) => {
  const t = useTranslations('accounts.tabs');
  const { tab } = route.useSearch();
  const deals = useDealCount(accountId);
  const proposals = useProposalCount({ accountId });
  const handoffs = useHandoffsOf({ accountId });
  return (
    <nav aria-label={t('label')} className="flex shrink-0 gap-4 overflow-x-auto border-b border-line px-4">
      <Link className={look(tab === undefined)} params={{ accountId }} search={{}} to="/accounts/$accountId">
        {t('overview')}
      </Link>
      <Link
        className={look(tab === 'together')}
        params={{ accountId }}
        search={{ tab: 'together' }}
        to="/accounts/$accountId"
      >
        {t('together')}
      </Link>
      <Link
        className={look(tab === 'deals')}
        params={{ accountId }}
        search={{ tab: 'deals' }}
        to="/accounts/$accountId"
      >
        {t('deals')}
        {deals !== null && deals > 0 && <span className="text-secondary font-normal text-text-3">{deals}</span>}
      </Link>
      <Link
        className={look(tab === 'proposals')}
        params={{ accountId }}
        search={{ tab: 'proposals' }}
        to="/accounts/$accountId"
      >
        {t('proposals')}
        {proposals !== null && proposals > 0 && (
          <span className="text-secondary font-normal text-text-3">{proposals}</span>
        )}
      </Link>
      <Link
        className={look(tab === 'files')}
        params={{ accountId }}
        search={{ tab: 'files' }}
        to="/accounts/$accountId"
      >
        {t('files')}
      </Link>
      {handoffs.open.length + handoffs.closed.length > 0 && (
        // Where there is room for it they stand beside the note.
        <Link
          className={classes(look(tab === 'handoffs'), 'wide:hidden')}
          params={{ accountId }}
          search={{ tab: 'handoffs' }}
          to="/accounts/$accountId"
        >
          {t('handoffs')}
          {handoffs.open.length > 0 && (
            <span className="text-secondary font-normal text-text-3">{handoffs.open.length}</span>
          )}
        </Link>
      )}
    </nav>
  );
};
