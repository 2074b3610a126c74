import {
  importActions,
  type ImportAction,
  type ImportChoice,
  type ImportId,
  type ImportPreview,
  type ImportSettings,
} from '@baton/schema/imports';
import { Button, InlineNotice, minorDigits, SegmentedControl, SkeletonRows, StatusPill } from '@baton/ui';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

import { Loaded, PageSection, Panel } from '#shared/shell/page.tsx';

import { CountsTable } from './counts-table.tsx';
import { FileTable } from './file-table.tsx';
import { FindingList } from './finding-list.tsx';
import { api } from './imports-api.ts';

export interface ImportPreviewViewProps {
  importId: ImportId;
  applying: boolean;
  onApply: (settings: Partial<ImportSettings>) => void;
}

/** What an import would do: files as understood, what was noticed with answers, counts and rows. Writes nothing. */
export const ImportPreviewView = ({ importId, applying, onApply }: ImportPreviewViewProps) => {
  const t = useTranslations('imports.preview');
  const [choices, setChoices] = useState<Record<string, ImportChoice>>({});
  const preview = useQuery({
    ...api.imports.preview.queryOptions({ input: { importId, settings: { choices }, limit: 0 } }),
    placeholderData: keepPreviousData,
  });
  return (
    <Loaded query={preview} rows={10}>
      {(data) => (
        <>
          {data.problems.length > 0 && <Problems problems={data.problems} />}
          <PageSection title={t('files')}>
            <FileTable files={data.files} />
          </PageSection>
          <PageSection text={data.findings.length > 0 ? t('findingsText') : t('noFindings')} title={t('findings')}>
            {data.findings.length > 0 && (
              <FindingList
                choices={choices}
                findings={data.findings}
                onChoose={(id, choice) => setChoices((before) => ({ ...before, [id]: choice }))}
              />
            )}
          </PageSection>
          <PageSection text={t('text')} title={t('result')}>
            <CountsTable counts={data.counts} />
            <Sums sums={data.sums} />
          </PageSection>
          <PageSection title={t('lines')}>
            <Lines choices={choices} importId={importId} />
          </PageSection>
          <ApplyBar busy={applying || preview.isPlaceholderData} onApply={() => onApply({ choices })} preview={data} />
        </>
      )}
    </Loaded>
  );
};

const Problems = ({ problems }: Pick<ImportPreview, 'problems'>) => {
  const t = useTranslations('imports');
  return (
    <InlineNotice tone="danger">
      <p className="font-semibold">{t('preview.problems')}</p>
      <ul>
        {problems.map(({ file, line, code }) => (
          <li key={`${file} ${line} ${code}`}>{t('problemLine', { file, line, problem: t(`problems.${code}`) })}</li>
        ))}
      </ul>
      <p className="text-text-2">{t('preview.problemsText')}</p>
    </InlineNotice>
  );
};

const Sums = ({ sums }: Pick<ImportPreview, 'sums'>) => {
  const t = useTranslations('imports.preview');
  const format = useFormatter();
  if (sums.length === 0) return null;
  return (
    <dl className="grid gap-3 phone:grid-cols-3">
      {sums.map(({ status, currency, deals, amount }) => (
        <div className="rounded-card border border-line bg-surface px-4 py-3" key={`${status} ${currency}`}>
          <dt className="text-secondary text-text-3">{t('sum', { status: t(`statuses.${status}`), deals })}</dt>
          <dd className="text-section font-semibold">
            {format.number(amount / 10 ** minorDigits(currency), {
              style: 'currency',
              currency,
              maximumFractionDigits: 0,
            })}
          </dd>
        </div>
      ))}
    </dl>
  );
};

type Shown = ImportAction | 'all';

const Lines = ({ importId, choices }: { importId: ImportId; choices: Record<string, ImportChoice> }) => {
  const t = useTranslations('imports');
  const common = useTranslations('common');
  const [shown, setShown] = useState<Shown>('all');
  const lines = useInfiniteQuery(
    api.imports.preview.infiniteOptions({
      input: (cursor: string | undefined) => ({
        importId,
        settings: { choices },
        limit: 50,
        ...(shown === 'all' ? {} : { action: shown }),
        ...(cursor ? { cursor } : {}),
      }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  const rows = lines.data?.pages.flatMap((page) => page.lines) ?? [];
  return (
    <div className="flex flex-col gap-3">
      <div>
        <SegmentedControl<Shown>
          label={t('preview.lines')}
          onChange={setShown}
          options={(['all', ...importActions] as const).map((value) => ({
            value,
            label: value === 'all' ? t('preview.all') : t(`actions.${value}`),
          }))}
          value={shown}
        />
      </div>
      {lines.isPending && <SkeletonRows label={common('loading')} rows={6} />}
      {lines.data && rows.length === 0 && <p className="text-text-3">{t('preview.noLines')}</p>}
      {rows.length > 0 && (
        <Panel>
          <ul>
            {rows.map((line) => (
              <li
                className="flex min-h-row items-center gap-3 border-b border-line px-4 py-1 last:border-0"
                key={`${line.file} ${line.line} ${line.kind} ${line.externalId}`}
              >
                <span className="w-20 shrink-0 text-secondary text-text-3">
                  {t('preview.line', { line: line.line })}
                </span>
                <span className="min-w-0 flex-1 truncate">{line.title || line.externalId}</span>
                <span className="shrink-0 text-secondary text-text-3 max-phone:hidden">{t(`kinds.${line.kind}`)}</span>
                <StatusPill
                  tone={line.action === 'skip' ? 'warning' : line.action === 'create' ? 'success' : 'neutral'}
                >
                  {t(`actions.${line.action}`)}
                </StatusPill>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {lines.hasNextPage && (
        <div>
          <Button busy={lines.isFetchingNextPage} onClick={() => void lines.fetchNextPage()}>
            {t('preview.moreLines')}
          </Button>
        </div>
      )}
    </div>
  );
};

const ApplyBar = ({ preview, busy, onApply }: { preview: ImportPreview; busy: boolean; onApply: () => void }) => {
  const t = useTranslations('imports.preview');
  const count = Object.values(preview.counts).reduce((sum, { create, update }) => sum + create + update, 0);
  return (
    <div className="sticky bottom-0 -mx-4 flex items-center justify-end gap-3 border-t border-line bg-bg px-4 py-3 phone:-mx-8 phone:px-8">
      <span className="min-w-0 flex-1 text-text-2">{t('text')}</span>
      <Button
        busy={busy}
        disabled={count === 0 || preview.problems.length > 0}
        onClick={onApply}
        size="md"
        variant="ink"
      >
        {count === 0 ? t('nothing') : t('apply', { count })}
      </Button>
    </div>
  );
};
