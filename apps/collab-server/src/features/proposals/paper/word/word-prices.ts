import type { PaperWords, PriceColumn, PrintedPrices, PrintedRow } from '@baton/schema/proposals/paper';
import { AlignmentType, Paragraph, ShadingType, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';

import type { Block } from './word-text.ts';

const grey = { type: ShadingType.CLEAR, fill: 'F3F5F7' } as const;
const full = { size: 100, type: WidthType.PERCENTAGE } as const;

interface Look {
  bold?: boolean;
  italics?: boolean;
  color?: string;
}

/** Where a cell of several lines breaks is said by its words. */
const paragraph = (text: string, { right = false, ...look }: Look & { right?: boolean }): Paragraph =>
  new Paragraph({
    alignment: right ? AlignmentType.RIGHT : AlignmentType.LEFT,
    children: text.split('\n').map((line, at) => new TextRun({ ...look, text: line, ...(at > 0 ? { break: 1 } : {}) })),
  });

/** The table of prices with its totals. */
export const wordPrices = ({ columns, rows, sums }: PrintedPrices, words: PaperWords): Block[] => {
  if (rows.length === 0) return [];
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(
      (column) =>
        new TableCell({
          shading: grey,
          children: [paragraph(words.columns[column], { bold: true, right: column !== 'text' })],
        }),
    ),
  });
  const table = new Table({ width: full, rows: [head, ...rows.map((row) => rowOf(row, columns))] });
  const totals = sums.flatMap(({ name, entries }) => [
    ...(sums.length > 1 ? [sumRow(name, '', true)] : []),
    ...entries.map(({ label, amount, strong }) => sumRow(label, amount, strong)),
  ]);
  return [
    table,
    new Paragraph({}),
    ...(totals.length > 0 ? [new Table({ width: full, rows: totals })] : []),
    new Paragraph({}),
  ];
};

const rowOf = ({ kind, counts, cells, note }: PrintedRow, columns: readonly PriceColumn[]): TableRow => {
  const strong = kind === 'group' || kind === 'subtotal';
  const look: Look = { bold: strong, italics: kind === 'text', ...(counts ? {} : { color: '8B949E' }) };
  if (kind === 'line') {
    const children = columns.map((column) => {
      const said = column === 'text' && note !== '' ? [paragraph(note, { italics: true, color: '57606A' })] : [];
      return new TableCell({
        children: [paragraph(cells[column] ?? '', { ...look, right: column !== 'text' }), ...said],
      });
    });
    return new TableRow({ cantSplit: true, children });
  }
  const ground = kind === 'group' ? { shading: grey } : {};
  return new TableRow({
    cantSplit: true,
    children: [
      new TableCell({ ...ground, columnSpan: columns.length - 1, children: [paragraph(cells.text ?? '', look)] }),
      new TableCell({ ...ground, children: [paragraph(cells.total ?? '', { ...look, right: true })] }),
    ],
  });
};

const sumRow = (label: string, amount: string, bold: boolean): TableRow =>
  new TableRow({
    cantSplit: true,
    children: [
      new TableCell({ children: [paragraph(label, { bold, right: true })] }),
      new TableCell({ children: [paragraph(amount, { bold, right: true })] }),
    ],
  });
