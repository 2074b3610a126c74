import type { FileId, PreviewKind } from '@baton/schema/files';
import { EmptyState, Skeleton } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { FileX2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { batonFetch } from '#shared/api/fetch.ts';

import { bytesUrl } from '../files-api.ts';

export interface PreviewBodyProps {
  fileId: FileId;
  version: number;
  name: string;
  kind: PreviewKind | null;
}

/** The file itself, by kind; every other kind is only offered to be saved. */
export const PreviewBody = ({ fileId, version, name, kind }: PreviewBodyProps) => {
  const t = useTranslations('files');
  const [broken, setBroken] = useState(false);
  const url = bytesUrl('preview', fileId, version);
  if (kind === null || broken) return <NoPreview broken={broken} />;
  switch (kind) {
    case 'picture':
      return (
        <img
          alt={name}
          className="mx-auto max-h-[60dvh] max-w-full rounded-card bg-sunken object-contain"
          onError={() => setBroken(true)}
          src={url}
        />
      );
    case 'document':
      // oxlint-disable-next-line react/iframe-missing-sandbox -- it keeps the browser's reader out; the answer carries it
      return <iframe className="h-[60dvh] w-full rounded-card border border-line bg-sunken" src={url} title={name} />;
    case 'video':
      return (
        // oxlint-disable-next-line jsx-a11y/media-has-caption -- what people upload brings no captions
        <video
          aria-label={name}
          className="max-h-[60dvh] w-full rounded-card bg-sunken"
          controls
          onError={() => setBroken(true)}
          src={url}
        />
      );
    case 'audio':
      // oxlint-disable-next-line jsx-a11y/media-has-caption -- what people upload brings no captions
      return <audio aria-label={name} className="w-full" controls onError={() => setBroken(true)} src={url} />;
    case 'text':
      return <Text label={t('contentOf', { name })} url={url} />;
  }
};

const NoPreview = ({ broken }: { broken: boolean }) => {
  const t = useTranslations('files');
  return (
    <EmptyState
      icon={<FileX2 aria-hidden size={20} strokeWidth={1.5} />}
      kind="no-result"
      text={t('noPreviewText')}
      title={broken ? t('broken') : t('noPreview')}
    />
  );
};

/** A long text is shown as far as somebody reads in a dialog. */
const shownBytes = 256 * 1024;

const Text = ({ url, label }: { url: string; label: string }) => {
  const t = useTranslations('files');
  const text = useQuery({
    queryKey: ['file-text', url],
    queryFn: async () => {
      const response = await batonFetch(url, { headers: { range: `bytes=0-${shownBytes - 1}` } }).catch(emptyFile);
      // A character cut in two at the end is left out.
      const bytes = await response.arrayBuffer();
      return { words: new TextDecoder().decode(bytes, { stream: true }), cut: bytes.byteLength === shownBytes };
    },
    staleTime: Infinity,
  });
  if (text.isPending) return <Skeleton className="h-40" />;
  if (text.isError) return <NoPreview broken />;
  return (
    <>
      <pre
        aria-label={label}
        className="calm-scroll max-h-[60dvh] rounded-card border border-line bg-sunken p-3 font-mono text-secondary whitespace-pre-wrap wrap-anywhere"
        dir="auto"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long text is scrolled by keyboard
        tabIndex={0}
      >
        {text.data.words}
      </pre>
      {text.data.cut && <p className="text-secondary text-text-3">{t('cut')}</p>}
    </>
  );
};

/** An empty file has no first byte to give. */
const emptyFile = (error: unknown): Response => {
  if (error instanceof Error && 'status' in error && error.status === 416) return new Response('');
  throw error;
};
