import * as Y from 'yjs';

import { isIdInText } from './rich-text-about.doc.ts';

/** Nodes that something is kept about elsewhere: each must have an id for it. */
const named = new Set(['mention', 'taskItem']);

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
      if (named.has(child.nodeName)) {
        const id: unknown = child.getAttribute('id');
        if (isIdInText(id) && !taken.has(id)) taken.add(id);
        else mends.push(() => rename(child, taken));
      }
      visit(child);
    }
  };
  visit(body);
  return mends;
};

/** Somebody may have written such an id by hand: then a number follows, until nobody has it. */
const rename = (element: Y.XmlElement, taken: Set<string>): void => {
  const place = placeOf(element);
  if (place === null) return;
  let id = place;
  for (let further = 2; taken.has(id); further += 1) id = `${place}-${further}`;
  taken.add(id);
  element.setAttribute('id', id);
};

/** Where a node was written; null before it is part of a document. */
export const placeOf = (element: Y.XmlElement): string | null => {
  const place = element._item?.id;
  return place ? `${place.client}-${place.clock}` : null;
};
