import type { PlainNode } from '../rich-text/plain-node.ts';
import { richTextLimits } from '../rich-text/rich-text.ts';

/** Words of a text that are marked as a promise; `mark` is its id in the text. */
export interface SentPromise {
  mark: string;
  text: string;
}

/** What a text promises to whom it is sent: as if nobody had suggested anything, like everything that is sent. */
export const promisesOf = (body: readonly PlainNode[]): SentPromise[] => {
  const found = new Map<string, string[]>();
  for (const block of textBlocks(body))
    for (const [mark, words] of wordsByMark(block)) found.set(mark, [...(found.get(mark) ?? []), words]);
  return [...found]
    .map(([mark, lines]) => ({ mark, text: lines.join('\n').trim().slice(0, richTextLimits.quote) }))
    .filter(({ text }) => text !== '');
};

/** What stands in one paragraph, cell or heading each. */
const textBlocks = (nodes: readonly PlainNode[]): (readonly PlainNode[])[] =>
  nodes.flatMap(({ content = [] }) => (content.some(({ type }) => type === 'text') ? [content] : textBlocks(content)));

const wordsByMark = (block: readonly PlainNode[]): Map<string, string> => {
  const found = new Map<string, string>();
  for (const { text, attrs, marks = [] } of block) {
    const mark = marks.find(({ type }) => type === 'promise')?.attrs?.['promise'];
    const words = text ?? attrs?.['label'];
    if (typeof mark !== 'string' || typeof words !== 'string') continue;
    if (marks.every(({ type }) => type !== 'insertion')) found.set(mark, (found.get(mark) ?? '') + words);
  }
  return found;
};
