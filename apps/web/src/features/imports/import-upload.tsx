import { importMostBytes, type ImportId } from '@baton/schema/imports';
import { Button, classes, Dialog, InlineNotice, TextField } from '@baton/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FileText, Upload, X } from 'lucide-react';
import { useRef, useState, type DragEvent } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

import { useProblemText } from '#shared/i18n/problem-text.ts';

import { api, uploadFiles } from './imports-api.ts';

export interface ImportUploadProps {
  open: boolean;
  onClose: () => void;
  onUploaded: (id: ImportId) => void;
}

/** Files by drop or choice, and a name for where they come from. */
export const ImportUpload = ({ open, onClose, onUploaded }: ImportUploadProps) => {
  const t = useTranslations('imports.upload');
  const common = useTranslations('common');
  return (
    <Dialog closeLabel={common('close')} onClose={onClose} open={open} title={t('title')}>
      <UploadForm onUploaded={onUploaded} />
    </Dialog>
  );
};

const UploadForm = ({ onUploaded }: Pick<ImportUploadProps, 'onUploaded'>) => {
  const t = useTranslations('imports.upload');
  const format = useFormatter();
  const problemText = useProblemText();
  const queries = useQueryClient();
  const [source, setSource] = useState('');
  const [files, setFiles] = useState<File[]>([]);
  const [sent, setSent] = useState(0);
  const total = files.reduce((sum, file) => sum + file.size, 0);
  const size = (bytes: number) =>
    bytes < 1_000_000
      ? format.number(Math.ceil(bytes / 1000), { style: 'unit', unit: 'kilobyte' })
      : format.number(bytes / 1_000_000, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 });
  const send = useMutation({
    mutationFn: async () => {
      const run = await api.imports.create.call({ source: source.trim() });
      await uploadFiles(run.id, files, setSent);
      return run.id;
    },
    onSuccess: async (id) => {
      await queries.invalidateQueries({ queryKey: api.imports.key() });
      onUploaded(id);
    },
  });
  const add = (more: Iterable<File>) =>
    setFiles((before) => [...before.filter((old) => ![...more].some((file) => file.name === old.name)), ...more]);
  const tooLarge = total > importMostBytes;
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (files.length > 0 && !tooLarge) send.mutate();
      }}
    >
      {send.error && <InlineNotice tone="danger">{problemText(send.error)}</InlineNotice>}
      {tooLarge && <InlineNotice tone="danger">{t('tooLarge', { limit: size(importMostBytes) })}</InlineNotice>}
      <DropZone onFiles={add} />
      {files.length > 0 && (
        <ul className="rounded-card border border-line">
          {files.map((file) => (
            <li
              className="flex min-h-10 items-center gap-2.5 border-b border-line pr-1.5 pl-3 last:border-0"
              key={file.name}
            >
              <FileText aria-hidden className="shrink-0 text-text-3" size={16} strokeWidth={1.75} />
              <span className="min-w-0 flex-1 truncate">{file.name}</span>
              <span className="text-secondary text-text-3">{size(file.size)}</span>
              <Button
                aria-label={t('remove', { file: file.name })}
                disabled={send.isPending}
                icon={<X aria-hidden size={14} />}
                onClick={() => setFiles(files.filter((other) => other !== file))}
                variant="ghost"
              />
            </li>
          ))}
        </ul>
      )}
      <TextField
        hint={t('sourceHint')}
        label={t('source')}
        maxLength={80}
        onChange={setSource}
        required
        value={source}
      />
      <div className="flex items-center justify-end gap-3">
        {send.isPending && (
          <output className="text-secondary text-text-3">
            {t('sending', { done: size(sent), total: size(total) })}
          </output>
        )}
        <Button busy={send.isPending} disabled={files.length === 0 || tooLarge} size="md" submit variant="ink">
          {t('start')}
        </Button>
      </div>
    </form>
  );
};

const DropZone = ({ onFiles }: { onFiles: (files: File[]) => void }) => {
  const t = useTranslations('imports.upload');
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    <>
      <button
        className={classes(
          'flex flex-col items-center gap-3 rounded-card border border-dashed px-4 py-6 text-center transition-colors duration-[80ms] hover:bg-hover',
          over ? 'border-accent bg-accent-soft' : 'border-line-strong',
        )}
        onClick={() => input.current?.click()}
        onDragLeave={() => setOver(false)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDrop={onDrop}
        type="button"
      >
        <Upload aria-hidden className="text-text-3" size={20} strokeWidth={1.5} />
        <span>
          <span className="block font-medium">{t('drop')}</span>
          <span className="block text-secondary text-text-3">{t('kinds')}</span>
        </span>
      </button>
      <input
        accept=".csv,.tsv,.txt,.vcf,.vcard,text/csv,text/vcard"
        aria-label={t('choose')}
        className="hidden"
        multiple
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
        ref={input}
        type="file"
      />
    </>
  );
};
