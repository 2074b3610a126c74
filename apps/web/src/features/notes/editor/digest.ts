import { countWords } from '@baton/schema/rich-text';
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { useEffect, useState } from 'react';

export interface Heading {
  level: number;
  text: string;
  /** Which block of the text it is. */
  block: number;
}

/** What stands under a note: how long it is and how it is built. */
export interface Digest {
  words: number;
  blocks: number;
  headings: readonly Heading[];
}

/** Blocks are never changed, only replaced: what was read of one stays true. */
const read = new WeakMap<Node, number>();

const wordsOf = (block: Node): number => {
  const known = read.get(block);
  if (known !== undefined) return known;
  const words = countWords(
    block.textBetween(0, block.content.size, '\n', (leaf) => String(leaf.attrs['label'] ?? ' ')),
  );
  read.set(block, words);
  return words;
};

const digestOf = (doc: Node): Digest => {
  let words = 0;
  const headings: Heading[] = [];
  doc.forEach((block, _at, place) => {
    words += wordsOf(block);
    if (block.type.name === 'heading' && block.textContent !== '')
      headings.push({ level: Number(block.attrs['level']), text: block.textContent, block: place });
  });
  return { words, blocks: doc.childCount, headings };
};

/** What is the same is not drawn again for each letter. */
const isSame = (one: Digest, other: Digest): boolean =>
  one.words === other.words &&
  one.blocks === other.blocks &&
  one.headings.length === other.headings.length &&
  one.headings.every(({ level, text, block }, at) => {
    const there = other.headings[at];
    return there?.level === level && there.text === text && there.block === block;
  });

/** Where a block of the text begins. */
export const placeOfBlock = (doc: Node, block: number): number => {
  let at = 0;
  for (let before = 0; before < Math.min(block, doc.childCount); before += 1) at += doc.child(before).nodeSize;
  return at;
};

const pauseMs = 250;

/** The digest of a note, read again when the typing pauses. */
export const useDigest = (editor: Editor): Digest => {
  const [digest, setDigest] = useState(() => digestOf(editor.state.doc));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const changed = () => {
      timer ??= setTimeout(() => {
        timer = null;
        const now = digestOf(editor.state.doc);
        setDigest((before) => (isSame(before, now) ? before : now));
      }, pauseMs);
    };
    changed();
    editor.on('update', changed);
    return () => {
      editor.off('update', changed);
      if (timer !== null) clearTimeout(timer);
    };
  }, [editor]);
  return digest;
};
