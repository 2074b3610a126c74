/** How Word writes an item: a paragraph whose style names list and level, its bullet as letters in front. */
const itemStyle = /mso-list:\s*l(\d+)\s+level(\d+)/i;
const ordered = /^\s*(\(?[0-9ivxlc]{1,4}|[a-z])[.)]/i;

interface Item {
  element: HTMLElement;
  level: number;
  ordered: boolean;
}

/** Makes lists of Word's list paragraphs, nested by their levels. */
export const liftWordLists = (page: Document): void => {
  for (const run of runsOf(page)) {
    const [first] = run;
    if (!first) continue;
    const list = listOf(page, run, 0, first.level).list;
    first.element.before(list);
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
    const item = { element, level: Number(style[2]), ordered: ordered.test(takeBullet(element)) };
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

const listOf = (page: Document, run: readonly Item[], from: number, level: number): { list: Element; next: number } => {
  const list = page.createElement(run[from]?.ordered ? 'ol' : 'ul');
  let at = from;
  for (let item = run[at]; item && item.level >= level; item = run[at]) {
    if (item.level > level) {
      const inner = listOf(page, run, at, item.level);
      (list.lastElementChild ?? list.appendChild(page.createElement('li'))).append(inner.list);
      at = inner.next;
      continue;
    }
    const entry = list.appendChild(page.createElement('li'));
    entry.appendChild(page.createElement('p')).append(...item.element.childNodes);
    at += 1;
  }
  return { list, next: at };
};
