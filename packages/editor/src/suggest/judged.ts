import { suggestedBreak } from '@baton/schema/rich-text';
import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { canSplit } from '@tiptap/pm/transform';

import { borderAfter, joinDepth } from './lines.ts';
import { piecesIn, type Piece } from './pieces.ts';

export type Verdict = 'accept' | 'reject';

/** Which suggestions are judged. */
export type Judged = (piece: Pick<Piece, 'id' | 'author'>) => boolean;

/**
 * Makes suggestions part of the text, or the text what it was without them. From the end to the beginning, so that what
 * stands further up keeps its place.
 */
export const judge = (tr: Transaction, verdict: Verdict, which: Judged): Transaction => {
  const all = piecesIn(tr.doc);
  const pieces = all.filter(which);
  const between = verdict === 'accept' ? enclosed(tr.doc, pieces) : [];
  const takesOut = ({ kind }: Piece): boolean => (kind === 'insertion') === (verdict === 'reject');
  for (const piece of pieces) if (!takesOut(piece)) tr.removeMark(piece.from, piece.to, piece.mark);
  const others = Map.groupBy(
    all.filter((piece) => !which(piece)),
    ({ from }) => from,
  );
  // Letters bear several where one suggests something about what another suggests: they are judged once, as a whole.
  const runs = [...Map.groupBy([...pieces, ...between], ({ from }) => from).values()];
  for (const run of runs.sort(([one], [other]) => (other?.from ?? 0) - (one?.from ?? 0))) {
    const [piece] = run;
    if (!piece) continue;
    const left = others.get(piece.from) ?? [];
    const isOfText = !bears('insertion', [...run, ...left]);
    if (run.some(takesOut)) takeOut(tr, piece, { joining: isOfText });
    else if (!bears(piece.kind, left)) settleBreaks(tr, piece, { isOfText });
  }
  return tr;
};

const bears = (kind: Piece['kind'], of: readonly Piece[]): boolean => of.some((each) => each.kind === kind);

/** Breaks that were put in are made; those that were to go stay what they are, without their sign. */
const settleBreaks = (tr: Transaction, piece: Piece, { isOfText }: { isOfText: boolean }): void => {
  for (const at of breaksIn(piece)) {
    if (piece.kind === 'insertion') breakLine(tr, at);
    else if (isOfText) tr.delete(at, at + 1);
  }
};

/** What cannot bear a mark, such as a mention, goes with the words around it. */
const enclosed = (doc: Node, pieces: readonly Piece[]): Piece[] =>
  pieces.flatMap((piece, at) => {
    const next = pieces[at + 1];
    if (next?.id !== piece.id || piece.kind !== 'deletion' || next.kind !== 'deletion' || next.from <= piece.to)
      return [];
    const [$from, $to] = [doc.resolve(piece.to), doc.resolve(next.from)];
    if (!$from.sameParent($to)) return [];
    let onlyAtoms = true;
    doc.nodesBetween(piece.to, next.from, (node) => {
      if (node.isText) onlyAtoms = false;
    });
    return onlyAtoms ? [{ ...piece, from: piece.to, to: next.from, text: '' }] : [];
  });

/** Places of the suggested breaks in a piece, the last first. */
const breaksIn = ({ text, from }: Piece): number[] =>
  [...text.matchAll(new RegExp(suggestedBreak, 'g'))].map(({ index }) => from + index).toReversed();

const takeOut = (tr: Transaction, piece: Piece, { joining }: { joining: boolean }): void => {
  tr.delete(piece.from, piece.to);
  if (!joining || breaksIn(piece).length === 0) return;
  const $end = tr.doc.resolve(piece.from);
  if ($end.parentOffset < $end.parent.content.size) return;
  const border = borderAfter($end);
  const depth = border === null ? null : joinDepth(tr.doc.resolve(border));
  if (border !== null && depth !== null) tr.join(border, depth);
};

const items: ReadonlySet<string> = new Set(['listItem', 'taskItem']);

/** What Enter makes of the place: a new entry in a list, a line in code, a paragraph elsewhere. */
const breakLine = (tr: Transaction, at: number): void => {
  tr.delete(at, at + 1);
  const $at = tr.doc.resolve(at);
  const { parent } = $at;
  if (parent.type.spec.code === true) return void tr.insertText('\n', at);
  const { paragraph } = tr.doc.type.schema.nodes;
  const atEnd = $at.parentOffset === parent.content.size;
  const line = atEnd && paragraph ? { type: paragraph } : { type: parent.type, attrs: parent.attrs };
  const around = $at.depth > 1 ? $at.node(-1) : null;
  // An entry that is begun anew is not ticked, and has a name of its own.
  const types = around && items.has(around.type.name) && $at.index(-1) === 0 ? [{ type: around.type }, line] : [line];
  if (canSplit(tr.doc, at, types.length, types)) tr.split(at, types.length, types);
};
