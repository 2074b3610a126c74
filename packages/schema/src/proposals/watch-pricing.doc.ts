import type * as Y from 'yjs';

import { readPricing, type PricingView } from '../pricing/index.ts';

/** Tells, per call, what the priced lines of a document say now; null when nothing has changed since the call before. */
export const watchPricing = (doc: Y.Doc): { drain(): PricingView | null; stop(): void } => {
  let touched = true;
  const look = (): void => {
    touched = true;
  };
  const roots = ['pricing', 'lines'].map((name) => doc.getMap<unknown>(name));
  for (const root of roots) root.observeDeep(look);
  return {
    drain: () => {
      if (!touched) return null;
      touched = false;
      return readPricing(doc);
    },
    stop: () => {
      for (const root of roots) root.unobserveDeep(look);
    },
  };
};
