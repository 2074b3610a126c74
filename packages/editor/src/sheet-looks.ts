/** A class of Excel and what its style sheet says of it. */
const rule = /\.((?:xl|font)\d+)\s*\{([^}]*)\}/g;

const said: readonly [tag: string, by: RegExp][] = [
  ['strong', /font-weight:\s*(?:bold|[6-9]00)/i],
  ['em', /font-style:\s*italic/i],
  ['s', /text-decoration:[^;]*line-through/i],
];

/** Excel explains the looks of its cells in a style sheet that goes with the page: tells them by tags. */
export const liftSheetLooks = (page: Document): void => {
  const sheets = [...page.querySelectorAll('style')].map(({ textContent }) => textContent).join('\n');
  for (const [, name = '', style = ''] of sheets.matchAll(rule)) {
    const tags = said.filter(([, by]) => by.test(style)).map(([tag]) => tag);
    if (tags.length === 0) continue;
    for (const element of page.body.getElementsByClassName(name)) for (const tag of tags) wrapContent(element, tag);
  }
};

/** Puts a tag around all that an element holds. */
export const wrapContent = (element: Element, tag: string): void => {
  if (element.childNodes.length === 0) return;
  const wrapper = element.ownerDocument.createElement(tag);
  wrapper.append(...element.childNodes);
  element.append(wrapper);
};
