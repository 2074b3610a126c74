import { drawDown, heightOf, type Box } from './boxes.ts';
import { inks } from './pen.ts';
import { page, place, room, turn, type Sheet } from './sheet.ts';

/** What stands in one cell, as boxes, and where. */
export interface Cell {
  x: number;
  width: number;
  boxes: readonly Box[];
  ground?: string;
}

export const padding = { across: 5, along: 4 } as const;

interface RowForm {
  rule?: boolean;
  /** Height that has to be left under it, so that a head is not alone at the foot of a page. */
  followed?: number;
}

/** Draws a row of cells; one that is higher than what is left goes to the next page, and on to further ones if it must. */
export const drawRow = (sheet: Sheet, cells: readonly Cell[], { rule = true, followed = 0 }: RowForm = {}): void => {
  const height = Math.max(0, ...cells.map(({ boxes }) => heightOf(boxes))) + 2 * padding.along;
  const atTop = sheet.y <= page.top;
  if (height + followed > room(sheet) && !atTop) turn(sheet);
  if (height <= room(sheet)) return drawSlice(sheet, cells, rule);
  let left = cells;
  while (left.some(({ boxes }) => boxes.length > 0)) {
    const space = room(sheet) - 2 * padding.along;
    const parts = left.map((cell) => split(cell.boxes, space));
    drawSlice(
      sheet,
      left.map((cell, at) => ({ ...cell, boxes: parts[at]?.[0] ?? [] })),
      rule,
    );
    left = left.map((cell, at) => ({ ...cell, boxes: parts[at]?.[1] ?? [] }));
    if (left.some(({ boxes }) => boxes.length > 0)) turn(sheet);
  }
};

/** As many as fit, at least one, and the rest. */
const split = (boxes: readonly Box[], space: number): [Box[], Box[]] => {
  let used = 0;
  let many = 0;
  for (const { gap, height } of boxes) {
    used += height + (many === 0 ? 0 : gap);
    if (many > 0 && used > space) break;
    many += 1;
  }
  return [boxes.slice(0, many), boxes.slice(many)];
};

const drawSlice = (sheet: Sheet, cells: readonly Cell[], rule: boolean): void => {
  const { doc } = sheet;
  const top = sheet.y;
  const height = Math.max(0, ...cells.map(({ boxes }) => heightOf(boxes))) + 2 * padding.along;
  for (const { x, width, ground } of cells) if (ground) doc.rect(x, top, width, height).fill(ground);
  for (const { x, boxes } of cells) drawDown(boxes, x + padding.across, top + padding.along);
  sheet.y = top + height;
  const [first] = cells;
  const last = cells.at(-1);
  if (!rule || !first || !last) return;
  doc
    .moveTo(first.x, sheet.y)
    .lineTo(last.x + last.width, sheet.y)
    .lineWidth(0.5)
    .stroke(inks.line);
};

/** Space before whatever comes next, none at the head of a page. */
export const leave = (sheet: Sheet, gap: number): void => {
  place(sheet, [{ gap, height: 0, draw: () => {} }]);
};
