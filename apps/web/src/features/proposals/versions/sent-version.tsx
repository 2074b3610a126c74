import {
  compareProposals,
  proposalBody,
  readProposal,
  sentTable,
  variableValues,
  type ProposalDetail,
  type ProposalVersion,
  type SentContent,
} from '@baton/schema/proposals';
import { plainBlocks } from '@baton/schema/rich-text';
import type { ProposalId } from '@baton/schema/shared';
import { Button, Dialog, SegmentedControl } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { FileDown } from 'lucide-react';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type * as Y from 'yjs';

import { Loaded } from '#shared/shell/page.tsx';

import { Compared } from '../branches/compare-dialog.tsx';
import { SentBody } from '../print/sent-body.tsx';
import { PictureAddresses } from '../print/sent-picture.tsx';
import { useSentPictures } from '../print/use-sent-pictures.ts';
import { paperUrl, sentVersionQuery } from '../proposals-api.ts';
import { SentPrices } from './sent-prices.tsx';

import './sent-text.css';

interface SentVersionProps {
  detail: ProposalDetail;
  version: ProposalVersion;
  /** Whoever it was sent to. */
  name: string;
  /** The live text, to be compared with. */
  doc: Y.Doc;
  onClose: () => void;
}

/** A version as it left the house, only to be read: the very content whose hash was sent, and what has changed since. */
export const SentVersion = ({ detail, version, name, doc, onClose }: SentVersionProps) => {
  const t = useTranslations('proposals.versions');
  const common = useTranslations('common');
  const format = useFormatter();
  const [shown, setShown] = useState<'sent' | 'since'>('sent');
  const query = useQuery(sentVersionQuery(detail.id, version.version));
  const day = format.dateTime(new Date(version.sentAt), { dateStyle: 'long', timeStyle: 'short' });
  return (
    <Dialog
      closeLabel={common('close')}
      onClose={onClose}
      open
      size="lg"
      title={t('openedTitle', { number: detail.number, version: version.version })}
    >
      <div className="flex flex-col gap-4">
        <div className="flex flex-col gap-1 text-secondary text-text-2">
          <p>{t('sentTo', { day, name })}</p>
          <p className="break-all">{t('hashLabel', { hash: version.contentHash })}</p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <SegmentedControl
            label={t('view')}
            onChange={setShown}
            options={[
              { value: 'sent', label: t('asSent') },
              { value: 'since', label: t('since') },
            ]}
            value={shown}
          />
          <Button
            icon={<FileDown aria-hidden size={14} />}
            onClick={() => void globalThis.open(paperUrl(detail.id, 'sent', version.version), '_blank', 'noopener')}
          >
            {t('pdf')}
          </Button>
        </div>
        <Loaded query={query}>
          {({ content }) =>
            shown === 'sent' ? (
              <Sheet content={content} id={detail.id} />
            ) : (
              <Since content={content} detail={detail} doc={doc} version={version.version} />
            )
          }
        </Loaded>
      </div>
    </Dialog>
  );
};

const Sheet = ({ content, id }: { content: SentContent; id: ProposalId }) => (
  <article className="flex flex-col gap-3 rounded-card border border-line p-4" data-sent-sheet lang={content.language}>
    <p className="text-title font-semibold">{content.title}</p>
    <div className="sent-text">
      <PictureAddresses value={useSentPictures(id, content.version)}>
        <SentBody content={content} prices={<SentPrices content={content} />} />
      </PictureAddresses>
    </div>
  </article>
);

/** Compared as it would be sent now, on this device: nothing is asked of the server, and nothing internal is shown. */
const Since = ({
  content,
  detail: { variables, number },
  doc,
  version,
}: Pick<SentVersionProps, 'detail' | 'doc'> & { content: SentContent; version: number }) => {
  const t = useTranslations('proposals.versions');
  const [compared] = useState(() => {
    const { title, language, validUntil, body } = content;
    // What was sent has the words themselves in place of its variables.
    const before = { title, language, validUntil, body, pricing: sentTable(content), variables: {} };
    const now = readProposal(doc);
    const after = {
      ...now,
      body: plainBlocks(proposalBody(doc)),
      variables: variableValues({ ...variables, number }, now),
    };
    return compareProposals(before, after);
  });
  return <Compared after={t('now')} before={t('version', { version })} compared={compared} />;
};
