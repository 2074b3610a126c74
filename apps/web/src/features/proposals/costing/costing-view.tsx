import { costingBody, type ProposalDetail } from '@baton/schema/proposals';
import { includesLevel, type CostingId } from '@baton/schema/shared';
import { EyeOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { PricingTable } from '../pricing/pricing-table.tsx';
import { LiveSheet } from '../view/live-sheet.tsx';
import type { PlainTextPlace } from '../view/proposal-view.tsx';
import { UnsavedProposal } from '../view/unsaved-proposal.tsx';

interface CostingViewProps {
  costingId: CostingId;
  detail: ProposalDetail;
  renderText: (place: PlainTextPlace) => ReactNode;
}

/** What a proposal costs ourselves: a document of its own, of which nothing is ever sent. */
export const CostingView = ({ costingId, detail, renderText }: CostingViewProps) => {
  const t = useTranslations('proposals.costing');
  return (
    <LiveSheet name={`costing:${costingId}`}>
      {(document) => {
        const { doc, awareness, level, save } = document.view;
        const editable = detail.may.write && includesLevel(level, 'write') && save.kind !== 'cannot-save';
        return (
          <div className="calm-scroll flex h-full flex-col border-t-4 border-warning">
            <p className="flex items-center gap-2 bg-warning-soft px-4 py-2 font-medium text-warning phone:px-6">
              <EyeOff aria-hidden className="shrink-0" size={16} strokeWidth={1.75} />
              {t('neverSent')}
            </p>
            <UnsavedProposal document={document} />
            <div className="mx-auto flex w-full max-w-220 flex-col gap-6 px-4 py-4 phone:px-6">
              <PricingTable awareness={awareness} doc={doc} editable={editable} taxed={false} />
              {renderText({
                document,
                textOf: costingBody,
                open: detail.may.write,
                label: t('text'),
                placeholder: t('placeholder'),
              })}
            </div>
          </div>
        );
      }}
    </LiveSheet>
  );
};
