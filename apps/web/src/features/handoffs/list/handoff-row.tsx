import type { Handoff } from '@baton/schema/handoffs';
import { classes } from '@baton/ui';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslations } from 'use-intl';

import { TimeAgo } from '#shared/i18n/time-ago.tsx';

import { Completeness } from '../brief/completeness.tsx';
import { ClockBadge } from '../clock/clock-badge.tsx';
import { RouteName } from '../route-name.tsx';
import { StatePill } from '../state-pill.tsx';
import { useMemberName } from '../view/use-member-name.ts';

export interface HandoffRowProps {
  handoff: Handoff;
  /** The keys stand on it. */
  active: boolean;
}

/** One handoff: what is handed on, between whom, how complete it is, and how long there is to answer. */
export const HandoffRow = memo(({ handoff, active }: HandoffRowProps) => {
  const { subject, accountName, state } = handoff;
  const name = subject.name ?? accountName ?? '—';
  return (
    <li className="border-b border-line last:border-0">
      <Link
        aria-current={active ? 'true' : undefined}
        className={classes(
          'grid w-full grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 border-l-[3px] px-4 py-2.5 text-left -outline-offset-2 hover:bg-hover',
          'desk:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)_minmax(0,1fr)_auto]',
          active ? 'border-accent bg-active' : 'border-transparent',
        )}
        data-row={handoff.id}
        params={{ handoffId: handoff.id }}
        to="/handoffs/$handoffId"
      >
        <span className="flex min-w-0 flex-col max-desk:col-start-1 max-desk:row-start-1">
          <span className="truncate font-semibold">{name}</span>
          {subject.kind === 'deal' && accountName !== null && (
            <span className="truncate text-secondary text-text-3">{accountName}</span>
          )}
        </span>
        <span className="max-desk:col-span-2 max-desk:row-start-2">
          <RouteName {...handoff} />
        </span>
        <span className="flex min-w-0 flex-wrap items-center gap-x-2 text-secondary text-text-2 max-desk:col-span-2 max-desk:row-start-3">
          <WhereItIs handoff={handoff} />
        </span>
        <span className="flex items-center justify-end gap-2 max-desk:col-start-2 max-desk:row-start-1">
          {state === 'sent' && handoff.clock !== null ? <ClockBadge handoff={handoff} /> : <StatePill state={state} />}
          <Since handoff={handoff} />
        </span>
      </Link>
    </li>
  );
});
HandoffRow.displayName = 'HandoffRow';

/** Who has it and how complete it is; of one that came back, why. */
const WhereItIs = ({ handoff }: { handoff: Handoff }) => {
  const t = useTranslations('handoffs');
  const memberName = useMemberName();
  const { state, returned, accepted, senderId, rounds, completeness } = handoff;
  if (state === 'returned' && returned !== null)
    return <span className="truncate">{`${t(`return.reasons.${returned.reason}`)} · ${returned.words}`}</span>;
  if (accepted !== null)
    return <span className="truncate">{t('list.owner', { name: memberName(accepted.ownerId) })}</span>;
  return (
    <>
      <span className="truncate">{t('list.from', { name: memberName(senderId) })}</span>
      {rounds > 1 && state === 'sent' && <span className="text-text-3">{t('list.again', { count: rounds })}</span>}
      {state !== 'withdrawn' && <Completeness {...completeness} />}
    </>
  );
};

const Since = ({ handoff: { accepted, withdrawnAt, returned, sentAt, createdAt, state } }: { handoff: Handoff }) => {
  const latest = accepted?.at ?? withdrawnAt ?? (state === 'returned' ? returned?.at : null) ?? sentAt ?? createdAt;
  return <TimeAgo at={latest} className="text-right max-phone:hidden phone:w-24" />;
};
