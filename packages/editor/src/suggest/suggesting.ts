import { suggestedBreak } from '@baton/schema/rich-text';
import { Extension, type Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, TextSelection, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

import { beginStep } from '../shared-text.ts';
import { changeByChange } from './change-by-change.ts';
import { judge, type Judged, type Verdict } from './judged.ts';
import { piecesIn, suggestionsOf, type Suggestion } from './pieces.ts';
import { pastedLines, suggested } from './suggested.ts';

/** How suggestions of somebody look. */
export type SuggesterLook = (author: string) => { name: string; color: string };

export interface SuggestingOptions {
  /** As whom one suggests. */
  author: string;
  newId: () => string;
  look: SuggesterLook;
  /** Something was done that cannot be suggested. */
  onRefused: () => void;
}

interface Suggesting {
  on: boolean;
  drawn: DecorationSet;
}

const key = new PluginKey<Suggesting>('suggesting');
/** Judging is no suggestion, whoever judges. */
const judging = 'suggestionsJudged';

/**
 * Draws what is suggested; while it is switched on, everything that is written here is suggested. Only what this person
 * does: what comes from others, and taking back, goes as it is.
 */
export const suggesting = ({ author, newId, look, onRefused }: SuggestingOptions) =>
  Extension.create({
    name: 'suggesting',
    priority: 1_000,
    dispatchTransaction({ transaction, next }) {
      const { editor } = this;
      if (!isOn(editor) || !transaction.docChanged) return next(transaction);
      if (transaction.getMeta(ySyncPluginKey) !== undefined || transaction.getMeta(judging) !== undefined)
        return next(transaction);
      const told = suggested(transaction, editor.state, { author, newId, textOf: wordsOf });
      if (told === null) onRefused();
      else changeByChange(told, { state: () => editor.state, send: next });
    },
    addKeyboardShortcuts: () => ({
      'Mod-Alt-n': ({ editor }) => goToSuggestion(editor, 1),
      'Mod-Alt-p': ({ editor }) => goToSuggestion(editor, -1),
      'Mod-Alt-Enter': ({ editor }) => judgeHere(editor, 'accept'),
      'Mod-Alt-Backspace': ({ editor }) => judgeHere(editor, 'reject'),
    }),
    addProseMirrorPlugins: () => [
      new Plugin<Suggesting>({
        key,
        state: {
          init: (_config, state) => ({ on: false, drawn: drawn(state.doc, look) }),
          apply: (tr, before, _old, state) => {
            const on = (tr.getMeta(key) as boolean | undefined) ?? before.on;
            return tr.docChanged ? { on, drawn: drawn(state.doc, look) } : { ...before, on };
          },
        },
        props: {
          decorations: (state) => key.getState(state)?.drawn,
          attributes: (state): Record<string, string> =>
            key.getState(state)?.on === true ? { 'data-suggesting': 'true' } : {},
          transformPasted: (slice, view) =>
            key.getState(view.state)?.on === true ? pastedLines(slice, wordsOf) : slice,
          // What turns typed signs into other blocks cannot be suggested: here they are only typed.
          handleTextInput: (view, _from, _to, _text, usual) => {
            if (key.getState(view.state)?.on !== true) return false;
            view.dispatch(usual());
            return true;
          },
        },
      }),
    ],
  });

const isOn = ({ state }: Editor): boolean => key.getState(state)?.on === true;

const wordsOf = (node: Node): string => {
  const say: unknown = node.type.spec['toText'];
  return typeof say === 'function' ? String((say as (props: { node: Node }) => unknown)({ node })) : '';
};

/** From now on what is written is suggested, or is not. */
export const setSuggesting = (editor: Editor, on: boolean): void => {
  if (!editor.isDestroyed && isOn(editor) !== on)
    editor.view.dispatch(editor.state.tr.setMeta(key, on).setMeta('addToHistory', false));
};

/** Makes suggestions part of the text, or takes them out of it; one step to be taken back. */
export const judgeSuggestions = (editor: Editor, verdict: Verdict, which: Judged): void => {
  if (editor.isDestroyed || !editor.isEditable) return;
  beginStep(editor);
  changeByChange(judge(editor.state.tr, verdict, which), {
    state: () => editor.state,
    send: (part) => editor.view.dispatch(part.setMeta(judging, true)),
  });
  beginStep(editor);
};

/** The suggestion at the caret. */
export const suggestionAt = ({ doc, selection }: EditorState): Suggestion | null => {
  const { from, to } = selection;
  const piece = piecesIn(doc).find((each) => each.from <= to && from <= each.to);
  return suggestionsOf(doc).find(({ id }) => id === piece?.id) ?? null;
};

/** Puts the caret to a suggestion and brings it into view. */
export const showSuggestion = (editor: Editor, { from, to }: Pick<Suggestion, 'from' | 'to'>): void => {
  if (editor.isDestroyed) return;
  const { tr } = editor.state;
  editor.view.dispatch(tr.setSelection(TextSelection.between(tr.doc.resolve(from), tr.doc.resolve(to))));
  const at = editor.view.domAtPos(from + 1).node;
  (at instanceof Element ? at : at.parentElement)?.scrollIntoView({ block: 'center' });
};

/** To the next suggestion, or the one before; around at the ends. */
export const goToSuggestion = (editor: Editor, way: 1 | -1): boolean => {
  const all = suggestionsOf(editor.state.doc);
  const here = suggestionAt(editor.state);
  const { head } = editor.state.selection;
  const at = here
    ? all.findIndex(({ id }) => id === here.id) + way
    : all.findIndex(({ from }) => from > head) + (way === 1 ? 0 : -1);
  const next = all.at(((at % all.length) + all.length) % all.length);
  if (next) showSuggestion(editor, next);
  return next !== undefined;
};

const judgeHere = (editor: Editor, verdict: Verdict): boolean => {
  const here = suggestionAt(editor.state);
  if (here) judgeSuggestions(editor, verdict, ({ id }) => id === here.id);
  return here !== null;
};

const drawn = (doc: Node, look: SuggesterLook): DecorationSet => {
  const all = piecesIn(doc).flatMap(({ author, from, to, text }) => {
    const { name, color } = look(author);
    const breaks = [...text.matchAll(new RegExp(suggestedBreak, 'g'))].map(({ index }) =>
      Decoration.inline(from + index, from + index + 1, { class: 'suggested-break' }),
    );
    return [Decoration.inline(from, to, { class: 'suggested', style: `--caret: ${color}`, title: name }), ...breaks];
  });
  return all.length === 0 ? DecorationSet.empty : DecorationSet.create(doc, all);
};
