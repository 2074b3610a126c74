import * as Y from 'yjs';

import { isIdInText } from './rich-text-about.doc.ts';

/** Nodes that something is kept about elsewhere, and whether each must have an id for it. */
const named: Readonly<Record<string, { always: boolean }>> = { mention: { always: true }, taskItem: { always: false } };

/**
 * Nodes that go by the id of another, as after copying, or lack one: each is given its own. The id is where the node was
 * written, which no other node of the document shares, so every server that mends finds the same.
 */
export const idMends = (body: Y.XmlFragment): (() => void)[] => {
  const taken = new Set<string>();
  const mends: (() => void)[] = [];
  const visit = (parent: Y.XmlFragment | Y.XmlElement): void => {
    for (const child of parent.toArray()) {
      if (!(child instanceof Y.XmlElement)) continue;
      const rule = Object.hasOwn(named, child.nodeName) ? named[child.nodeName] : undefined;
      if (rule) {
        const id: unknown = child.getAttribute('id');
        if (isIdInText(id) ? taken.has(id) : rule.always) mends.push(() => rename(child, taken));
        else if (isIdInText(id)) taken.add(id);
      }
      visit(child);
    }
  };
  visit(body);
  return mends;
};

/** Somebody may have written such an id by hand: then a number follows, until nobody has it. */
const rename = (element: Y.XmlElement, taken: Set<string>): void => {
  const place = element._item?.id;
  if (!place) return;
  let id = `${place.client}-${place.clock}`;
  for (let further = 2; taken.has(id); further += 1) id = `${place.client}-${place.clock}-${further}`;
  taken.add(id);
  element.setAttribute('id', id);
};
