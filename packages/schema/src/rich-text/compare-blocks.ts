import type { PlainNode } from './plain-node.ts';

/** Beyond so many comparisons a stretch is shown as taken out and put in, instead of being looked through. */
const mostComparisons = 4_000_000;

type Change = 'added' | 'removed';

/**
 * One text that shows what became of `before`: letters that came bear a mark `added`, those that went a mark `removed`.
 * Blocks that stand in both are paired first; within a pair of lines words are compared.
 */
export const compareBlocks = (before: readonly PlainNode[], after: readonly PlainNode[]): PlainNode[] => {
  const shown: PlainNode[] = [];
  for (const { same, gone, come } of stretches(before, after, keyOf)) {
    shown.push(...replaced(gone, come));
    if (same !== null) shown.push(same);
  }
  return shown;
};

interface Stretch<T> {
  gone: T[];
  come: T[];
  /** What stands in both after these. */
  same: T | null;
}

/** What happened between the things that stand in both, in order. */
const stretches = <T>(before: readonly T[], after: readonly T[], keyOfOne: (one: T) => string): Stretch<T>[] => {
  const pairs = commonOf(before.map(keyOfOne), after.map(keyOfOne));
  const found: Stretch<T>[] = [];
  let [from, to] = [0, 0];
  for (const [was, is] of [...pairs, [before.length, after.length] as const]) {
    found.push({ gone: before.slice(from, was), come: after.slice(to, is), same: after[is] ?? null });
    [from, to] = [was + 1, is + 1];
  }
  return found;
};

/** Places of a longest common sequence. */
const commonOf = (one: readonly string[], other: readonly string[]): (readonly [number, number])[] => {
  let start = 0;
  while (start < Math.min(one.length, other.length) && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const head = Array.from({ length: start }, (_, at) => [at, at] as const);
  const tail = Array.from({ length: end }, (_, at) => [one.length - end + at, other.length - end + at] as const);
  const middle = longestCommon(one.slice(start, one.length - end), other.slice(start, other.length - end));
  return [...head, ...middle.map(([was, is]) => [was + start, is + start] as const), ...tail];
};

const longestCommon = (one: readonly string[], other: readonly string[]): (readonly [number, number])[] => {
  if (one.length * other.length > mostComparisons) return [];
  const width = other.length + 1;
  const lengths = new Uint16Array((one.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = one.length - 1; row >= 0; row -= 1)
    for (let column = other.length - 1; column >= 0; column -= 1)
      lengths[row * width + column] =
        one[row] === other[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
  const pairs: (readonly [number, number])[] = [];
  for (let [row, column] = [0, 0]; row < one.length && column < other.length;)
    if (one[row] === other[column]) pairs.push([row++, column++]);
    else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  return pairs;
};

/** A block without who wrote it: the same words of another hand are the same words. */
const keyOf = (node: PlainNode): string =>
  JSON.stringify(node, (key, value: unknown) =>
    key === 'marks' && Array.isArray(value) ? value.filter((mark: { type?: string }) => mark.type !== 'author') : value,
  );

/** Lines of the same kind are compared word by word, one by one; the rest is shown as gone or come. */
const replaced = (gone: readonly PlainNode[], come: readonly PlainNode[]): PlainNode[] =>
  Array.from({ length: Math.max(gone.length, come.length) }, (_, at) => [gone[at], come[at]] as const).flatMap(
    ([was, is]) => {
      if (was && is && isLine(was) && isLine(is) && was.type === is.type) return [withWords(was, is)];
      return [...(was ? [marked(was, 'removed')] : []), ...(is ? [marked(is, 'added')] : [])];
    },
  );

const isLine = ({ content = [] }: PlainNode): boolean => content.every(({ type }) => type === 'text');

const marked = (node: PlainNode, change: Change): PlainNode => {
  if (node.type === 'text') return { ...node, marks: [...(node.marks ?? []), { type: change }] };
  return node.content ? { ...node, content: node.content.map((child) => marked(child, change)) } : node;
};

const withWords = (was: PlainNode, is: PlainNode): PlainNode => {
  const words: PlainNode[] = [];
  for (const { gone, come, same } of stretches(wordsOf(was), wordsOf(is), keyOf)) {
    words.push(...gone.map((word) => marked(word, 'removed')), ...come.map((word) => marked(word, 'added')));
    if (same !== null) words.push(same);
  }
  return { ...is, content: words };
};

const wordsOf = ({ content = [] }: PlainNode): PlainNode[] =>
  content.flatMap((run) => (run.text?.match(/\s+|[^\s]+/g) ?? []).map((text) => ({ ...run, text })));
