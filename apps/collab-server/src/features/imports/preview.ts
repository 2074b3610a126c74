import type { ImportAction, ImportCounts, ImportKind, ImportLine, ImportPreview } from '@baton/schema/imports';

import type { Tx } from '#platform/scope/scope.ts';

import { batchSize, counted } from './apply-batch.ts';
import type { FileSource } from './file-source.ts';
import type { ImportParts, RunRow } from './import-parts.ts';
import { planBatch, type Planned } from './plan.ts';
import { surveyRun } from './survey-run.ts';
import { wantedRecords } from './wanted.ts';
import type { Wanted } from './wanting.ts';

/** Which lines to show. */
export interface PreviewPage {
  kind?: ImportKind | undefined;
  action?: ImportAction | undefined;
  limit: number;
  cursor?: string | undefined;
}

type Previewed = Pick<RunRow, 'workspace' | 'source' | 'settings' | 'createdAt'>;

/** What importing these files would do, line by line. Reads only; memory follows the lists and one batch. */
export const previewImport = async (
  parts: Pick<ImportParts, 'importers'>,
  inTransaction: <T>(read: (tx: Tx) => Promise<T>) => Promise<T>,
  run: Previewed,
  files: FileSource & { incomplete?: string[] },
  page: PreviewPage,
): Promise<ImportPreview> => {
  const survey = await surveyRun(parts, inTransaction, run, files);
  const problems = [
    ...(files.incomplete ?? []).map((file) => ({ code: 'incomplete-upload' as const, file, line: 1, detail: {} })),
    ...survey.problems,
  ];
  const tally = new Tally(page);
  if (problems.length === 0) {
    const settings = {
      choices: run.settings.choices,
      makesBoard: run.settings.boardId === undefined,
      name: run.source,
    };
    for await (const batch of inBatches(wantedRecords(survey, settings))) {
      const { workspace, source } = run;
      tally.add(await inTransaction((tx) => planBatch({ tx, workspace, source, importers: parts.importers }, batch)));
    }
  }
  return { files: survey.files, problems, findings: survey.findings.list(), ...tally.result() };
};

const inBatches = async function* (wanted: AsyncIterable<Wanted>): AsyncGenerator<Wanted[]> {
  let batch: Wanted[] = [];
  for await (const each of wanted) {
    batch.push(each);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
};

/** Adds up what is planned and keeps the lines of one page. */
class Tally {
  readonly #page: PreviewPage;
  readonly #from: number;
  #counts: ImportCounts = {};
  #met = 0;
  readonly #lines: ImportLine[] = [];
  readonly #sums = new Map<string, ImportPreview['sums'][number]>();

  constructor(page: PreviewPage) {
    this.#page = page;
    this.#from = /^\d{1,9}$/.test(page.cursor ?? '') ? Number(page.cursor) : 0;
  }

  add(planned: readonly Planned[]): void {
    this.#counts = counted(this.#counts, planned);
    for (const each of planned) {
      if (each.kind === 'deal' && each.action !== 'skip') this.#sum(each);
      const { kind, action } = this.#page;
      if ((kind && each.kind !== kind) || (action && each.action !== action)) continue;
      this.#met += 1;
      const wanted = this.#met > this.#from && this.#lines.length < this.#page.limit;
      if (wanted) this.#lines.push(lineOf(each));
    }
  }

  #sum({ values }: Planned): void {
    const status = values['status'] as 'open' | 'won' | 'lost';
    const currency = String(values['currency']);
    const sum = this.#sums.get(status + currency) ?? { status, currency, deals: 0, amount: 0 };
    sum.deals += 1;
    sum.amount += typeof values['amount'] === 'number' ? values['amount'] : 0;
    this.#sums.set(status + currency, sum);
  }

  result() {
    const shown = this.#from + this.#lines.length;
    return {
      counts: this.#counts,
      sums: [...this.#sums.values()],
      lines: this.#lines,
      nextCursor: this.#met > shown && this.#lines.length > 0 ? String(shown) : null,
    };
  }
}

const lineOf = ({ file, line, kind, action, externalId, title, reason, fields }: Planned): ImportLine => ({
  file,
  line,
  kind,
  action,
  externalId,
  title,
  reason,
  fields,
});
