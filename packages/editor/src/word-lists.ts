/** How Word writes an item: a paragraph whose style names list and level, its bullet as letters in front. */
const itemStyle = /mso-list:\s*l(\d+)\s+level(\d+)/i;
const ordered = /^\s*\(?([0-9]{1,4}|[ivxlc]{1,4}|[a-z])[.)]/i;

interface Item {
  element: HTMLElement;
  /** Two lists may stand one below the other. */
  list: string;
  level: number;
  ordered: boolean;
  /** The number that is written in front of it, where that is one. */
  number: number;
}

/** Makes lists of Word's list paragraphs, nested by their levels. */
export const liftWordLists = (page: Document): void => {
  for (const run of runsOf(page)) {
    const lists: Element[] = [];
    // A run may begin deeper than what follows: every item finds a list.
    for (let at = 0; at < run.length;) {
      const { list, next } = listOf(page, run, at);
      lists.push(list);
      at = next;
    }
    run[0]?.element.before(...lists);
    for (const { element } of run) element.remove();
  }
};

/** Items that stand directly one after the other. */
const runsOf = (page: Document): Item[][] => {
  const runs: Item[][] = [];
  let last: Element | null = null;
  for (const element of page.body.querySelectorAll<HTMLElement>('p[style*="mso-list"]')) {
    const style = itemStyle.exec(element.getAttribute('style') ?? '');
    if (!style) continue;
    const [, list = '', level] = style;
    const bullet = ordered.exec(takeBullet(element));
    const item = { element, list, level: Number(level), ordered: bullet !== null, number: Number(bullet?.[1]) };
    if (last !== null && element.previousElementSibling === last) runs.at(-1)?.push(item);
    else runs.push([item]);
    last = element;
  }
  return runs;
};

/** Takes the bullet off an item and answers it. */
const takeBullet = (element: HTMLElement): string => {
  const bullet = element.querySelector('[style*="mso-list:Ignore" i], [style*="mso-list: Ignore" i]');
  const text = bullet?.textContent ?? '';
  bullet?.remove();
  return text;
};

/** One list from this item on, with those inside it; ends where another begins. */
const listOf = (page: Document, run: readonly Item[], from: number): { list: Element; next: number } => {
  const first = run[from] as Item;
  const list = page.createElement(first.ordered ? 'ol' : 'ul');
  if (first.number > 1) list.setAttribute('start', String(first.number));
  let at = from;
  for (let item = run[at]; item && item.level >= first.level; item = run[at]) {
    if (item.level > first.level) {
      const inner = listOf(page, run, at);
      list.lastElementChild?.append(inner.list);
      at = inner.next;
      continue;
    }
    if (item.ordered !== first.ordered || item.list !== first.list) break;
    const entry = list.appendChild(page.createElement('li'));
    entry.appendChild(page.createElement('p')).append(...item.element.childNodes);
    at += 1;
  }
  return { list, next: at };
};
