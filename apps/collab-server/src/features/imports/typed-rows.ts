import type { FileKind } from './columns.ts';
import { readLines, type CsvHead, type CsvLine } from './csv/read-csv.ts';
import type { FileSource } from './file-source.ts';
import type { Noticed } from './findings.ts';
import { readCurrencyCode, readDay, readNumber, readText, readWhole, unreadable, type Cell } from './values.ts';

/** A file whose columns are understood. */
export interface KnownFile {
  head: CsvHead;
  kind: FileKind;
  fields: readonly (string | null)[];
  /** Where the properties go, in a file of cards; absent in a table. */
  cards?: Readonly<Record<string, string>>;
}

/** A line with its cells read by field; `wrong` says why it cannot be used at all. */
export interface TypedRow {
  line: number;
  values: Readonly<Record<string, string | number | null>>;
  /** What stands in the cells that could not be read, by field. */
  cells: Readonly<Record<string, string>>;
  wrong: 'wrong-cell-count' | 'name-missing' | null;
}

const readers: Readonly<Record<string, (cell: string) => Cell<string | number>>> = {
  price: readNumber,
  amount: readNumber,
  revenue: readNumber,
  employees: readWhole,
  foundedIn: readWhole,
  startedOn: readDay,
  closeOn: readDay,
  lastActivityOn: readDay,
  currency: readCurrencyCode,
  labels: (cell) => readText(cell, 2000),
};

/** Reads the lines of a file by field and tells `notice` of what is wrong with them. */
export const typedRows = async function* (
  source: FileSource,
  file: KnownFile,
  notice: (noticed: Noticed) => void = () => {},
): AsyncGenerator<TypedRow> {
  for await (const line of readLines(source, file.head)) yield typedRow(file, line, notice);
};

const typedRow = ({ head, kind, fields }: KnownFile, { line, cells }: CsvLine, notice: (noticed: Noticed) => void) => {
  const file = head.name;
  const row: TypedRow = { line, values: {}, cells: {}, wrong: null };
  if (cells.length !== head.header.length) {
    notice({ kind: 'wrong-cell-count', file, line });
    return { ...row, wrong: 'wrong-cell-count' as const };
  }
  const values: Record<string, string | number | null> = {};
  const bad: Record<string, string> = {};
  for (const [i, field] of fields.entries()) {
    if (field === null) continue;
    const cell = cells[i] ?? '';
    const value = (readers[field] ?? readText)(cell);
    values[field] = value === unreadable ? null : value;
    if (value !== unreadable) continue;
    bad[field] = cell.trim().slice(0, 60);
    notice({ kind: 'unreadable-value', file, field, value: bad[field], line });
  }
  const nameless = kind !== 'deal' && values['name'] === null;
  if (nameless) notice({ kind: 'name-missing', file, line });
  return { ...row, values, cells: bad, wrong: nameless ? ('name-missing' as const) : null };
};
