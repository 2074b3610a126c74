import type { ShownScroll } from '@baton/schema/wire';

/**
 * What scrolls and is worth following carries its name in `data-follow`; a name that begins with `x:` scrolls to the
 * side. Cards and paragraphs in it are what two windows of different size have in common.
 */
const scrollers = '[data-follow]';
const anchors = { x: '[data-stage]', y: '[data-deal], .ProseMirror > *' } as const;
type Axis = keyof typeof anchors;

/** Nearer than this is the same place, in px: rounding must not go back and forth between two who follow each other. */
const near = 3;

/** How everything on the page that can be followed is scrolled. */
export const readScrolls = (page: ParentNode): ShownScroll[] =>
  [...page.querySelectorAll<HTMLElement>(scrollers)].flatMap((element): ShownScroll[] => {
    const name = element.dataset['follow'] ?? '';
    const axis = axisOf(name);
    if (!mayScroll(element, axis)) return [];
    const at = offset(element, axis);
    if (at <= 0) return [{ name, anchor: null, part: 0, share: 0 }];
    const share = Math.min(1, at / reach(element, axis));
    const edge = start(element, axis);
    const first = anchorsIn(element, axis).find((each) => end(each, axis) > edge);
    if (first === undefined) return [{ name, anchor: null, part: 0, share }];
    const part = (edge - start(first, axis)) / Math.max(1, end(first, axis) - start(first, axis));
    return [{ name, anchor: nameOf(first, element), part: Math.min(2, Math.max(-2, part)), share }];
  });

/** Scrolls the page as somebody else's is; false while something of it is not drawn yet. */
export const showScrolls = (page: ParentNode, scrolls: readonly ShownScroll[]): boolean =>
  scrolls.map((scroll) => show(page, scroll)).every(Boolean);

const show = (page: ParentNode, { name, anchor, part, share }: ShownScroll): boolean => {
  const axis = axisOf(name);
  const element = page.querySelector<HTMLElement>(`[data-follow="${CSS.escape(name)}"]`);
  if (element === null) return false;
  const there = anchor === null ? undefined : anchorsIn(element, axis).find((each) => nameOf(each, element) === anchor);
  if (there !== undefined) {
    // Where there is less room, what scrolls there may be a part of a whole that scrolls here.
    const scroller = scrollerOf(there, axis);
    if (scroller === null) return true;
    const size = end(there, axis) - start(there, axis);
    scrollBy(scroller, axis, start(there, axis) + part * size - start(scroller, axis));
    return true;
  }
  if (mayScroll(element, axis)) scrollBy(element, axis, share * reach(element, axis) - offset(element, axis));
  return anchor === null;
};

const axisOf = (name: string): Axis => (name.startsWith('x:') ? 'x' : 'y');

const anchorsIn = (element: HTMLElement, axis: Axis): HTMLElement[] => [
  ...element.querySelectorAll<HTMLElement>(anchors[axis]),
];

/** A card or a stage by its id; a paragraph by its place in the text, which is the same for both. */
const nameOf = (anchor: HTMLElement, within: HTMLElement): string => {
  const { deal, stage } = anchor.dataset;
  if (deal !== undefined || stage !== undefined) return deal ?? stage ?? '';
  return `p${[...within.querySelectorAll('.ProseMirror > *')].indexOf(anchor)}`;
};

const scrollerOf = (element: HTMLElement, axis: Axis): HTMLElement | null => {
  for (let up = element.parentElement; up !== null; up = up.parentElement)
    if (mayScroll(up, axis) && reach(up, axis) > 0) return up;
  return null;
};

const mayScroll = (element: HTMLElement, axis: Axis): boolean => {
  const { overflowX, overflowY } = getComputedStyle(element);
  return ['auto', 'scroll'].includes(axis === 'x' ? overflowX : overflowY);
};

const offset = (element: HTMLElement, axis: Axis): number => (axis === 'x' ? element.scrollLeft : element.scrollTop);

const reach = (element: HTMLElement, axis: Axis): number =>
  axis === 'x' ? element.scrollWidth - element.clientWidth : element.scrollHeight - element.clientHeight;

const start = (element: HTMLElement, axis: Axis): number => {
  const box = element.getBoundingClientRect();
  return axis === 'x' ? box.left : box.top;
};

const end = (element: HTMLElement, axis: Axis): number => {
  const box = element.getBoundingClientRect();
  return axis === 'x' ? box.right : box.bottom;
};

const scrollBy = (element: HTMLElement, axis: Axis, way: number): void => {
  if (Math.abs(way) < near) return;
  if (axis === 'x') element.scrollLeft += way;
  else element.scrollTop += way;
};
