import { briefText } from '@baton/schema/handoffs';
import type { ReactNode } from 'react';
import type * as Y from 'yjs';

import type { OpenLiveDocument } from '#shared/live/live-context.tsx';

/** One written item of a brief, for whoever keeps an editor. */
export interface BriefTextPlace {
  id: string;
  document: OpenLiveDocument;
  textOf: (doc: Y.Doc) => Y.XmlFragment;
  open: boolean;
  label: string;
  placeholder: string;
  /** Stands there until the editor does. */
  instead: ReactNode;
}

const texts = new Map<string, BriefTextPlace['textOf']>();

/** The same function for the same item, so that an editor is not made anew for it. */
export const briefTextOf = (id: string): BriefTextPlace['textOf'] => {
  const known = texts.get(id) ?? ((doc) => briefText(doc, id));
  texts.set(id, known);
  return known;
};
