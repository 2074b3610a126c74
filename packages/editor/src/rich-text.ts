import { richTextLimits } from '@baton/schema/rich-text';
import type { Extensions } from '@tiptap/core';
import { Highlight } from '@tiptap/extension-highlight';
import { StarterKit } from '@tiptap/starter-kit';

import type { ShownFiles } from './file-views.ts';
import { listsAndTables } from './lists-and-tables.ts';
import { aboutMarks, codeBlock, inlineCode, safeLink } from './marks.ts';
import { blockAtoms, inlineAtoms, type InlineWords } from './nodes.ts';
import type { TextSlots } from './text-slots.ts';

/** What an editor has to know of the language it speaks. */
export interface RichTextWords extends Partial<InlineWords> {
  /** What the box of a task is called aloud. */
  taskLabel?: string;
  /** Who shows pictures and files. */
  shown?: ShownFiles | undefined;
  /** Who draws the pricing table. */
  prices?: TextSlots | undefined;
}

/**
 * Rich text, version 1, as an editor takes it: the nodes and marks of `schema/rich-text` and how they behave, nothing of
 * React. A test holds the two against each other. Nothing in here may change a document by being mounted: no node that
 * is appended at the end, no history besides the shared one.
 */
export const richText = ({
  locale = 'en',
  taskLabel = 'Task',
  names,
  nameWords,
  askText,
  shown,
  prices,
}: RichTextWords = {}): Extensions => [
  StarterKit.configure({
    undoRedo: false,
    trailingNode: false,
    code: false,
    codeBlock: false,
    link: false,
    heading: { levels: [...richTextLimits.headingLevels] },
    dropcursor: { width: 2, class: 'drop-cursor' },
  }),
  inlineCode,
  codeBlock,
  safeLink,
  Highlight,
  ...aboutMarks,
  ...listsAndTables(taskLabel),
  ...inlineAtoms({ locale, names, nameWords, askText }),
  ...blockAtoms(shown, prices?.view),
];
