import { previewOf, type AccountFile, type FileVersion } from '@baton/schema/files';
import { classes, Dialog } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useRef, useState, type RefObject } from 'react';
import { useTranslations } from 'use-intl';

import { api, bytesUrl } from '../files-api.ts';
import type { FileWords } from '../list/use-file-words.ts';
import { PreviewBody } from './preview-body.tsx';

export interface FilePreviewProps {
  file: AccountFile;
  onClose: () => void;
  words: FileWords;
}

/** A file at a glance: shown where that can do nothing, its versions beside it, and a way to save each. */
export const FilePreview = ({ file, onClose, words }: FilePreviewProps) => {
  const common = useTranslations('common');
  const detail = useQuery(
    api.files.get.queryOptions({ input: { fileId: file.id }, meta: { facts: ['file.'], subject: file.id } }),
  );
  const versions = detail.data?.versions ?? [];
  const [chosen, setChosen] = useState<number | null>(null);
  // In the frame of a PDF, Esc would not be ours.
  const first = useRef<HTMLAnchorElement>(null);
  const shown = versions.find(({ version }) => version === chosen) ?? versions[0] ?? fallback(file);
  return (
    <Dialog
      closeLabel={common('close')}
      description={`${words.size(shown.bytes)} · ${shown.type}`}
      footer={<SaveLink file={file} ref={first} version={shown.version} />}
      initialFocus={first}
      onClose={onClose}
      open
      size="lg"
      title={file.name}
    >
      <div className="flex flex-col gap-4">
        <PreviewBody
          fileId={file.id}
          key={shown.version}
          kind={previewOf(shown.type)}
          name={file.name}
          version={shown.version}
        />
        {versions.length > 1 && (
          <Versions chosen={shown.version} onChoose={setChosen} versions={versions} words={words} />
        )}
      </div>
    </Dialog>
  );
};

const fallback = ({ version, type, bytes }: AccountFile) => ({ version, type, bytes });

const SaveLink = ({
  file,
  version,
  ref,
}: {
  file: AccountFile;
  version: number;
  ref: RefObject<HTMLAnchorElement | null>;
}) => {
  const t = useTranslations('files');
  return (
    <a
      className="inline-flex min-h-[max(32px,var(--control))] items-center gap-1.5 rounded-control border border-line px-3 font-semibold hover:border-line-strong hover:bg-sunken"
      download={file.name}
      href={bytesUrl('content', file.id, version)}
      ref={ref}
    >
      <Download aria-hidden size={16} strokeWidth={1.75} />
      {t('download')}
    </a>
  );
};

const Versions = ({
  versions,
  chosen,
  onChoose,
  words,
}: {
  versions: readonly FileVersion[];
  chosen: number;
  onChoose: (version: number) => void;
  words: FileWords;
}) => {
  const t = useTranslations('files');
  return (
    <section aria-label={t('versions')}>
      <h3 className="mb-1 text-secondary font-semibold text-text-2">{t('versions')}</h3>
      <ol className="rounded-card border border-line">
        {versions.map(({ version, bytes, addedBy, addedAt }) => (
          <li className="border-b border-line last:border-0" key={version}>
            <button
              aria-current={version === chosen ? 'true' : undefined}
              className={classes(
                'flex min-h-9 w-full flex-wrap items-center gap-x-3 px-3 py-1 text-left hover:bg-hover',
                version === chosen && 'bg-accent-soft',
              )}
              onClick={() => onChoose(version)}
              type="button"
            >
              <span className="font-medium">{t('versionNumber', { version })}</span>
              <span className="text-secondary text-text-2">
                {t('addedBy', { name: words.person(addedBy), at: words.day(addedAt) })}
              </span>
              <span className="ml-auto text-secondary text-text-3">{words.size(bytes)}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
};
