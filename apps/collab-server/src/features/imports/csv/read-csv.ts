import { Readable } from 'node:stream';

import type { ImportProblem } from '@baton/schema/imports';
import { CsvError, parse } from 'csv-parse';

import type { FileSource } from '../file-source.ts';
import { detectDelimiter } from './delimiter.ts';
import { decodedText, detectEncoding, Undecodable, type Encoding } from './encoding.ts';

/** One line of a file as it was read; `cells` may be fewer or more than the header has. */
export interface CsvLine {
  /** Where it begins in the file; the header is line 1. */
  line: number;
  cells: string[];
}

/** What a file is, before its lines are read. */
export interface CsvHead {
  name: string;
  encoding: Encoding;
  delimiter: string;
  header: string[];
}

/** A file cannot be read any further; carries what to tell. */
export class FileProblem extends Error {
  readonly problem: ImportProblem;
  constructor(problem: ImportProblem) {
    super(`${problem.file}:${problem.line}: ${problem.code}`);
    this.problem = problem;
  }
}

/** Longest line in characters; what is longer is mostly a quote that was never closed. */
const longestLine = 1_000_000;

/** Finds encoding, delimiter and header of a file; throws `FileProblem` when it has none that could be used. */
export const readHead = async (source: FileSource, name: string): Promise<CsvHead> => {
  const encoding = await detectEncoding(source.open(name));
  const fail = (code: ImportProblem['code'], detail: ImportProblem['detail'] = {}) =>
    new FileProblem({ code, file: name, line: 1, detail });
  const delimiter = detectDelimiter(await beginningOf(source, name, encoding)) ?? ',';
  let header: string[] | null = null;
  for await (const { cells } of csvLines(source, { name, encoding, delimiter }, 0)) {
    header = cells.map((cell) => cell.trim());
    break;
  }
  if (!header || header.every((cell) => cell === '')) throw fail('empty-file');
  const empty = header.indexOf('');
  if (empty >= 0) throw fail('header-empty', { column: empty + 1 });
  const folded = header.map((cell) => cell.toLowerCase());
  const twice = folded.findIndex((cell, i) => folded.indexOf(cell) !== i);
  if (twice >= 0) throw fail('header-twice', { column: header[twice] ?? '' });
  return { name, encoding, delimiter, header };
};

/** The lines below the header, streamed: memory does not grow with the file. Throws `FileProblem` with the line. */
export const readLines = (source: FileSource, head: CsvHead): AsyncGenerator<CsvLine> => csvLines(source, head, 1);

const csvLines = async function* (
  source: FileSource,
  head: Omit<CsvHead, 'header'>,
  skipRecords: number,
): AsyncGenerator<CsvLine> {
  const text = Readable.from(decodedText(source.open(head.name), head.encoding), { objectMode: true });
  // The last line that the parser has finished; what it has read ahead is lost to the loop when it fails.
  let last = 0;
  const begins: number[] = [];
  const parser = parse({
    delimiter: head.delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestLine,
    on_record: (cells, { lines }) => {
      last = lines;
      // The parser tells the line a record ends on.
      begins.push(lines - cells.reduce((sum, cell) => sum + breaksIn(cell), 0));
      return cells;
    },
  });
  text.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  let records = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      records += 1;
      const line = begins.shift() ?? last;
      if (records > skipRecords) yield { line, cells };
    }
  } catch (error) {
    throw problemOf(error, head.name, last);
  } finally {
    text.destroy();
    parser.destroy();
  }
};

const breaksIn = (cell: string): number => (cell.includes('\n') ? cell.split('\n').length - 1 : 0);

const codes: Record<string, ImportProblem['code']> = {
  CSV_QUOTE_NOT_CLOSED: 'quote-not-closed',
  INVALID_OPENING_QUOTE: 'quote-misplaced',
  CSV_INVALID_CLOSING_QUOTE: 'quote-misplaced',
  CSV_MAX_RECORD_SIZE: 'line-too-long',
};

const problemOf = (error: unknown, file: string, lastLine: number): unknown => {
  if (error instanceof Undecodable) return new FileProblem({ code: 'undecodable', file, line: error.line, detail: {} });
  if (!(error instanceof CsvError)) return error;
  const code = codes[error.code] ?? 'quote-misplaced';
  const told: unknown = error['lines'];
  // An open quote is noticed at the end of the file, but it is the line after the last good one that opened it.
  const line = code === 'quote-misplaced' && typeof told === 'number' ? told : lastLine + 1;
  return new FileProblem({ code, file, line, detail: code === 'line-too-long' ? { limit: longestLine } : {} });
};

const beginningOf = async (source: FileSource, name: string, encoding: Encoding): Promise<string> => {
  let beginning = '';
  try {
    for await (const text of decodedText(source.open(name), encoding)) {
      beginning += text;
      if (beginning.length > 65_536) break;
    }
  } catch (error) {
    throw problemOf(error, name, 1);
  }
  return beginning;
};
