import * as Y from 'yjs';

import { isSafeHref, markRules, nodeRules, richTextLimits } from './rich-text.ts';

/**
 * May this piece of an update enter a document of rich text? Judged by the piece alone, before the log: a node or mark
 * that no editor knows would make every editor that opens the document delete it, and what is around it.
 */
export const isRichText = (item: Y.Item): boolean => {
  const { content } = item;
  if (content instanceof Y.ContentString || content instanceof Y.ContentDeleted) return true;
  if (content instanceof Y.ContentType) return isKnownType(content.type);
  if (content instanceof Y.ContentFormat) return isKnownFormat(content.key, content.value);
  // Attributes of nodes, and what stands beside the text.
  return content instanceof Y.ContentAny && content.arr.every(isPlainValue);
};

const isKnownType = (type: unknown): boolean =>
  type instanceof Y.XmlElement ? Object.hasOwn(nodeRules, type.nodeName) : type instanceof Y.XmlText;

/** A mark that may overlap itself travels as `comment--<eight characters>`. */
const overlappingKey = /^([a-zA-Z]+)--[a-zA-Z0-9+/=]{8}$/;

/** The mark that a format of the document stands for; null for none that is known. */
export const markOfFormat = (key: string): keyof typeof markRules | null => {
  const name = overlappingKey.exec(key)?.[1] ?? key;
  return Object.hasOwn(markRules, name) ? (name as keyof typeof markRules) : null;
};

const isKnownFormat = (key: string, value: unknown): boolean => {
  const mark = markOfFormat(key);
  if (mark === null) return false;
  if (value === null) return true;
  if (typeof value !== 'object' || Array.isArray(value)) return value === true;
  const known: readonly string[] = markRules[mark];
  return Object.entries(value).every(([name, held]) =>
    name === 'href' ? known.includes(name) && isSafeHref(held) : known.includes(name) && isPlainValue(held),
  );
};

const isPlainValue = (value: unknown): boolean => {
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'string') return value.length <= richTextLimits.attribute;
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) <= richTextLimits.number;
  return Array.isArray(value) && value.length <= richTextLimits.span && value.every(isSmallCount);
};

const isSmallCount = (value: unknown): boolean => value === null || (typeof value === 'number' && isPlainValue(value));
