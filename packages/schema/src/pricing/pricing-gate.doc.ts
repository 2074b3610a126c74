import * as Y from 'yjs';

import { pricingRoots } from './pricing-shape.doc.ts';
import { pricingLimits } from './pricing.ts';

/**
 * May this piece of an update enter the priced lines of a document? Judged by the piece alone, before the log: maps and
 * small plain values, and of the roots only those of pricing. What the values mean is the reader's matter.
 */
export const isOfLines = ({ content, parent }: Y.Item): boolean => {
  if (typeof parent === 'string' && !pricingRoots.has(parent)) return false;
  if (content instanceof Y.ContentDeleted) return true;
  if (content instanceof Y.ContentType) return content.type instanceof Y.Map;
  return content instanceof Y.ContentAny && content.arr.every(isPlainValue);
};

const isPlainValue = (value: unknown): boolean => {
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'string') return value.length <= pricingLimits.text;
  return typeof value === 'number' && Number.isSafeInteger(value);
};
