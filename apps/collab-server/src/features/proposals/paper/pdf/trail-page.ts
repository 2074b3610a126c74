import { trailEntries, type AuditTrail, type Paper, type Spoken } from '@baton/schema/proposals/paper';

import { textBoxes, type Box } from './boxes.ts';
import { inks, type Pen } from './pen.ts';
import { drawRow, leave } from './rows.ts';
import { contentWidth, page, place, turn, type Sheet } from './sheet.ts';

const labelWidth = 150;

/** Who accepted it when, how and from where: a page of its own. */
export const drawTrail = (sheet: Sheet, pen: Pen, paper: Paper, spoken: Spoken): void => {
  const { trail } = paper;
  if (!trail) return;
  const { trail: said } = spoken.words;
  const text = (value: string, size: number, more: object = {}): Box[] =>
    textBoxes(pen, [{ text: value, style: { size, ...more } }], { width: contentWidth, size, gap: 4 });
  turn(sheet);
  place(sheet, [...text(said.title, 16, { bold: true, serif: true }), ...text(said.about, 9, { ink: inks.soft })]);
  leave(sheet, 8);
  const valueWidth = contentWidth - labelWidth;
  for (const [label, value] of trailEntries(paper, trail, spoken)) {
    const words = [{ text: label, style: { size: 9, ink: inks.soft } }];
    drawRow(sheet, [
      { x: page.left, width: labelWidth, boxes: textBoxes(pen, words, { width: labelWidth - 10, size: 9, gap: 0 }) },
      {
        x: page.left + labelWidth,
        width: valueWidth,
        boxes: textBoxes(pen, [{ text: value, style: { size: 9 } }], { width: valueWidth - 10, size: 9, gap: 0 }),
      },
    ]);
  }
  place(sheet, [signatureBox(pen, trail.answer), ...text(said.sealed, 8, { ink: inks.soft })]);
};

/** The field that names are drawn on is 1000 by 400. */
const signatureBox = (pen: Pen, { name, signature }: AuditTrail['answer']): Box => {
  const [width, height] = [250, 100];
  return {
    gap: 14,
    height: height + 10,
    draw: (x, y) => {
      const { doc } = pen;
      doc.rect(x, y, width, height).lineWidth(0.5).stroke(inks.line);
      if (signature.kind === 'typed') {
        const [line] = textBoxes(pen, [{ text: name, style: { size: 18, italic: true } }], {
          width: width - 20,
          size: 18,
          gap: 0,
        });
        return line?.draw(x + 10, y + 36);
      }
      for (const [first, ...rest] of signature.strokes) {
        if (!first) continue;
        doc.moveTo(x + first[0] / 4, y + first[1] / 4);
        // A point that is touched and left is a dot.
        for (const [at, down] of rest.length > 0 ? rest : [[first[0] + 3, first[1]] as const])
          doc.lineTo(x + at / 4, y + down / 4);
        doc.lineWidth(1.4).lineCap('round').lineJoin('round').stroke(inks.text);
      }
    },
  };
};
