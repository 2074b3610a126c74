import type { PlainNode } from '../rich-text/plain-node.ts';

/** A part of what was sent: what stands before its first heading (0), and from each heading on what follows it. */
export interface SentSection {
  section: number;
  title: string;
}

/** More parts than a version is told apart by; what comes after them belongs to the last. */
export const mostSections = 200;

/** The parts of a text that was sent; its headings at the outermost level, in their order. */
export const sectionsOf = (body: readonly PlainNode[]): SentSection[] => [
  { section: 0, title: '' },
  ...body
    .filter(({ type }) => type === 'heading')
    .slice(0, mostSections)
    .map((heading, at) => ({ section: at + 1, title: wordsIn(heading).trim() })),
];

const wordsIn = ({ text = '', content = [] }: PlainNode): string => text + content.map(wordsIn).join('');
