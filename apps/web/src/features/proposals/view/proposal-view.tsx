import { proposalBody, variableValues, type ProposalDetail } from '@baton/schema/proposals';
import { includesLevel } from '@baton/schema/shared';
import { Banner, Button, classes, SegmentedControl } from '@baton/ui';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type * as Y from 'yjs';

import type { OpenLiveDocument } from '#shared/live/live-context.tsx';

import { PricingTable } from '../pricing/pricing-table.tsx';
import { ProposalPrint } from '../print/proposal-print.tsx';
import { SentSheet } from '../print/sent-sheet.tsx';
import { useOwnBlocks } from '../templates/use-own-blocks.ts';
import { useShownVariables } from '../variables/use-variables.ts';
import { LiveSheet, SheetSkeleton } from './live-sheet.tsx';
import { ProposalFrame } from './proposal-frame.tsx';
import { useArchive } from './proposal-menu.tsx';
import { ProposalSide } from './proposal-side.tsx';
import { StateSteps } from './state-steps.tsx';
import { UnsavedProposal } from './unsaved-proposal.tsx';
import { useLiveProposal } from './use-live-proposal.ts';

/** One text of a document, for whoever has an editor. */
export interface PlainTextPlace {
  document: OpenLiveDocument;
  textOf: (doc: Y.Doc) => Y.XmlFragment;
  open: boolean;
  label: string;
  placeholder: string;
}

/** The text that goes to the customer. */
interface ProposalTextPlace extends PlainTextPlace {
  language: string;
  prices: ReactNode;
  outlineIn: HTMLElement | null;
  variables: ReturnType<typeof useShownVariables>;
  /** Variables and blocks that can be put in. */
  own: ReturnType<typeof useOwnBlocks>;
  /** What stands there until the editor does. */
  instead: ReactNode;
}

interface ProposalViewProps {
  detail: ProposalDetail;
  renderText: (place: ProposalTextPlace) => ReactNode;
  /** What it costs ourselves; null for who may not know. */
  costing: ReactNode;
  /** How its text is written now; what cannot be suggested stays as it is, and nothing is written while it is looked at. */
  mode: 'editing' | 'suggesting' | 'viewing';
  /** The switch between these. */
  modes: ReactNode;
}

/** A proposal on its page: what goes to the customer, and apart from it what it costs ourselves. */
export const ProposalView = ({ detail, renderText, costing, mode, modes }: ProposalViewProps) => {
  const t = useTranslations('proposals');
  const [part, setPart] = useState<'offer' | 'costing'>('offer');
  const { restore } = useArchive(detail);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <ProposalPrint detail={detail} />
      <div className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-1.5 phone:px-6">
        {costing !== null && (
          <SegmentedControl
            label={t('parts.label')}
            onChange={setPart}
            options={[
              { value: 'offer', label: t('parts.offer') },
              { value: 'costing', label: t('parts.costing') },
            ]}
            value={part}
          />
        )}
        <StateSteps detail={detail} />
        <span className="flex-1" />
        {part === 'offer' && modes}
      </div>
      {detail.archivedAt !== null && (
        <Banner actions={<Button onClick={restore}>{t('menu.restore')}</Button>} tone="warning">
          {t('inArchive')}
        </Banner>
      )}
      <div className="min-h-0 flex-1">
        {part === 'costing' && costing !== null ? (
          costing
        ) : (
          <Offer detail={detail} mode={mode} renderText={renderText} />
        )}
      </div>
    </div>
  );
};

type OfferProps = Omit<ProposalViewProps, 'costing' | 'modes'>;

const Offer = ({ detail, renderText, mode }: OfferProps) => (
  <LiveSheet name={`proposal:${detail.id}`}>
    {(document) => <OpenOffer detail={detail} document={document} mode={mode} renderText={renderText} />}
  </LiveSheet>
);

const OpenOffer = ({ detail, document, renderText, mode }: OfferProps & { document: OpenLiveDocument }) => {
  const t = useTranslations('proposals');
  const common = useTranslations('common');
  const { doc, awareness, level, save } = document.view;
  const live = useLiveProposal(doc);
  const [outline, setOutline] = useState<HTMLDivElement | null>(null);
  const editable =
    detail.may.write && includesLevel(level, 'write') && save.kind !== 'cannot-save' && mode === 'editing';
  const values = useMemo(
    () => variableValues({ ...detail.variables, number: detail.number }, live),
    [detail.variables, detail.number, live],
  );
  const variables = useShownVariables(values);
  const own = useOwnBlocks(detail, live, values);
  const viewing = mode === 'viewing';
  return (
    <div
      className={classes('calm-scroll h-full', !viewing && 'desk:grid desk:grid-cols-[13rem_minmax(0,1fr)]')}
      data-follow="page"
    >
      <aside className={classes('top-0 flex flex-col gap-4 self-start px-2 py-4 desk:sticky', viewing && 'hidden')}>
        <ProposalSide detail={detail} doc={doc} live={live} outline={setOutline} />
      </aside>
      <div className="flex min-h-full min-w-0 flex-col border-line desk:border-l">
        <UnsavedProposal document={document} />
        {viewing && <SentSheet detail={detail} doc={doc} live={live} />}
        {/* Whoever looks how it will be read goes on where they were, with their steps to take back. */}
        <div className={viewing ? 'hidden' : 'contents'}>
          <ProposalFrame detail={detail} doc={doc} editable={editable} live={live} />
          {renderText({
            document,
            textOf: proposalBody,
            open: detail.may.write,
            label: t('text'),
            placeholder: t('placeholder'),
            language: live.language,
            prices: <PricingTable awareness={awareness} doc={doc} editable={editable} language={live.language} />,
            outlineIn: outline,
            variables,
            own,
            instead: <SheetSkeleton label={common('loading')} />,
          })}
        </div>
      </div>
    </div>
  );
};
