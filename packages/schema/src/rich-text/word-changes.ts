import { compareBlocks } from './compare-blocks.ts';
import type { PlainNode } from './plain-node.ts';

/** At this letter of a line these letters go, and these come. */
export interface WordChange {
  at: number;
  removed: string;
  added: string;
}

const lineOf = (text: string): PlainNode => ({
  type: 'paragraph',
  ...(text === '' ? {} : { content: [{ type: 'text', text }] }),
});

/** What makes one line of another, word by word; a blank between two changes goes with them. */
export const wordChanges = (before: string, after: string): WordChange[] => {
  const [compared] = compareBlocks([lineOf(before)], [lineOf(after)]);
  const changes: WordChange[] = [];
  let at = 0;
  let between = '';
  for (const { text = '', marks = [] } of before === after ? [] : (compared?.content ?? [])) {
    const isAdded = marks.some(({ type }) => type === 'added');
    const isRemoved = marks.some(({ type }) => type === 'removed');
    if (isAdded || isRemoved) {
      const change = changeHere(changes, at, between);
      if (isAdded) change.added += text;
      else change.removed += text;
      between = '';
    } else between += text;
    if (!isAdded) at += text.length;
  }
  return changes;
};

/** The change that goes on here, or a new one. */
const changeHere = (changes: WordChange[], at: number, between: string): WordChange => {
  const last = changes.at(-1);
  if (last && between.trim() === '') {
    last.removed += between;
    last.added += between;
    return last;
  }
  const made = { at, removed: '', added: '' };
  changes.push(made);
  return made;
};

export interface ChangedRun {
  text: string;
  change: 'added' | 'removed' | null;
}

/** Both lines in one, as it is shown: what stays, what goes and what comes. */
export const changedRuns = (before: string, after: string): ChangedRun[] => {
  const runs: ChangedRun[] = [];
  let from = 0;
  for (const { at, removed, added } of wordChanges(before, after)) {
    runs.push({ text: before.slice(from, at), change: null });
    runs.push({ text: removed, change: 'removed' }, { text: added, change: 'added' });
    from = at + removed.length;
  }
  runs.push({ text: before.slice(from), change: null });
  return runs.filter(({ text }) => text !== '');
};
