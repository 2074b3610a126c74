import type { ProposalTemplateDetail } from '@baton/schema/proposals';
import { includesLevel } from '@baton/schema/shared';
import { useTranslations } from 'use-intl';

import type { OpenLiveDocument } from '#shared/live/live-context.tsx';

import { PricingTable } from '../pricing/pricing-table.tsx';

interface TemplatePricesProps {
  document: OpenLiveDocument;
  template: Pick<ProposalTemplateDetail, 'kind' | 'language' | 'may'>;
}

/** The lines that proposals begin with; a block has none of its own, and shows where the prices of the proposal will stand. */
export const TemplatePrices = ({ document, template: { kind, language, may } }: TemplatePricesProps) => {
  const t = useTranslations('proposals.templates');
  const { doc, awareness, level, save } = document.view;
  if (kind === 'part')
    return (
      <p className="rounded-control border border-dashed border-line-strong px-4 py-6 text-center text-text-3">
        {t('pricesHere')}
      </p>
    );
  const editable = may.write && includesLevel(level, 'write') && save.kind !== 'cannot-save';
  return (
    <>
      <PricingTable awareness={awareness} doc={doc} editable={editable} language={language} />
      <p className="px-2 pt-3 text-secondary text-text-3">{t('pricesThen')}</p>
    </>
  );
};
