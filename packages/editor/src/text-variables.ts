import { Extension, type Editor } from '@tiptap/core';
import type { Mark, Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

import { dayText } from './nodes.ts';

/** How a variable is shown: by what it stands for, or by its name. */
export interface VariableLook {
  label: string;
  /** Null where it stands for nothing; absent where only its name is shown. */
  value?: { text: string } | { day: string } | null | undefined;
}

/** Which variables a text may name, and how they are shown now. */
export interface ShownVariables {
  find: (text: string) => readonly { name: string; from: number; to: number }[];
  looks: ReadonlyMap<string, VariableLook>;
  /** What is said aloud of one that stands for nothing. */
  missing: string;
}

interface Place {
  name: string;
  from: number;
  to: number;
  marks: readonly Mark[];
}

interface VariableState {
  shown: ShownVariables;
  places: readonly Place[];
  drawn: DecorationSet;
}

const key = new PluginKey<VariableState>('textVariables');

/**
 * Variables are letters of the text, so that they are written, suggested and talked about like all others. Here their letters
 * are hidden behind what they stand for, and taken as one: the caret passes them, one press deletes them.
 */
export const textVariables = ({ shown, locale }: { shown: ShownVariables; locale: string }) =>
  Extension.create({
    name: 'textVariables',
    // Before what deletes letters.
    priority: 1_100,
    addKeyboardShortcuts: () => ({
      ArrowLeft: ({ editor }) => pass(editor, 'to', 'from'),
      ArrowRight: ({ editor }) => pass(editor, 'from', 'to'),
      Backspace: ({ editor }) => deleteAt(editor, 'to'),
      Delete: ({ editor }) => deleteAt(editor, 'from'),
    }),
    addProseMirrorPlugins: () => [
      new Plugin<VariableState>({
        key,
        state: {
          init: (_config, state) => stateOf(state, shown, locale),
          apply: (tr, before, _old, state) => {
            const next = tr.getMeta(key) as ShownVariables | undefined;
            const moved = tr.selectionSet && before.places.length > 0;
            return next || tr.docChanged || moved ? stateOf(state, next ?? before.shown, locale) : before;
          },
        },
        appendTransaction: (_all, old, state) => outside(old, state),
        props: {
          decorations: (state) => key.getState(state)?.drawn,
          handleDOMEvents: {
            mousedown: (view, event) => {
              const chip = event.target instanceof Element ? event.target.closest('[data-variable]') : null;
              const place = chip && placeAt(view.state, 'to', view.posAtDOM(chip, 0));
              if (!place) return false;
              event.preventDefault();
              view.focus();
              view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, place.from, place.to)));
              return true;
            },
          },
        },
      }),
    ],
  });

/** Tells the editor what variables stand for now; the text stays as it is. */
export const showVariables = (editor: Editor, shown: ShownVariables): void => {
  if (!editor.isDestroyed) editor.view.dispatch(editor.state.tr.setMeta(key, shown).setMeta('addToHistory', false));
};

const placeAt = (state: EditorState, edge: 'from' | 'to', at: number): Place | undefined =>
  key.getState(state)?.places.find((place) => place[edge] === at);

const pass = ({ state, view }: Editor, from: 'from' | 'to', to: 'from' | 'to'): boolean => {
  const place = state.selection.empty ? placeAt(state, from, state.selection.head) : undefined;
  if (place) view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, place[to])).scrollIntoView());
  return place !== undefined;
};

const deleteAt = ({ state, view }: Editor, edge: 'from' | 'to'): boolean => {
  const place = view.editable && state.selection.empty ? placeAt(state, edge, state.selection.head) : undefined;
  if (place) view.dispatch(state.tr.delete(place.from, place.to).scrollIntoView());
  return place !== undefined;
};

/** The caret never stands among hidden letters: it goes on the way it went. */
const outside = (old: EditorState, state: EditorState): Transaction | null => {
  const { selection, doc } = state;
  const places = key.getState(state)?.places ?? [];
  if (!(selection instanceof TextSelection) || places.length === 0) return null;
  const within = (at: number) => places.find(({ from, to }) => from < at && at < to);
  const out = (at: number, before: number): number => {
    const place = within(at);
    if (!place) return at;
    return at >= before ? place.to : place.from;
  };
  const anchor = out(selection.anchor, old.selection.anchor);
  const head = out(selection.head, old.selection.head);
  if (anchor === selection.anchor && head === selection.head) return null;
  return state.tr.setSelection(TextSelection.create(doc, anchor, head)).setMeta('addToHistory', false);
};

const stateOf = ({ doc, selection }: EditorState, shown: ShownVariables, locale: string): VariableState => {
  const places: Place[] = [];
  doc.descendants((node, at) => {
    if (!node.isTextblock || node.type.name === 'codeBlock') return !node.isTextblock;
    for (const place of placesIn(node, shown.find))
      if (shown.looks.has(place.name)) places.push({ ...place, from: at + place.from, to: at + place.to });
    return false;
  });
  const drawn = places.flatMap((place) => {
    const selected = selection.from <= place.from && place.to <= selection.to;
    return [
      Decoration.inline(place.from, place.to, { class: 'variable-letters' }),
      chip(place, { shown, locale, selected }),
    ];
  });
  return { shown, places, drawn: drawn.length === 0 ? DecorationSet.empty : DecorationSet.create(doc, drawn) };
};

/** Lines are never changed, only replaced: what was found in one stays true. */
const found = new WeakMap<Node, readonly Place[]>();

const placesIn = (line: Node, find: ShownVariables['find']): readonly Place[] => {
  const known = found.get(line);
  if (known) return known;
  const text = line.textBetween(0, line.content.size, undefined, '\uFFFC');
  const places = text.includes('{{')
    ? find(text).map(({ name, from, to }) => ({
        name,
        from: from + 1,
        to: to + 1,
        marks: line.nodeAt(from)?.marks ?? [],
      }))
    : [];
  found.set(line, places);
  return places;
};

const chip = (
  { name, to, marks }: Place,
  { shown, locale, selected }: { shown: ShownVariables; locale: string; selected: boolean },
): Decoration => {
  const look = shown.looks.get(name) ?? { label: name };
  const { label, value } = look;
  const said = value && ('day' in value ? dayText(value.day, locale) : value.text);
  const state = value === undefined ? 'named' : value === null ? 'missing' : 'filled';
  const draw = (): HTMLElement => {
    const dom = document.createElement('span');
    dom.className = 'variable';
    dom.dataset['variable'] = name;
    dom.dataset['state'] = state;
    dom.toggleAttribute('data-selected', selected);
    dom.textContent = said ?? label;
    dom.title = state === 'missing' ? `${label} · ${shown.missing}` : label;
    if (state === 'missing') dom.setAttribute('aria-label', dom.title);
    return dom;
  };
  return Decoration.widget(to, draw, {
    side: -1,
    marks,
    key: [name, state, said ?? label, String(selected)].join(' '),
    ignoreSelection: true,
  });
};
