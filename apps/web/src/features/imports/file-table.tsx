import type { ImportFile } from '@baton/schema/imports';
import { classes, StatusPill } from '@baton/ui';
import { ChevronRight } from 'lucide-react';
import { useFormatter, useTranslations } from 'use-intl';

import { Panel } from '#shared/shell/page.tsx';

/** Each file as it was understood; its columns open below it. */
export const FileTable = ({ files }: { files: readonly ImportFile[] }) => {
  const t = useTranslations('imports');
  return (
    <Panel>
      {files.map((file) => (
        <details className="group/file border-b border-line last:border-0" key={file.name}>
          <summary className="flex min-h-12 list-none items-center gap-3 px-4 py-2 -outline-offset-2 hover:bg-hover">
            <ChevronRight
              aria-hidden
              className="shrink-0 text-text-3 transition-transform duration-[120ms] group-open/file:rotate-90"
              size={16}
            />
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">{file.name}</span>
              <span className="block truncate text-secondary text-text-3">
                {t('preview.rows', { count: file.lines })} ·{' '}
                {file.delimiter === ''
                  ? t('preview.cards', { encoding: file.encoding.toUpperCase() })
                  : t('preview.format', {
                      encoding: file.encoding.toUpperCase(),
                      delimiter: file.delimiter === '\t' ? t('preview.tab') : file.delimiter,
                    })}
              </span>
            </span>
            {file.kind ? (
              <StatusPill>{t(`kinds.${file.kind}`)}</StatusPill>
            ) : (
              <StatusPill tone="danger">{t('preview.unknownKind')}</StatusPill>
            )}
          </summary>
          <Columns columns={file.columns} />
        </details>
      ))}
    </Panel>
  );
};

const Columns = ({ columns }: Pick<ImportFile, 'columns'>) => {
  const t = useTranslations('imports');
  const fieldWord = useFieldWord();
  const format = useFormatter();
  return (
    <div className="calm-scroll border-t border-line">
      <table className="w-full text-left text-secondary">
        <thead className="text-text-3">
          <tr className="h-8">
            <th className="pl-11 font-medium" scope="col">
              {t('preview.column')}
            </th>
            <th className="px-3 font-medium" scope="col">
              {t('preview.field')}
            </th>
            <th className="px-3 text-right font-medium" scope="col">
              {t('preview.filled')}
            </th>
            <th className="px-3 font-medium" scope="col">
              {t('preview.samples')}
            </th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ header, field, filled, samples }) => (
            <tr className="h-8 border-t border-line" key={header}>
              <th className="max-w-50 truncate pl-11 font-medium" scope="row">
                {header}
              </th>
              <td className={classes('px-3 whitespace-nowrap', field === null && 'text-text-3')}>
                {field === null ? t('preview.leftOut') : fieldWord(field)}
              </td>
              <td className="px-3 text-right">{format.number(filled / 100, { style: 'percent' })}</td>
              <td className="max-w-80 truncate px-3 text-text-3">{samples.join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** A field in the reader's words; a column's own name when it is no field of ours. */
export const useFieldWord = (): ((field: string) => string) => {
  const t = useTranslations('imports.fields');
  return (field) => (t.has(field as 'name') ? t(field as 'name') : field);
};
