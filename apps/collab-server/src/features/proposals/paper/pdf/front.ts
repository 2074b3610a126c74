import { paperFront, paperMargins, type Paper, type Spoken } from '@baton/schema/proposals/paper';

import { columnsBox, textBoxes, type Box } from './boxes.ts';
import { drawLine, inks, type Pen } from './pen.ts';
import { contentWidth, page, place, type Sheet } from './sheet.ts';

/** Title, and who proposes it to whom until when. */
export const drawFront = (sheet: Sheet, pen: Pen, paper: Paper, spoken: Spoken): void => {
  const { kind, title, pairs } = paperFront(paper, spoken);
  place(sheet, [
    ...textBoxes(pen, [{ text: kind, style: { size: 10, ink: inks.soft } }], { width: contentWidth, size: 10, gap: 0 }),
    ...textBoxes(pen, [{ text: title, style: { size: 22, bold: true, serif: true } }], {
      width: contentWidth,
      size: 22,
      gap: 2,
    }),
  ]);
  place(sheet, [beside(pen, pairs)]);
};

const beside = (pen: Pen, pairs: readonly [string, string][]): Box => {
  const width = contentWidth / pairs.length;
  const columns = pairs.map(([label, value]) => [
    ...textBoxes(pen, [{ text: label, style: { size: 8, ink: inks.soft } }], { width: width - 10, size: 8, gap: 0 }),
    ...textBoxes(pen, [{ text: value, style: { size: 9.5 } }], { width: width - 10, size: 9.5, gap: 0 }),
  ]);
  const inside = columnsBox(
    columns.map((boxes, at) => ({ x: at * width, boxes })),
    { gap: 12 },
  );
  const height = inside.height + 16;
  return {
    gap: inside.gap,
    height,
    draw: (x, y) => {
      inside.draw(x, y + 8);
      for (const edge of [y, y + height]) {
        const rule = pen.doc.moveTo(x, edge).lineTo(x + contentWidth, edge);
        rule.lineWidth(0.5).stroke(inks.line);
      }
    },
  };
};

/** What stands over and under every page, once it is known how many there are. */
export const drawMargins = (pen: Pen, paper: Paper, spoken: Spoken): void => {
  const { doc } = pen;
  const { start, count } = doc.bufferedPageRange();
  const { company, draft, title, name, hash } = paperMargins(paper, spoken);
  const [before, of] = spoken.words.page;
  const style = { size: 8, ink: inks.soft };
  const right = page.width - page.right;
  for (let at = 0; at < count; at += 1) {
    doc.switchToPage(start + at);
    drawLine(pen, cut(pen, company, 200), { x: page.left, y: 40, style });
    if (draft !== '')
      drawLine(pen, draft, { x: page.width / 2 - 20, y: 39, style: { size: 9, bold: true, ink: '#b42318' } });
    drawLine(pen, cut(pen, title, 220), { x: right, y: 40, style, align: 'right' });
    drawLine(pen, name, { x: page.left, y: page.height - 46, style });
    const number = `${before} ${at + 1} ${of} ${count}`;
    drawLine(pen, number, { x: right, y: page.height - 46, style, align: 'right' });
    if (hash !== '') drawLine(pen, hash, { x: page.left, y: page.height - 34, style: { size: 6, ink: inks.faint } });
  }
};

/** One line of it, no wider than this. */
const cut = (pen: Pen, text: string, width: number): string => {
  const wide = (shown: string) => pen.strokes(shown, { size: 8 }).reduce((sum, stroke) => sum + stroke.width, 0);
  const line = text.replaceAll(/\s+/g, ' ');
  if (wide(line) <= width) return line;
  let shown = line.slice(0, 80);
  while (shown !== '' && wide(`${shown}…`) > width) shown = shown.slice(0, -1);
  return `${shown.trimEnd()}…`;
};
