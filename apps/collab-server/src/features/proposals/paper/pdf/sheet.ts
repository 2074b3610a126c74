import type { Box } from './boxes.ts';
import type { Doc } from './pen.ts';

export const page = { width: 595.28, height: 841.89, left: 56, right: 56, top: 76, bottom: 70 } as const;
export const contentWidth = page.width - page.left - page.right;
const foot = page.height - page.bottom;

/** Where the next thing stands. */
export interface Sheet {
  doc: Doc;
  y: number;
  /** Called on each new page: the head of a table that goes on. */
  onNewPage: (() => void) | null;
}

export const turn = (sheet: Sheet): void => {
  sheet.doc.addPage();
  sheet.y = page.top;
  sheet.onNewPage?.();
};

export const fits = (sheet: Sheet, height: number): boolean => sheet.y + height <= foot;

export const room = (sheet: Sheet): number => foot - sheet.y;

const fullRoom = foot - page.top;

/** Puts boxes under each other, turning the page where they no longer fit. */
export const place = (sheet: Sheet, boxes: readonly Box[], x: number = page.left): void => {
  for (const [at, box] of boxes.entries()) {
    const together = heightFrom(boxes, at);
    const needed = together <= fullRoom ? together : box.height;
    const gap = sheet.y > page.top ? box.gap : 0;
    if (!fits(sheet, needed + gap) && sheet.y > page.top) turn(sheet);
    else sheet.y += gap;
    box.draw(x, sheet.y);
    sheet.y += box.height;
  }
};

/** Of this one and of what it keeps with it. */
const heightFrom = (boxes: readonly Box[], from: number): number => {
  let height = 0;
  for (let at = from; at < boxes.length; at += 1) {
    const box = boxes[at];
    if (!box) break;
    height += box.height + (at > from ? box.gap : 0);
    if (!box.keepsNext) break;
  }
  return height;
};
