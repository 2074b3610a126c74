import { proposalBody, type ProposalDetail } from '@baton/schema/proposals';
import { includesLevel } from '@baton/schema/shared';
import { Banner, Button, EmptyState, ErrorState, SegmentedControl, Skeleton } from '@baton/ui';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type * as Y from 'yjs';

import { useLiveDocument, type OpenLiveDocument } from '#shared/live/live-context.tsx';

import { PricingTable } from '../pricing/pricing-table.tsx';
import { ProposalPrint } from '../print/proposal-print.tsx';
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
  /** What stands there until the editor does. */
  instead: ReactNode;
}

interface ProposalViewProps {
  detail: ProposalDetail;
  renderText: (place: ProposalTextPlace) => ReactNode;
  /** What it costs ourselves; null for who may not know. */
  costing: ReactNode;
  /** Its text is written as suggestions now; what cannot be suggested stays as it is. */
  suggesting: boolean;
}

/** A proposal on its page: what goes to the customer, and apart from it what it costs ourselves. */
export const ProposalView = ({ detail, renderText, costing, suggesting }: ProposalViewProps) => {
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
          <Offer detail={detail} renderText={renderText} suggesting={suggesting} />
        )}
      </div>
    </div>
  );
};

const Offer = ({ detail, renderText, suggesting }: Omit<ProposalViewProps, 'costing'>) => (
  <LiveSheet name={`proposal:${detail.id}`}>
    {(document) => <OpenOffer detail={detail} document={document} renderText={renderText} suggesting={suggesting} />}
  </LiveSheet>
);

/** A live document once there is something of it to show; until then its shape, or why there is nothing. */
export const LiveSheet = ({
  name,
  children,
}: {
  name: string;
  children: (document: OpenLiveDocument) => ReactNode;
}) => {
  const t = useTranslations('common');
  const document = useLiveDocument(name);
  const view = document?.view;
  if (view?.gone) return <EmptyState kind="no-access" text={t('noAccess.text')} title={t('noAccess.title')} />;
  if (document && view && view.contents !== 'none') return children(document);
  return view?.save.kind === 'offline' ? (
    <ErrorState
      onRetry={() => globalThis.location.reload()}
      retryLabel={t('retry')}
      text={t('notKept.text')}
      title={t('notKept.title')}
    />
  ) : (
    <SheetSkeleton label={t('loading')} />
  );
};

const OpenOffer = ({
  detail,
  document,
  renderText,
  suggesting,
}: Omit<ProposalViewProps, 'costing'> & { document: OpenLiveDocument }) => {
  const t = useTranslations('proposals');
  const common = useTranslations('common');
  const { doc, awareness, level, save } = document.view;
  const live = useLiveProposal(doc);
  const [outline, setOutline] = useState<HTMLDivElement | null>(null);
  const editable = detail.may.write && includesLevel(level, 'write') && save.kind !== 'cannot-save' && !suggesting;
  return (
    <div className="calm-scroll h-full desk:grid desk:grid-cols-[13rem_minmax(0,1fr)]" data-follow="page">
      <aside className="top-0 flex flex-col gap-4 self-start px-2 py-4 desk:sticky">
        <ProposalSide detail={detail} doc={doc} live={live} outline={setOutline} />
      </aside>
      <div className="flex min-h-full min-w-0 flex-col border-line desk:border-l">
        <UnsavedProposal document={document} />
        <ProposalFrame detail={detail} doc={doc} editable={editable} live={live} />
        {renderText({
          document,
          textOf: proposalBody,
          open: detail.may.write,
          label: t('text'),
          placeholder: t('placeholder'),
          language: live.language,
          prices: <PricingTable awareness={awareness} doc={doc} editable={editable} />,
          outlineIn: outline,
          instead: <SheetSkeleton label={common('loading')} />,
        })}
      </div>
    </div>
  );
};

/** The shape of a text before it is there. */
const SheetSkeleton = ({ label }: { label: string }) => (
  <output aria-busy aria-label={label} className="mx-auto flex w-full max-w-200 flex-col gap-3 px-4 py-8 phone:px-14">
    {['w-1/2', 'w-full', 'w-11/12', 'w-2/3', 'w-full', 'w-5/6'].map((width) => (
      <Skeleton className={`h-4 ${width}`} key={width} />
    ))}
  </output>
);
