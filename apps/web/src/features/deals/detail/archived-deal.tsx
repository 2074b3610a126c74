import type { DealDetail } from '@baton/schema/deals';
import { Button, InlineNotice, showToast, StatusPill } from '@baton/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';

import { Problem } from '#shared/api/problem.ts';
import { moneyText } from '#shared/i18n/money-text.ts';

import { api } from '../deals-api.ts';

/** A deal that has left its board: read from rows, put back by command. */
export const ArchivedDeal = ({ deal }: { deal: DealDetail }) => {
  const t = useTranslations('deals');
  const locale = useLocale();
  const amount = deal.amount === null ? deal.estimate : { amount: deal.amount, currency: deal.currency };
  return (
    <div className="calm-scroll min-h-0 flex-1 p-4">
      <div className="mx-auto flex max-w-180 flex-col gap-4">
        <InlineNotice actions={<PutBack deal={deal} />} tone="neutral">
          {t('page.archived')}
        </InlineNotice>
        <div className="flex flex-col gap-3 rounded-card border border-line bg-surface p-4">
          <h2 className="flex items-center gap-2 text-section font-semibold">
            {deal.title}
            {deal.status !== 'open' && (
              <StatusPill tone={deal.status === 'won' ? 'success' : 'neutral'}>
                {t(`activity.${deal.status}`)}
              </StatusPill>
            )}
          </h2>
          <dl className="grid grid-cols-[110px_minmax(0,1fr)] gap-x-3 gap-y-1.5">
            <Row label={t('field.stage')} value={deal.stageName} />
            <Row label={t('field.amount')} value={amount === null ? null : moneyText(amount, locale)} />
            <Row label={t('field.closeOn')} value={deal.closedOn ?? deal.closeOn} />
            <Row label={t('field.owner')} value={deal.ownerName} />
            <Row label={t('field.account')} value={deal.accountName} />
            <Row label={t('field.labels')} value={deal.labels.join(', ') || null} />
          </dl>
        </div>
      </div>
    </div>
  );
};

const Row = ({ label, value }: { label: string; value: string | null }) => (
  <>
    <dt className="text-secondary text-text-3">{label}</dt>
    <dd>{value ?? '—'}</dd>
  </>
);

/** A closed deal is reopened in the first open stage; an archived one goes back where it was. */
const PutBack = ({ deal }: { deal: DealDetail }) => {
  const t = useTranslations('deals');
  const queries = useQueryClient();
  const back = useMutation({
    mutationFn: () =>
      deal.status === 'open' ? api.deals.restore.call({ dealId: deal.id }) : api.deals.reopen.call({ dealId: deal.id }),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.deals.get.queryKey({ input: { dealId: deal.id } }) }),
    onError: (error) =>
      void showToast({
        tone: 'danger',
        title: error instanceof Problem ? error.message : t('problem.archiveOffline', { names: deal.title }),
      }),
  });
  return (
    <Button busy={back.isPending} onClick={() => back.mutate()}>
      {t(deal.status === 'open' ? 'action.restore' : 'action.reopen')}
    </Button>
  );
};
