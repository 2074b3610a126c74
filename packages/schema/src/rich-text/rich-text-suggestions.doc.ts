import * as Y from 'yjs';

import { isIdInText } from './rich-text-about.doc.ts';
import { markOfFormat } from './rich-text-gate.doc.ts';

/** Ids of the insertions and deletions that somebody suggests in this body. Total: what cannot be used is passed over. */
export const suggestionsIn = (body: Y.XmlFragment): ReadonlySet<string> => {
  const found = new Set<string>();
  const visit = (parent: Y.XmlFragment): void => {
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlText) collect(child, found);
      else if (child instanceof Y.XmlElement) visit(child);
    }
  };
  visit(body);
  return found;
};

const collect = (text: Y.XmlText, found: Set<string>): void => {
  for (const { attributes } of text.toDelta() as { attributes?: Record<string, unknown> }[])
    for (const [key, value] of Object.entries(attributes ?? {})) {
      const mark = markOfFormat(key);
      if (mark !== 'insertion' && mark !== 'deletion') continue;
      const id = (value as Record<string, unknown> | null)?.['id'];
      if (isIdInText(id)) found.add(id);
    }
};
