import type { ImportId, ImportRun } from '@baton/schema/imports';
import { Button, EmptyState, StatusPill, type Tone } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { FileInput, Upload } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

import { useMay } from '#shared/session/session.tsx';
import { Loaded, PageColumn, Panel } from '#shared/shell/page.tsx';

import { ImportUpload } from './import-upload.tsx';
import { api } from './imports-api.ts';

export interface ImportListProps {
  /** Files for a new import are being chosen. */
  creating: boolean;
  onCreating: (creating: boolean) => void;
  onOpen: (id: ImportId) => void;
  renderLink: (id: ImportId, content: ReactNode) => ReactNode;
}

/** Imports so far, and the way to a new one. */
export const ImportList = ({ creating, onCreating, onOpen, renderLink }: ImportListProps) => {
  const t = useTranslations('imports');
  const common = useTranslations('common.noAccess');
  const may = useMay('import-records');
  const runs = useQuery({ ...api.imports.list.queryOptions({ input: { limit: 100 } }), enabled: may });
  if (!may) {
    return (
      <PageColumn title={t('title')}>
        <EmptyState kind="no-access" text={common('text')} title={common('title')} />
      </PageColumn>
    );
  }
  return (
    <PageColumn
      actions={
        <Button icon={<Upload aria-hidden size={16} />} onClick={() => onCreating(true)} size="md" variant="ink">
          {t('new')}
        </Button>
      }
      text={t('text')}
      title={t('title')}
    >
      <Loaded query={runs}>
        {({ data }) =>
          data.length === 0 ? (
            <EmptyState
              icon={<FileInput size={20} strokeWidth={1.5} />}
              kind="first"
              text={t('firstText')}
              title={t('firstTitle')}
            />
          ) : (
            <Panel>
              <ul>
                {data.map((run) => (
                  <li className="border-b border-line last:border-0" key={run.id}>
                    {renderLink(run.id, <RunRow run={run} />)}
                  </li>
                ))}
              </ul>
            </Panel>
          )
        }
      </Loaded>
      <ImportUpload onClose={() => onCreating(false)} onUploaded={onOpen} open={creating} />
    </PageColumn>
  );
};

const tones: Record<ImportRun['state'], Tone> = {
  open: 'neutral',
  applying: 'accent',
  applied: 'success',
  undoing: 'accent',
  undone: 'neutral',
  failed: 'danger',
};

/** The state of an import as a word with its mark. */
export const RunState = ({ state }: { state: ImportRun['state'] }) => {
  const t = useTranslations('imports.states');
  return <StatusPill tone={tones[state]}>{t(state)}</StatusPill>;
};

const RunRow = ({ run }: { run: ImportRun }) => {
  const t = useTranslations('imports');
  const format = useFormatter();
  return (
    <span className="flex min-h-14 items-center gap-3 px-4 py-2">
      <span className="min-w-0 flex-1">
        <span className="block truncate font-semibold">{run.source}</span>
        <span className="block truncate text-secondary text-text-3">
          {t('by', {
            files: t('files', { count: run.files.length }),
            date: format.dateTime(new Date(run.createdAt), { dateStyle: 'medium', timeStyle: 'short' }),
          })}
        </span>
      </span>
      <RunState state={run.state} />
    </span>
  );
};
