import type { ProposalDetail } from '@baton/schema/proposals';
import { useMemo, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import type * as Y from 'yjs';

import { useSession } from '#shared/session/session.tsx';

import { livePricingOf } from '../pricing/live-pricing.ts';
import { useFilesOfText } from '../view/use-files-of-text.ts';
import type { LiveProposal } from '../view/use-live-proposal.ts';
import { draftPaper } from './draft-paper.ts';
import { PrintedPaper } from './printed-paper.tsx';

import './sent-sheet.css';

interface SentSheetProps {
  detail: ProposalDetail;
  doc: Y.Doc;
  live: LiveProposal;
}

/** A proposal as whoever receives it reads it, in its own language: without tools, and without what is ours. */
export const SentSheet = ({ detail, doc, live }: SentSheetProps) => {
  const t = useTranslations('proposals');
  const { name: sellerName, workspace } = useSession();
  const store = livePricingOf(doc);
  const pricing = useSyncExternalStore(store.subscribe, store.snapshot);
  const files = useFilesOfText(detail, live);
  const paper = useMemo(
    // Made anew whenever text, frame or prices say something else.
    () => {
      if (!live || !pricing) return null;
      const isStaying = (file: string) => files.get(file)?.picture === null;
      return draftPaper(detail, doc, { workspaceName: workspace.name, sellerName, isStaying });
    },
    [detail, doc, live, pricing, files, workspace.name, sellerName],
  );
  return (
    <section aria-label={t('asSent')} className="sent-desk">
      <div className="sent-sheet">{paper && <PrintedPaper paper={paper} />}</div>
    </section>
  );
};
