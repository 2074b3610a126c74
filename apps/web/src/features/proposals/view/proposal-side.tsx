import type { ProposalDetail, SendCheck } from '@baton/schema/proposals';
import { classes } from '@baton/ui';
import { Check as CheckMark, ChevronDown, CircleX, TriangleAlert } from 'lucide-react';
import { Fragment, useId, useState, type Ref } from 'react';
import { useTranslations } from 'use-intl';
import type * as Y from 'yjs';

import { BranchesPanel } from '../branches/branches-panel.tsx';
import { CustomerTalk } from '../send/customer-talk.tsx';
import { VersionsPanel } from '../send/versions-panel.tsx';
import { TrackingPanel } from '../tracking/tracking-panel.tsx';
import { ApprovalPanel } from './approval-panel.tsx';
import { checkedParts } from './proposal-checks.ts';
import { useCheckWords } from './use-check-words.ts';
import type { LiveProposal } from './use-live-proposal.ts';
import { useSendChecks } from './use-send-checks.ts';

interface ProposalSideProps {
  detail: ProposalDetail;
  live: LiveProposal;
  doc: Y.Doc;
  /** Where the text shows its outline. */
  outline: Ref<HTMLDivElement>;
}

/** Beside the sheet: the headings of the text, and what is still missing. Above it, folded to a line, where it is narrow. */
export const ProposalSide = ({ detail, live, doc, outline }: ProposalSideProps) => {
  const t = useTranslations('proposals.side');
  // Judged as it stands now on this device, by what the server judges by when it is sent.
  const checks = useSendChecks({ detail, live, doc });
  const [open, setOpen] = useState(false);
  const parts = useId();
  return (
    <>
      <button
        aria-controls={parts}
        aria-expanded={open}
        className="flex items-center gap-2 rounded-control px-2 py-1 text-left text-secondary font-semibold text-text-2 desk:hidden"
        onClick={() => setOpen(!open)}
        type="button"
      >
        {checks.length === 0 ? (
          <CheckMark aria-hidden className="shrink-0 text-success" size={14} strokeWidth={2} />
        ) : (
          <TriangleAlert aria-hidden className="shrink-0 text-warning" size={14} strokeWidth={2} />
        )}
        <span className="min-w-0 flex-1">{t('folded', { count: checks.length })}</span>
        <ChevronDown aria-hidden className={classes('shrink-0', open && 'rotate-180')} size={16} />
      </button>
      <div className={classes('flex flex-col gap-4', !open && 'max-desk:hidden')} id={parts}>
        <section aria-label={t('outline')} className="max-desk:hidden">
          <h2 className="px-2 pb-1 text-secondary font-semibold text-text-2">{t('outline')}</h2>
          <div className="*:w-full" ref={outline} />
        </section>
        <Checks checks={checks} />
        <ApprovalPanel detail={detail} />
        <VersionsPanel detail={detail} doc={doc} />
        <CustomerTalk detail={detail} />
        <TrackingPanel detail={detail} />
        <BranchesPanel detail={detail} />
      </div>
    </>
  );
};

const Checks = ({ checks }: { checks: readonly SendCheck[] }) => {
  const t = useTranslations('proposals.side');
  return (
    <section aria-label={t('checks')} className="flex flex-col gap-1">
      <h2 className="px-2 pb-1 text-secondary font-semibold text-text-2">{t('checks')}</h2>
      <ul className="flex flex-col gap-1">
        {checkedParts(checks).map(({ part, wrong }) => (
          <Fragment key={part}>
            {wrong.length === 0 && <Right part={part} />}
            {wrong.map((check) => (
              <Wrong check={check} key={check.reason} part={part} />
            ))}
          </Fragment>
        ))}
      </ul>
    </section>
  );
};

type Part = ReturnType<typeof checkedParts>[number]['part'];

const Right = ({ part }: { part: Part }) => {
  const t = useTranslations('proposals.checks.fine');
  return (
    <li className="flex items-start gap-2 px-2 text-secondary text-text-2" data-check={part}>
      <CheckMark aria-hidden className="mt-0.5 shrink-0 text-success" size={14} strokeWidth={2} />
      <span>{t(part)}</span>
    </li>
  );
};

/** What blocks is red, what is only asked about is not. */
const Wrong = ({ part, check }: { part: Part; check: SendCheck }) => {
  const { reason, blocks } = check;
  const words = useCheckWords();
  const Mark = blocks ? CircleX : TriangleAlert;
  return (
    <li
      className={classes('flex items-start gap-2 px-2 text-secondary', blocks ? 'text-danger' : 'text-warning')}
      data-check={part}
      data-missing={reason}
    >
      <Mark aria-hidden className="mt-0.5 shrink-0" size={14} strokeWidth={2} />
      <span>{words(check)}</span>
    </li>
  );
};
