import { countWords } from '@baton/schema/rich-text';
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { useEffect, useState } from 'react';

export interface Heading {
  level: number;
  text: string;
  /** Where it begins in the text. */
  at: number;
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
  doc.forEach((block, at) => {
    words += wordsOf(block);
    if (block.type.name === 'heading' && block.textContent !== '')
      headings.push({ level: Number(block.attrs['level']), text: block.textContent, at });
  });
  return { words, blocks: doc.childCount, headings };
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
        setDigest(digestOf(editor.state.doc));
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
