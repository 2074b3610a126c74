import type { ImportFile } from '@baton/schema/imports';

import { ownFieldPrefix } from '#platform/imports/importer.port.ts';

import { recogniseColumns, type FileKind } from './columns.ts';
import type { Encoding } from './csv/encoding.ts';
import { FileProblem, readHead } from './csv/read-csv.ts';
import { Findings } from './findings.ts';
import { cardFields } from './people/of-card.ts';
import { PersonIds } from './people/person-ids.ts';
import { settlePeople, surveyPeople } from './people/survey-people.ts';
import { noticeDeal, settleDeals } from './survey-deals.ts';
import { noticeList, settleLists } from './survey-lists.ts';
import type { Survey, SurveyContext } from './survey-notes.ts';
import { typedRows, type KnownFile, type TypedRow } from './typed-rows.ts';
import { holdsVcards } from './vcard/read-vcards.ts';

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
    people: { asked: [], there: new Set(), byDomain: [], domains: new Map(), domainsThere: new Set() },
    lines: 0,
  };
  const ids = new PersonIds();
  const heads: Head[] = [];
  for (const { name } of context.source.files) heads.push(...(await reading(survey, name, () => headOf(survey, name))));
  // The lists come first: people and deals are held against the names in them.
  for (const pass of ['list', 'contact', 'deal'] as const) {
    for (const { file, known } of heads) {
      if (!known || passOf(known.kind) !== pass) continue;
      await reading(survey, file.name, () =>
        pass === 'contact' ? surveyPeople(survey, file, known, ids) : surveyLines(survey, file, known),
      );
    }
  }
  await settleLists(survey);
  await settlePeople(survey);
  await settleDeals(survey);
  // A large file has many; reading it again gathers them again.
  survey.deals.ids.clear();
  return survey;
};

interface Head {
  file: ImportFile;
  known: KnownFile | null;
}

const passOf = (kind: FileKind): 'list' | 'contact' | 'deal' => (kind === 'contact' || kind === 'deal' ? kind : 'list');

/** Runs a step on one file; what keeps the file from being read becomes a problem. */
const reading = async <T>(survey: Survey, name: string, step: () => Promise<T[]>): Promise<T[]> => {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    survey.problems.push({ ...error.problem, file: name });
    return [];
  }
};

const headOf = async (survey: Survey, name: string): Promise<Head[]> => {
  const cards = await holdsVcards(survey.context.source, name);
  if (cards !== null) return cardsHead(survey, name, cards);
  // A table would be made of it otherwise, and every card be called a broken line.
  if (/\.(vcf|vcard)$/i.test(name)) throw new FileProblem({ code: 'no-cards', file: name, line: 1, detail: {} });
  const head = await readHead(survey.context.source, name);
  const told = recogniseColumns(head.header, survey.context.fields);
  const columns = head.header.map((header, i) => ({
    header,
    field: shownField(survey, told?.fields[i] ?? null),
    filled: 0,
    samples: [],
  }));
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

/** A field of the workspace's own goes by its name. */
const shownField = ({ context }: Survey, field: string | null): string | null =>
  context.fields.find(({ id }) => field === ownFieldPrefix + id)?.name ?? field;

/** A file of address-book cards: every one is a person. */
const cardsHead = (survey: Survey, name: string, encoding: Encoding): Head[] => {
  const file: ImportFile = { name, kind: 'contact', encoding, delimiter: '', lines: 0, columns: [] };
  const head = { name, encoding, delimiter: '', header: [] };
  const known: KnownFile = { head, kind: 'contact', fields: [], cards: cardFields };
  survey.files.push(file);
  survey.known.push(known);
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
    else if (known.kind !== 'contact') noticeList(survey, file.name, known.kind, row);
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
