import { totalsOf } from '@baton/schema/pricing';
import type { ProposalDetail } from '@baton/schema/proposals';
import { todayHere } from '@baton/ui';
import { Check as CheckMark, TriangleAlert } from 'lucide-react';
import { useMemo, useSyncExternalStore, type Ref } from 'react';
import { useTranslations } from 'use-intl';
import type * as Y from 'yjs';

import { livePricingOf } from '../pricing/live-pricing.ts';
import { ApprovalPanel } from './approval-panel.tsx';
import { checksOf, type Check } from './proposal-checks.ts';
import type { LiveProposal } from './use-live-proposal.ts';

interface ProposalSideProps {
  detail: ProposalDetail;
  live: LiveProposal;
  doc: Y.Doc;
  /** Where the text shows its outline. */
  outline: Ref<HTMLDivElement>;
}

/** Beside the sheet: the headings of the text, and what is still missing. */
export const ProposalSide = ({ detail, live, doc, outline }: ProposalSideProps) => {
  const t = useTranslations('proposals.side');
  return (
    <>
      <section aria-label={t('outline')} className="max-desk:hidden">
        <h2 className="px-2 pb-1 text-secondary font-semibold text-text-2">{t('outline')}</h2>
        <div className="*:w-full" ref={outline} />
      </section>
      <Checks detail={detail} doc={doc} live={live} />
      <ApprovalPanel detail={detail} />
    </>
  );
};

/** Judged as it stands now on this device. */
const Checks = ({ detail, live, doc }: Omit<ProposalSideProps, 'outline'>) => {
  const t = useTranslations('proposals.side');
  const store = livePricingOf(doc);
  const pricing = useSyncExternalStore(store.subscribe, store.snapshot);
  const totals = useMemo(() => totalsOf(pricing), [pricing]);
  const { validUntil, openSuggestions } = live;
  const checks = checksOf({
    contactId: detail.contactId,
    validUntil,
    pricing,
    totals,
    openSuggestions,
    unapproved: detail.beyond.filter(({ approved }) => !approved).length,
    today: todayHere(),
  });
  return (
    <section aria-label={t('checks')} className="flex flex-col gap-1">
      <h2 className="px-2 pb-1 text-secondary font-semibold text-text-2">{t('checks')}</h2>
      <ul className="flex flex-col gap-1">
        {checks.map((check) => (
          <CheckRow check={check} key={check.kind} />
        ))}
      </ul>
    </section>
  );
};

const CheckRow = ({ check: { kind, missing, count } }: { check: Check }) => {
  const t = useTranslations('proposals.checks');
  return missing === null ? (
    <li className="flex items-start gap-2 px-2 text-secondary text-text-2" data-check={kind}>
      <CheckMark aria-hidden className="mt-0.5 shrink-0 text-success" size={14} strokeWidth={2} />
      <span>{t(`fine.${kind}`)}</span>
    </li>
  ) : (
    <li className="flex items-start gap-2 px-2 text-secondary text-warning" data-check={kind} data-missing={missing}>
      <TriangleAlert aria-hidden className="mt-0.5 shrink-0" size={14} strokeWidth={2} />
      <span>{t(`missing.${missing}`, { count })}</span>
    </li>
  );
};
