import type { ImportId, ImportRun, ImportSettings } from '@baton/schema/imports';
import { Button, ConfirmDialog, InlineNotice } from '@baton/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { Loaded, PageColumn, PageSection, Panel } from '#shared/shell/page.tsx';
import { useSaid } from '#shared/shell/use-said.ts';

import { CountsTable } from './counts-table.tsx';
import { RunState } from './import-list.tsx';
import { ImportPreviewView } from './import-preview-view.tsx';
import { api } from './imports-api.ts';

const running = (run: ImportRun | undefined) => run?.state === 'applying' || run?.state === 'undoing';

export interface ImportRunViewProps {
  importId: ImportId;
  back: ReactNode;
  toBoards: ReactNode;
}

/** One import from its dry run to its end, and back again. */
export const ImportRunView = ({ importId, back, toBoards }: ImportRunViewProps) => {
  const t = useTranslations('imports');
  const queries = useQueryClient();
  const said = useSaid();
  const run = useQuery({
    ...api.imports.get.queryOptions({ input: { importId } }),
    // Progress alone is asked for; its end is also told by the feed.
    refetchInterval: ({ state }) => (running(state.data) ? 1000 : false),
  });
  const state = run.data?.state;
  const before = useRef(state);
  useEffect(() => {
    const ended = (before.current === 'applying' || before.current === 'undoing') && state !== before.current;
    before.current = state;
    // Whatever is listed elsewhere may have new rows now.
    if (ended) void queries.invalidateQueries();
  }, [queries, state]);
  const took = (next: ImportRun) => {
    queries.setQueryData(api.imports.get.queryKey({ input: { importId } }), next);
    void queries.invalidateQueries({ queryKey: api.imports.list.key() });
  };
  const apply = useMutation({
    mutationFn: (settings: Partial<ImportSettings>) => api.imports.apply.call({ importId, settings }),
    onSuccess: took,
    onError: said.failed,
  });
  const undo = useMutation({
    mutationFn: () => api.imports.undo.call({ importId }),
    onSuccess: took,
    onError: said.failed,
  });
  return (
    <Loaded query={run}>
      {(data) => (
        <PageColumn actions={back} text={data.files.map(({ name }) => name).join(', ')} title={data.source}>
          {data.state === 'open' ? (
            <ImportPreviewView
              applying={apply.isPending}
              importId={importId}
              onApply={(settings) => apply.mutate(settings)}
            />
          ) : (
            <Outcome
              again={() => apply.mutate({})}
              run={data}
              toBoards={toBoards}
              undo={() => undo.mutate()}
              undoing={undo.isPending}
            />
          )}
          {data.state === 'undone' && data.undone.kept > 0 && <KeptLines importId={importId} title={t('run.kept')} />}
        </PageColumn>
      )}
    </Loaded>
  );
};

const Outcome = ({
  run,
  again,
  undo,
  undoing,
  toBoards,
}: {
  run: ImportRun;
  again: () => void;
  undo: () => void;
  undoing: boolean;
  toBoards: ReactNode;
}) => {
  const t = useTranslations('imports.run');
  const common = useTranslations('common');
  const problems = useTranslations('imports.problems');
  const [asking, setAsking] = useState(false);
  const says: Partial<Record<ImportRun['state'], string>> = {
    applying: t('applying'),
    undoing: t('undoing'),
    applied: t('applied'),
    failed: t('failed'),
    undone: t('undone', run.undone),
  };
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-3 rounded-card border border-line bg-surface p-4">
        <div className="flex flex-wrap items-center gap-3">
          <RunState state={run.state} />
          <span className="min-w-0 flex-1">{says[run.state]}</span>
        </div>
        {running(run) && <Progress done={run.progress.done} total={run.progress.total} />}
        {run.problem && (
          <InlineNotice tone="danger">{`${run.problem.file} ${problems(run.problem.code)}`}</InlineNotice>
        )}
      </div>
      <CountsTable counts={run.counts} />
      <div className="flex flex-wrap gap-2">
        {run.state === 'failed' && (
          <Button onClick={again} size="md" variant="ink">
            {t('again')}
          </Button>
        )}
        {(run.state === 'applied' || run.state === 'failed') && (
          <Button busy={undoing} onClick={() => setAsking(true)} size="md">
            {t('undo')}
          </Button>
        )}
        {run.state === 'applied' && toBoards}
      </div>
      <ConfirmDialog
        cancelLabel={common('cancel')}
        confirmLabel={t('undo')}
        danger
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          undo();
        }}
        open={asking}
        text={t('undoText')}
        title={t('undoTitle')}
      />
    </div>
  );
};

const Progress = ({ done, total }: { done: number; total: number }) => {
  const t = useTranslations('imports.run');
  const text = t('progress', { done, total });
  return (
    <div className="flex flex-col gap-1.5">
      <progress aria-label={text} className="sr-only" max={total} value={done} />
      <div aria-hidden className="h-1.5 overflow-hidden rounded-full bg-sunken">
        <div
          className="h-full origin-left bg-accent transition-transform duration-180 ease-calm"
          style={{ transform: `scaleX(${total > 0 ? done / total : 0})` }}
        />
      </div>
      <p className="text-secondary text-text-3">{text}</p>
    </div>
  );
};

const KeptLines = ({ importId, title }: { importId: ImportId; title: string }) => {
  const t = useTranslations('imports');
  const lines = useQuery(api.imports.lines.queryOptions({ input: { importId, outcome: 'kept', limit: 100 } }));
  return (
    <PageSection title={title}>
      <Loaded query={lines}>
        {({ data }) => (
          <Panel>
            <ul>
              {data.map((line) => (
                <li
                  className="flex min-h-9 items-center gap-3 border-b border-line px-4 py-1 last:border-0"
                  key={`${line.file} ${line.line}`}
                >
                  <span className="min-w-0 flex-1 truncate">{line.title || line.externalId}</span>
                  <span className="text-secondary text-text-3">{t(`kinds.${line.kind}`)}</span>
                  <span className="text-secondary text-text-2">{reasonText(line.reason)}</span>
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </Loaded>
    </PageSection>
  );

  function reasonText(reason: string | null): string {
    const key = `reasons.${reason ?? ''}` as 'reasons.in-use';
    return t.has(key) ? t(key) : '';
  }
};
