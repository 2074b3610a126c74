import type { ImportFile } from '@baton/schema/imports';

import { recogniseColumns } from './columns.ts';
import { CsvProblem, readHead } from './csv/read-csv.ts';
import { Findings } from './findings.ts';
import { noticeDeal, settleDeals } from './survey-deals.ts';
import { noticeList, settleLists } from './survey-lists.ts';
import type { Survey, SurveyContext } from './survey-notes.ts';
import { typedRows, type KnownFile, type TypedRow } from './typed-rows.ts';

/** Reads all files once: how they are written, what is in them, what is wrong with them. */
export const surveyFiles = async (context: SurveyContext): Promise<Survey> => {
  const survey: Survey = {
    context,
    files: [],
    problems: [],
    known: [],
    findings: new Findings(),
    names: { product: new Map(), member: new Map(), account: new Map() },
    stages: new Map(),
    deals: { references: new Map(), there: new Set(), lastDay: '', open: 0, ids: new Set() },
    lines: 0,
  };
  const heads: { file: ImportFile; known: KnownFile | null }[] = [];
  for (const { name } of context.source.files) heads.push(...(await reading(survey, name, () => headOf(survey, name))));
  // The lists come first: deals are held against the names in them.
  for (const pass of ['lists', 'deals']) {
    for (const { file, known } of heads) {
      if (!known || (known.kind === 'deal') !== (pass === 'deals')) continue;
      await reading(survey, file.name, () => surveyLines(survey, file, known));
    }
  }
  await settleLists(survey);
  await settleDeals(survey);
  // A large file has many; reading it again gathers them again.
  survey.deals.ids.clear();
  return survey;
};

/** Runs a step on one file; what keeps the file from being read becomes a problem. */
const reading = async <T>(survey: Survey, name: string, step: () => Promise<T[]>): Promise<T[]> => {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof CsvProblem)) throw error;
    survey.problems.push({ ...error.problem, file: name });
    return [];
  }
};

const headOf = async (survey: Survey, name: string) => {
  const head = await readHead(survey.context.source, name);
  const told = recogniseColumns(head.header);
  const columns = head.header.map((header, i) => ({ header, field: told?.fields[i] ?? null, filled: 0, samples: [] }));
  const { encoding, delimiter } = head;
  const file: ImportFile = { name, kind: told?.kind ?? null, encoding, delimiter, lines: 0, columns };
  survey.files.push(file);
  const known = told ? { head, ...told } : null;
  if (known) survey.known.push(known);
  else
    survey.problems.push({
      code: 'unknown-columns',
      file: name,
      line: 1,
      detail: { columns: head.header.join(', ').slice(0, 300) },
    });
  for (const column of columns) {
    if (known && column.field === null) {
      survey.findings.note({ kind: 'column-left-out', file: name, field: column.header, line: 1 });
    }
  }
  return [{ file, known }];
};

const surveyLines = async (survey: Survey, file: ImportFile, known: KnownFile): Promise<never[]> => {
  const filled = new Map<string, number>();
  for await (const row of typedRows(survey.context.source, known, (noticed) => survey.findings.note(noticed))) {
    file.lines += 1;
    survey.lines += 1;
    if (row.wrong) continue;
    countFilled(file, row, filled);
    if (known.kind === 'deal') noticeDeal(survey, file.name, row);
    else noticeList(survey, file.name, known.kind, row);
  }
  for (const column of file.columns) {
    const count = filled.get(column.field ?? '') ?? 0;
    column.filled = file.lines === 0 ? 0 : Math.round((100 * count) / file.lines);
  }
  return [];
};

const countFilled = (file: ImportFile, row: TypedRow, filled: Map<string, number>): void => {
  for (const column of file.columns) {
    const value = column.field === null ? null : (row.values[column.field] ?? null);
    if (value === null) continue;
    filled.set(column.field ?? '', (filled.get(column.field ?? '') ?? 0) + 1);
    if (column.samples.length < 3 && !column.samples.includes(String(value))) column.samples.push(String(value));
  }
};
