import type { AmountWords } from '@baton/schema/proposals/paper';
import type { PlainNode } from '@baton/schema/rich-text';

import { altOf, drawnPicture } from '../drawn-size.ts';
import type { PictureBytes } from '../picture-bytes.ts';
import { indented, textBoxes, type Align, type Box } from './boxes.ts';
import { drawLine, inks, type Pen, type Style } from './pen.ts';
import { runsOf } from './runs.ts';

export interface Setting {
  pen: Pen;
  amounts: AmountWords;
  pictures: PictureBytes;
  size: number;
  bold?: boolean;
  align?: Align;
}

const headingSizes = [16, 13.5, 11.5] as const;

export const headingLevel = ({ attrs }: PlainNode): 1 | 2 | 3 => {
  const level = attrs?.['level'];
  return level === 2 || level === 3 ? level : 1;
};

/** Blocks of text as boxes of this width. Tables are drawn by whoever has a page; here they are passed over. */
export const blockBoxes = (setting: Setting, nodes: readonly PlainNode[], width: number): Box[] =>
  nodes.flatMap((node) => boxesOf(setting, node, width));

const boxesOf = (setting: Setting, node: PlainNode, width: number): Box[] => {
  const { content = [] } = node;
  switch (node.type) {
    case 'heading':
      return headingBoxes(setting, node, width);
    case 'bulletList':
    case 'orderedList':
    case 'taskList':
      return listBoxes(setting, node, width);
    case 'blockquote':
      return indented(blockBoxes(setting, content, width - 14), 14, barBeside(setting.pen));
    case 'codeBlock':
      return codeBoxes(setting, node, width);
    case 'horizontalRule':
      return [ruleBox(setting.pen, width)];
    case 'image':
      return pictureBoxes(setting, node, width);
    default:
      return paragraphBoxes(setting, content, width);
  }
};

const paragraphBoxes = (
  { pen, amounts, size, bold = false, align = 'left' }: Setting,
  content: readonly PlainNode[],
  width: number,
): Box[] => textBoxes(pen, runsOf(content, { size, bold }, amounts), { width, size, gap: 5, align });

const headingBoxes = ({ pen, amounts }: Setting, node: PlainNode, width: number): Box[] => {
  const size = headingSizes[headingLevel(node) - 1] ?? 11.5;
  const runs = runsOf(node.content ?? [], { size, bold: true, serif: true }, amounts);
  return textBoxes(pen, runs, { width, size, gap: size, keepsNext: true });
};

const listBoxes = (setting: Setting, { type, attrs, content = [] }: PlainNode, width: number): Box[] => {
  const first = attrs?.['start'];
  const start = typeof first === 'number' && Number.isInteger(first) ? first : 1;
  const indent = type === 'orderedList' ? 22 : 16;
  return content.flatMap((item, at) => {
    const inside = blockBoxes(setting, item.content ?? [], width - indent);
    const mark = markOf(setting, { type, number: start + at, checked: item.attrs?.['checked'] === true });
    return indented(inside, indent, (_box, line) => (line === 0 ? mark : () => {})).map((box, line) =>
      line === 0 ? { ...box, gap: at === 0 ? 5 : 2 } : box,
    );
  });
};

const markOf = (
  { pen, size }: Setting,
  { type, number, checked }: { type: string; number: number; checked: boolean },
): Box['draw'] => {
  const style: Style = { size };
  if (type === 'orderedList')
    return (x, y) => void drawLine(pen, `${number}.`, { x: x + 18, y, style, align: 'right' });
  if (type !== 'taskList') return (x, y) => void drawLine(pen, '•', { x: x + 4, y, style });
  return (x, y) => {
    const side = size * 0.8;
    const top = y + size * 0.36;
    pen.doc.rect(x, top, side, side).lineWidth(0.7).stroke(inks.soft);
    if (!checked) return;
    pen.doc
      .moveTo(x + side * 0.2, top + side * 0.5)
      .lineTo(x + side * 0.42, top + side * 0.75)
      .lineTo(x + side * 0.82, top + side * 0.22)
      .lineWidth(1)
      .stroke(inks.text);
  };
};

const barBeside =
  ({ doc }: Pen) =>
  ({ height, gap }: Box, at: number): Box['draw'] =>
  (x, y) => {
    const above = at === 0 ? 0 : gap;
    doc.rect(x, y - above, 2, height + above).fill(inks.line);
  };

const codeBoxes = ({ pen, amounts }: Setting, { content = [] }: PlainNode, width: number): Box[] => {
  const size = 9;
  const boxes = textBoxes(pen, runsOf(content, { size }, amounts), { width: width - 16, size, gap: 6 });
  return indented(
    boxes,
    8,
    ({ height }) =>
      (x, y) =>
        void pen.doc.rect(x, y, width, height + 0.5).fill(inks.ground),
  );
};

/** A pixel of the text is 1/96 of an inch, as browsers have it. */
const pointsPerPixel = 0.75;
const mostHeight = 620;

const pictureBoxes = ({ pen, pictures, size }: Setting, node: PlainNode, width: number): Box[] => {
  const picture = drawnPicture(pictures, node, { width, height: mostHeight, perPixel: pointsPerPixel });
  const named = textBoxes(pen, [{ text: `[ ${altOf(node.attrs)} ]`, style: { size, ink: inks.soft } }], {
    width,
    size,
    gap: 5,
  });
  if (picture === null) return altOf(node.attrs) === '' ? [] : named;
  const { bytes, ...box } = picture;
  return [
    {
      gap: 8,
      height: box.height,
      // A photo that was taken otherwise than upright is turned by what it says of itself.
      draw: (x, y) => void pen.doc.image(Buffer.from(bytes), x, y, { width: box.width, height: box.height }),
    },
  ];
};

const ruleBox = ({ doc }: Pen, width: number): Box => ({
  gap: 8,
  height: 8,
  draw: (x, y) => {
    doc
      .moveTo(x, y)
      .lineTo(x + width, y)
      .lineWidth(0.5)
      .stroke(inks.line);
  },
});
