import { drawStrokes, linesOf, type Line, type Run } from './lines.ts';
import type { Pen } from './pen.ts';

/** Something of one height that stands on one page. */
export interface Box {
  /** Left out at the head of a page. */
  gap: number;
  height: number;
  /** The next one stands on the same page. */
  keepsNext?: boolean;
  draw: (x: number, y: number) => void;
}

/** The lines of a text, none of them alone at the foot or the head of a page. */
export const textBoxes = (
  pen: Pen,
  runs: readonly Run[],
  { width, size, gap, align = 'left', keepsNext = false }: TextForm,
): Box[] => {
  const lines = linesOf(pen, runs, width, size);
  return lines.map((line, at) => ({
    gap: at === 0 ? gap : 0,
    height: line.height,
    keepsNext: keepsNext || (lines.length > 1 && (at === 0 || at === lines.length - 2)),
    draw: (x, y) => drawStrokes(pen, line, x + indentOf(line, width, align), y),
  }));
};

interface TextForm {
  width: number;
  size: number;
  gap: number;
  align?: Align;
  keepsNext?: boolean;
}
export type Align = 'left' | 'right' | 'center';

const indentOf = (line: Line, width: number, align: Align): number => {
  if (align === 'left') return 0;
  return align === 'right' ? width - line.width : (width - line.width) / 2;
};

/** The same boxes further right, with something drawn beside each. */
export const indented = (boxes: readonly Box[], by: number, beside: (box: Box, at: number) => Box['draw']): Box[] =>
  boxes.map((box, at) => {
    const mark = beside(box, at);
    return {
      ...box,
      draw: (x, y) => {
        mark(x, y);
        box.draw(x + by, y);
      },
    };
  });

export const heightOf = (boxes: readonly Box[]): number =>
  boxes.reduce((sum, { gap, height }, at) => sum + height + (at === 0 ? 0 : gap), 0);

/** Boxes under each other from here on; where the last one ends. */
export const drawDown = (boxes: readonly Box[], x: number, y: number): number => {
  let at = y;
  for (const [nth, box] of boxes.entries()) {
    at += nth === 0 ? 0 : box.gap;
    box.draw(x, at);
    at += box.height;
  }
  return at;
};

/** Columns beside each other, as one box. */
export const columnsBox = (
  columns: readonly { x: number; boxes: readonly Box[] }[],
  more: { gap: number; keepsNext?: boolean },
): Box => ({
  ...more,
  height: Math.max(0, ...columns.map(({ boxes }) => heightOf(boxes))),
  draw: (left, y) => {
    for (const { x, boxes } of columns) drawDown(boxes, left + x, y);
  },
});
