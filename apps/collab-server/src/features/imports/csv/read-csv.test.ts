import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { describe, expect, test } from 'vitest';

import { memorySource, type FileSource } from '../file-source.ts';
import { FileProblem, readHead, readLines, type CsvLine } from './read-csv.ts';

const read = async (content: Uint8Array | string) => {
  const source = memorySource({ 'a.csv': content });
  const head = await readHead(source, 'a.csv');
  const lines: CsvLine[] = [];
  for await (const line of readLines(source, head)) lines.push(line);
  return { head, lines };
};
const problemOf = async (content: Uint8Array | string) => {
  const error: unknown = await read(content).catch((thrown: unknown) => thrown);
  return error instanceof FileProblem ? error.problem : error;
};
const utf16 = (text: string, mark: boolean) => {
  const bytes = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le');
  return { little: new Uint8Array(bytes), big: new Uint8Array(Buffer.from(bytes).swap16()) };
};
/** Bytes that something still holds: what is only waiting to be collected says how busy the machine is, not what is kept. */
const heldBytes = (): number => {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};
const sample = 'name,city\r\nCafé Zoë,Génève\r\n"Rossi, figli",Torino\r\n';
const expected = [
  { line: 2, cells: ['Café Zoë', 'Génève'] },
  { line: 3, cells: ['Rossi, figli', 'Torino'] },
];

describe('Reading a CSV file', () => {
  test.for([
    ['UTF-8', 'utf-8', sample],
    ['UTF-8 with a mark', 'utf-8', `\uFEFF${sample}`],
    ['UTF-16 little-endian with a mark', 'utf-16le', utf16(sample, true).little],
    ['UTF-16 big-endian with a mark', 'utf-16be', utf16(sample, true).big],
    ['UTF-16 little-endian without one', 'utf-16le', utf16(sample, false).little],
    ['windows-1252', 'windows-1252', new Uint8Array(Buffer.from(sample, 'latin1'))],
  ] as const)('finds out that it is %s', async ([, encoding, content]) => {
    const { head, lines } = await read(content);
    expect(head).toMatchObject({ encoding, delimiter: ',', header: ['name', 'city'] });
    expect(lines).toEqual(expected);
  });

  test('notices windows-1252 also when the first accent comes late', async () => {
    const text = `name;city\n${'plain;ascii\n'.repeat(20_000)}Génève;x\n`;
    const { head, lines } = await read(new Uint8Array(Buffer.from(text, 'latin1')));
    expect(head).toMatchObject({ encoding: 'windows-1252', delimiter: ';' });
    expect(lines.at(-1)).toEqual({ line: 20_002, cells: ['Génève', 'x'] });
  });

  test.for([
    [';', 'a;b;c\n1,5;2;3\n4,5;6;7\n'],
    ['\t', 'a\tb\n1, 2\t3\n'],
    ['|', 'a|b\n"1;2;3"|4\n'],
    [',', 'a,b\n"x;y;z",1\n'],
  ] as const)('finds the delimiter %j', async ([delimiter, content]) => {
    expect((await read(content)).head.delimiter).toBe(delimiter);
  });

  test('gives lines as they are, ragged ones with their own number of cells, and the line each begins on', async () => {
    const { lines } = await read('a,b\n1,2\n\n3\n"x\ny",5,6\n7,8\n');
    expect(lines).toEqual([
      { line: 2, cells: ['1', '2'] },
      { line: 4, cells: ['3'] },
      { line: 5, cells: ['x\ny', '5', '6'] },
      { line: 7, cells: ['7', '8'] },
    ]);
  });

  test.for([
    ['empty-file', 1, ''],
    ['empty-file', 1, '\n\n'],
    ['header-empty', 1, 'a,,c\n1,2,3\n'],
    ['header-twice', 1, 'a,b,A\n1,2,3\n'],
    ['quote-not-closed', 3, 'a,b\n1,2\n"open,3\n4,5\n'],
    ['quote-misplaced', 3, 'a,b\n1,2\n"x"y,3\n'],
    ['line-too-long', 3, `a,b\n1,2\n"${'x'.repeat(1_100_000)}`],
    ['undecodable', 3, 'a,b\n1,2\nx\0y,3\n'],
  ] as const)('stops with %s and names line %i', async ([code, line, content]) => {
    expect(await problemOf(content)).toMatchObject({ code, line, file: 'a.csv' });
  });

  test('keeps its memory bounded on a file of 100 MB', async () => {
    const row = new TextEncoder().encode(`${'some text,'.repeat(99)}end\n`.repeat(1000));
    const chunks = Math.ceil((100 * 1024 * 1024) / row.length);
    const source: FileSource = {
      files: [{ name: 'big.csv', bytes: chunks * row.length }],
      open: async function* () {
        yield new TextEncoder().encode(`${Array.from({ length: 100 }, (_, i) => `c${i}`).join(',')}\n`);
        for (let i = 0; i < chunks; i += 1) yield row;
      },
    };
    const head = await readHead(source, 'big.csv');
    const before = heldBytes();
    let [lines, most] = [0, 0];
    for await (const { cells } of readLines(source, head)) {
      lines += 1;
      if (lines % 20_000 === 0) most = Math.max(most, heldBytes() - before);
      expect(cells.length === 100).toBe(true);
    }
    expect(lines).toBe(chunks * 1000);
    expect(most).toBeLessThan(32 * 1024 * 1024);
  });
});
