import { suggestedBreak } from '@baton/schema/rich-text';
import { Fragment, Slice, type Mark, type Node, type ResolvedPos } from '@tiptap/pm/model';
import { Selection, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import { AddMarkStep, RemoveMarkStep, ReplaceStep } from '@tiptap/pm/transform';

import { borderAfter, joinDepth } from './lines.ts';
import { authorOf, idOf, suggestionMarks, writerOf } from './pieces.ts';

/** Who suggests. */
export interface Suggester {
  author: string;
  newId: () => string;
  /** What stands for something that is no letter, in words. */
  textOf: (node: Node) => string;
}

/** Some change of the text: this range of it becomes these lines. */
interface Change {
  from: number;
  to: number;
  lines: readonly (readonly Node[])[];
}

/**
 * What somebody did, as a suggestion: what they took out stays and bears a deletion, what they put in bears an insertion,
 * and the lines stay as they are. Null for what cannot be told so: another kind of block, a table more or less.
 */
export const suggested = (tr: Transaction, state: EditorState, by: Suggester): Transaction | null => {
  const marking = tr.steps.every((step) => step instanceof AddMarkStep || step instanceof RemoveMarkStep);
  if (marking) return suggestedLook(tr, state, by);
  const change = changeOf(tr, state);
  const out = state.tr;
  const end = change && suggest(out, change, by);
  if (change === null || end === null) return null;
  const caret = isEmpty(change.lines) ? caretAfter(state, out, change) : end;
  return told(out.setSelection(TextSelection.near(out.doc.resolve(caret), -1)), tr);
};

/** The same words anew, as they are to look; what is only said about them is no change. */
const suggestedLook = (tr: Transaction, state: EditorState, by: Suggester): Transaction | null => {
  const looks = changesOfLook(state.doc, tr.doc);
  if (looks.length === 0) return tr;
  const changes = looks.filter(({ was }) => !isOthers(was, by.author));
  const out = state.tr;
  if (changes.length === 0 || changes.toReversed().some((change) => suggest(out, change, by) === null)) return null;
  return told(out.setSelection(selectionAfterLook(state, out)), tr);
};

/** What a transaction is told with stays with it. */
export const toldWith = ['uiEvent', 'inputType', 'composition', 'paste', 'addToHistory'] as const;

const told = (out: Transaction, tr: Transaction): Transaction => {
  for (const key of toldWith) {
    const held: unknown = tr.getMeta(key);
    if (held !== undefined) out.setMeta(key, held);
  }
  return tr.scrolledIntoView ? out.scrollIntoView() : out;
};

const isEmpty = (lines: Change['lines']): boolean => lines.length < 2 && (lines[0]?.length ?? 0) === 0;

/** Before what was taken out backwards, behind what was taken out forwards. */
const caretAfter = ({ selection }: EditorState, out: Transaction, { from, to }: Change): number =>
  selection.empty && selection.head === from ? out.mapping.map(to) : out.mapping.map(from, -1);

const selectionAfterLook = ({ selection }: EditorState, out: Transaction): Selection =>
  TextSelection.between(
    out.doc.resolve(out.mapping.map(selection.from, -1)),
    out.doc.resolve(out.mapping.map(selection.to, 1)),
  );

/** What a transaction changes, as one range; null for what is no change of lines and letters. */
const changeOf = (tr: Transaction, { doc }: EditorState): Change | null => {
  const [step, ...others] = tr.steps;
  if (step instanceof ReplaceStep && others.length === 0) {
    const lines = linesIn(step.slice.content);
    return lines && { from: step.from, to: step.to, lines };
  }
  const start = doc.content.findDiffStart(tr.doc.content);
  const end = doc.content.findDiffEnd(tr.doc.content);
  if (start === null || !end || !tr.steps.every((each) => each instanceof ReplaceStep)) return null;
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const lines = linesIn(tr.doc.slice(start, end.b + overlap).content);
  return lines && { from: start, to: end.a + overlap, lines };
};

/** The lines of a fragment; null where there is more in it than lines. */
const linesIn = (content: Fragment): Node[][] | null => {
  const lines: Node[][] = [];
  let inline: Node[] | null = null;
  for (const node of content.content) {
    if (node.isInline) {
      if (inline === null) lines.push((inline = []));
      inline.push(node);
      continue;
    }
    inline = null;
    if (node.isTextblock) lines.push([...node.content.content]);
    else {
      const inside = node.isAtom || node.type.name === 'table' ? null : linesIn(node.content);
      if (inside === null) return null;
      lines.push(...inside);
    }
  }
  return lines.length === 0 ? [[]] : lines;
};

/** What is pasted, as lines of letters: how it would fit among other blocks cannot be suggested. Unchanged where it is more. */
export const pastedLines = (slice: Slice, textOf: Suggester['textOf']): Slice => {
  const lines = linesIn(slice.content);
  const schema = slice.content.firstChild?.type.schema;
  if (lines === null || !schema) return slice;
  return new Slice(Fragment.from(lettersOf(lines, textOf, (text, marks) => schema.text(text, marks))), 0, 0);
};

/** Talk about words is no change of them. */
const talk: ReadonlySet<string> = new Set(['comment', 'promise']);
const lookOf = (node: Node): string =>
  JSON.stringify(node.marks.filter(({ type }) => !talk.has(type.name)).map((mark) => mark.toJSON() as unknown));

/** Letters that look otherwise now, each run as a change to the same letters. */
const changesOfLook = (before: Node, after: Node): (Change & { was: Node })[] => {
  const changes: (Change & { was: Node })[] = [];
  after.descendants((node, at) => {
    if (!node.isText) return;
    const end = at + node.nodeSize;
    before.nodesBetween(at, end, (was, place) => {
      if (!was.isText || lookOf(was) === lookOf(node)) return;
      const [from, to] = [Math.max(at, place), Math.min(end, place + was.nodeSize)];
      changes.push({ was, from, to, lines: [[node.cut(from - at, to - at)]] });
    });
  });
  return changes;
};

/** What others suggest, and what is suggested to go, is judged as it is. */
const isOthers = (node: Node, author: string): boolean => {
  const marks = suggestionMarks(node);
  return marks.some(({ type }) => type.name === 'deletion') || (marks.length > 0 && writerOf(node) !== author);
};

/** Writes one change into a transaction, as a suggestion; where it ends, or null where that cannot be. */
const suggest = (out: Transaction, { from, to, lines }: Change, by: Suggester): number | null => {
  const { schema } = out.doc.type;
  const id = idAt(out.doc, { from, to }, by);
  const mark = (kind: 'insertion' | 'deletion'): Mark | undefined =>
    schema.marks[kind]?.create({ id, author: by.author });
  const [insertion, deletion] = [mark('insertion'), mark('deletion')];
  if (!insertion || !deletion) return null;
  const own = (node: Node): boolean => writerOf(node) === by.author;
  const startsIn = out.doc.resolve(from).parent;
  if (!takeOut(out, { from, to }, { deletion, own })) return null;
  const sameLine = out.doc.resolve(out.mapping.map(to)).parent === out.doc.resolve(out.mapping.map(from, -1)).parent;
  const at = placeFor(out.doc.resolve(out.mapping.map(sameLine ? to : from, sameLine ? 1 : -1)));
  if (isEmpty(lines)) return out.mapping.map(from, -1);
  if (at === null || (startsIn.isTextblock && !startsIn.type.allowsMarkType(insertion.type))) return null;
  const around = [insertion, ...aroundPlace(out.doc.resolve(at))];
  const letters = lettersOf(lines, by.textOf, (text, marks) => schema.text(text, marksWith(marks, around)));
  out.insert(at, letters);
  return at + letters.reduce((size, node) => size + node.nodeSize, 0);
};

/** The look of letters, with what is suggested about them. */
const marksWith = (look: readonly Mark[], about: readonly Mark[]): readonly Mark[] =>
  about.reduce<readonly Mark[]>(
    (set, mark) => mark.addToSet(set),
    look.filter(({ type }) => !isSuggestion(type.name)),
  );

const isSuggestion = (name: string): boolean => name === 'insertion' || name === 'deletion';

/**
 * What others suggest around a place holds for what is put in there: to end it before and begin it behind would be two more
 * borders, which stay behind when they take theirs back at the same time.
 */
const aroundPlace = ({ nodeBefore, nodeAfter }: ResolvedPos): Mark[] =>
  nodeBefore?.isText && nodeAfter?.isText
    ? suggestionMarks(nodeBefore).filter((mark) => mark.isInSet(nodeAfter.marks))
    : [];

const placeFor = ($at: ResolvedPos): number | null => {
  if ($at.parent.isTextblock) return $at.pos;
  const near = Selection.findFrom($at, -1, true) ?? Selection.findFrom($at, 1, true);
  return near ? near.head : null;
};

/** What one does beside what one has suggested already belongs to it. */
const idAt = (doc: Node, { from, to }: { from: number; to: number }, { author, newId }: Suggester): string => {
  const beside = [doc.resolve(from).nodeBefore, doc.resolve(to).nodeAfter];
  for (const node of beside) {
    const mark = node?.isText ? suggestionMarks(node).find((each) => authorOf(each) === author) : undefined;
    if (mark) return idOf(mark);
  }
  return newId();
};

const lettersOf = (
  lines: Change['lines'],
  textOf: Suggester['textOf'],
  make: (text: string, marks: readonly Mark[]) => Node,
): Node[] =>
  lines.flatMap((line, at) => [
    ...(at === 0 ? [] : [make(suggestedBreak, [])]),
    ...line.flatMap((node) => {
      const text = node.isText ? node.text : node.type.name === 'hardBreak' ? suggestedBreak : textOf(node);
      return text ? [make(text, node.marks)] : [];
    }),
  ]);

interface Taking {
  deletion: Mark;
  own: (node: Node) => boolean;
}

/** Own suggestions go; those of others stay, they are judged and not suggested away; everything else is marked. */
const takeOut = (out: Transaction, { from, to }: { from: number; to: number }, { deletion, own }: Taking): boolean => {
  const { doc } = out;
  const texts: { node: Node; from: number; to: number }[] = [];
  const atoms: number[] = [];
  const ends: number[] = [];
  let possible = true;
  doc.nodesBetween(from, to, (node, at) => {
    if (node.isText) texts.push({ node, from: Math.max(from, at), to: Math.min(to, at + node.nodeSize) });
    else if (node.isInline) atoms.push(at);
    else if (node.isTextblock) ends.push(at + 1 + node.content.size);
    else if (at >= from && (node.isAtom || node.type.name === 'table')) possible = false;
    return possible;
  });
  const plain = texts.filter(({ node }) => suggestionMarks(node).length === 0);
  const isEnclosed = (at: number) => plain.some((text) => text.to <= at) && plain.some((text) => text.from > at);
  if (!possible || !atoms.every(isEnclosed)) return false;
  const breaks = ends.filter((end) => end >= from && isBreakWithin(doc, end, to));
  const work = [
    ...texts.map((text) => ({ at: text.from, do: () => takeOutText(out, text, { deletion, own }) })),
    ...breaks.map((end) => ({ at: end, do: () => suggestJoin(out, end, { deletion, own }) })),
  ];
  for (const each of work.sort((one, other) => other.at - one.at)) each.do();
  return true;
};

const takeOutText = (
  out: Transaction,
  { node, from, to }: { node: Node; from: number; to: number },
  { deletion, own }: Taking,
): void => {
  if (own(node)) out.delete(from, to);
  else if (suggestionMarks(node).length === 0) out.addMark(from, to, deletion);
};

/** Does the line that ends here meet the next one within the range, and could be joined with it? */
const isBreakWithin = (doc: Node, end: number, to: number): boolean => {
  const border = borderAfter(doc.resolve(end));
  if (border === null || joinDepth(doc.resolve(border)) === null) return false;
  const next = Selection.findFrom(doc.resolve(border), 1, true);
  return next !== null && next.from <= to;
};

const suggestJoin = (out: Transaction, end: number, { deletion }: Taking): void => {
  const last = out.doc.resolve(end).nodeBefore;
  const known =
    last?.isText === true && last.text?.endsWith(suggestedBreak) === true && suggestionMarks(last).length > 0;
  if (!known) out.insert(end, out.doc.type.schema.text(suggestedBreak, [deletion]));
};
