import type { DealRow } from '@baton/schema/deals';
import type { AccountId, DealId } from '@baton/schema/shared';
import { Avatar, EmptyState, presenceColor, StatusPill } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { Handshake } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';

import { moneyText } from '#shared/i18n/money-text.ts';
import { Loaded, Panel } from '#shared/shell/page.tsx';

import { api } from '../deals-api.ts';

const about = ['deal.', 'account.merged', 'account.split'];

const dealsAtAccount = (accountId: AccountId) => ({
  input: { accountId, limit: 200, sort: '-lastActivity' as const },
  meta: { facts: about, subject: accountId },
});

/** How many deals the account has; null until it is known. */
export const useDealCount = (accountId: AccountId): number | null =>
  useQuery(api.deals.totals.queryOptions({ input: { accountId }, meta: { facts: about, subject: accountId } })).data
    ?.count ?? null;

/** The deals of an account, of every board that the reader may see: open ones first. */
export const DealsAtAccount = ({
  accountId,
  renderLink,
}: {
  accountId: AccountId;
  renderLink: (id: DealId, content: ReactNode) => ReactNode;
}) => {
  const t = useTranslations('deals.atAccount');
  const list = useQuery(api.deals.list.queryOptions(dealsAtAccount(accountId)));
  const totals = useQuery(
    api.deals.totals.queryOptions({ input: { accountId, status: 'open' }, meta: { facts: about, subject: accountId } }),
  ).data;
  const locale = useLocale();
  const sums = (totals?.sums ?? []).filter(({ amount }) => amount > 0).map((sum) => moneyText(sum, locale, true));
  return (
    <Loaded query={list}>
      {({ data }) =>
        data.length === 0 ? (
          <EmptyState
            icon={<Handshake size={20} strokeWidth={1.5} />}
            kind="first"
            text={t('emptyText')}
            title={t('empty')}
          />
        ) : (
          <section aria-label={t('title')} className="flex flex-col gap-3">
            <p className="text-text-2">
              {t('open', { count: totals?.count ?? 0 })}
              {sums.length > 0 && ` · ${sums.join(' · ')}`}
            </p>
            <Panel>
              <ul>
                {data.toSorted(openFirst).map((deal) => (
                  <li className="border-b border-line last:border-0" key={deal.id}>
                    {renderLink(deal.id, <Row deal={deal} />)}
                  </li>
                ))}
              </ul>
            </Panel>
          </section>
        )
      }
    </Loaded>
  );
};

const openFirst = (one: DealRow, other: DealRow): number =>
  Number(other.status === 'open') - Number(one.status === 'open');

const tones = { open: 'accent', won: 'success', lost: 'neutral' } as const;

const Row = ({ deal }: { deal: DealRow }) => {
  const t = useTranslations('deals');
  const format = useFormatter();
  const locale = useLocale();
  const worth = deal.amount === null ? deal.estimate : { amount: deal.amount, currency: deal.currency };
  return (
    <span className="flex min-h-12 items-center gap-3 px-4 py-2">
      <span className="min-w-0 flex-1">
        <span className="block truncate font-semibold">{deal.title}</span>
        <span className="block truncate text-secondary text-text-3">
          {[
            deal.closeOn && format.dateTime(new Date(`${deal.closeOn}T12:00:00`), { dateStyle: 'medium' }),
            deal.labels.join(', '),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <span className="shrink-0">
        <StatusPill tone={tones[deal.status]}>
          {deal.status === 'open' ? (deal.stageName ?? '—') : t(`activity.${deal.status}`)}
        </StatusPill>
      </span>
      <span className="w-28 shrink-0 truncate text-right font-medium">
        {worth === null ? '—' : moneyText(worth, locale)}
      </span>
      {deal.ownerName !== null && deal.ownerId !== null && (
        <Avatar color={presenceColor(deal.ownerId)} name={deal.ownerName} size={20} />
      )}
    </span>
  );
};
