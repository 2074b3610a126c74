/**
 * Whether a text needs to be cut. What is cut by CSS is a clip of its own to the browser, hundreds of them on a board, to be
 * sorted again with each card that comes or goes; most titles fit and need none. In doubt the answer is no, and CSS cuts.
 */

/** Inside of a card, in px of the design; larger letters make all of it larger alike. */
const inside = 230;
/** Beside the title stand the menu button and, on selected cards, a mark. */
const besideTitle = 46;
const besideAccount = 20;

const title = '600 14px';
const plain = '400 13px';
const strong = '600 13px';

export const titleFits = (text: string): boolean => widthOf(title, text) <= inside - besideTitle;

/** The account and the amount on one line. */
export const accountFits = (account: string, amount: string): boolean =>
  widthOf(plain, account) + widthOf(strong, amount) + besideAccount <= inside;

let pen: CanvasRenderingContext2D | null | undefined;
let family = '';
const widths = new Map<string, number>();
const mostWidths = 20_000;

const widthOf = (font: string, text: string): number => {
  const key = `${font} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  const width = measured(font, text);
  if (widths.size > mostWidths) widths.clear();
  widths.set(key, width);
  return width;
};

const measured = (font: string, text: string): number => {
  if (pen === undefined) {
    pen = document.createElement('canvas').getContext('2d');
    family = getComputedStyle(document.body).fontFamily;
  }
  if (pen === null) return Infinity;
  pen.font = `${font} ${family}`;
  return pen.measureText(text).width;
};
