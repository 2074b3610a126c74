import { Extension, type Editor } from '@tiptap/core';
import type { NodeType, ResolvedPos } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap';
import * as Y from 'yjs';

/** A place in the text that waits for a block. Only this person sees it: nothing of it is in the document. */
interface HeldPlace {
  id: string;
  at: number;
  /** The same place for edits of others, which replace the whole text in the editor's eyes. */
  shared: Y.RelativePosition | null;
  element: HTMLElement;
}

type Change = { hold: HeldPlace } | { release: string };

interface Held {
  places: readonly HeldPlace[];
  drawn: DecorationSet;
}

const key = new PluginKey<Held>('heldPlaces');
const nothing: Held = { places: [], drawn: DecorationSet.empty };

/** Lets blocks that come later, such as files on their way, keep their place while everybody goes on writing. */
export const heldPlaces = () =>
  Extension.create({
    name: 'heldPlaces',
    addProseMirrorPlugins: () => [
      new Plugin<Held>({
        key,
        state: {
          init: () => nothing,
          apply: (tr, before, _old, state) => {
            const change = tr.getMeta(key) as Change | undefined;
            if (!change && (!tr.docChanged || before.places.length === 0)) return before;
            const moved = tr.docChanged ? before.places.map((place) => follow(place, tr, state)) : before.places;
            const kept = change && 'release' in change ? moved.filter(({ id }) => id !== change.release) : moved;
            return drawn(change && 'hold' in change ? [...kept, change.hold] : kept, state);
          },
        },
        props: { decorations: (state) => key.getState(state)?.drawn },
      }),
    ],
  });

/** Holds a place at or beside this position; `element` is shown there until it is released. */
export const holdPlace = (
  editor: Editor,
  { id, at, element }: { id: string; at: number; element: HTMLElement },
): void => {
  const sync = syncOf(editor.state);
  const shared = sync && absolutePositionToRelativePosition(at, sync.type, sync.binding.mapping);
  change(editor, { hold: { id, at, shared: shared ?? null, element } });
};

/** A place that is held, as it can be kept and found again in another editor of the same text. */
export const keptPlace = (editor: Editor, id: string): unknown => {
  const shared = key.getState(editor.state)?.places.find((place) => place.id === id)?.shared ?? null;
  return shared && Y.relativePositionToJSON(shared);
};

/** Where a kept place is now; the end of the text when it is no more. */
export const placeOfKept = (editor: Editor, kept: unknown): number => {
  const { doc } = editor.state;
  const sync = syncOf(editor.state);
  if (!sync || typeof kept !== 'object' || kept === null) return doc.content.size;
  const shared = Y.createRelativePositionFromJSON(kept);
  const at = relativePositionToAbsolutePosition(sync.doc, sync.type, shared, sync.binding.mapping);
  return Math.min(at ?? doc.content.size, doc.content.size);
};

export const releasePlace = (editor: Editor, id: string): void => change(editor, { release: id });

/** Where a block of this type goes that the place was held for; at the end when the place is no more. */
export const placeFor = (editor: Editor, id: string, type: NodeType): number => {
  const { doc } = editor.state;
  const held = key.getState(editor.state)?.places.find((place) => place.id === id);
  return held ? besideLine(doc.resolve(held.at), type) : doc.content.size;
};

const change = (editor: Editor, what: Change): void => {
  if (!editor.isDestroyed) editor.view.dispatch(editor.state.tr.setMeta(key, what).setMeta('addToHistory', false));
};

interface Sync {
  doc: Y.Doc;
  type: Y.XmlFragment;
  binding: { mapping: Map<Y.AbstractType<unknown>, never> };
}

const syncOf = (state: EditorState): Sync | null => {
  const sync = ySyncPluginKey.getState(state) as Partial<Sync> | undefined;
  return sync?.binding ? (sync as Sync) : null;
};

const follow = (place: HeldPlace, tr: Transaction, state: EditorState): HeldPlace => {
  const told = tr.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined;
  const sync = told?.isChangeOrigin === true ? syncOf(state) : null;
  const at =
    sync && place.shared
      ? relativePositionToAbsolutePosition(sync.doc, sync.type, place.shared, sync.binding.mapping)
      : tr.mapping.map(place.at, -1);
  return { ...place, at: Math.min(at ?? tr.doc.content.size, tr.doc.content.size) };
};

const drawn = (places: readonly HeldPlace[], { doc, schema }: EditorState): Held => {
  if (places.length === 0) return nothing;
  const type = schema.nodes['file'];
  const widgets = places.map(({ id, at, element }) =>
    Decoration.widget(type ? besideLine(doc.resolve(at), type) : at, element, {
      key: id,
      side: -1,
      ignoreSelection: true,
      stopEvent: () => true,
    }),
  );
  return { places, drawn: DecorationSet.create(doc, widgets) };
};

/** Before the line when it is empty, so that the caret stays below; otherwise after it, as deep as the block may stand. */
const besideLine = ($at: ResolvedPos, type: NodeType): number => {
  for (let depth = $at.depth; depth > 0; depth -= 1) {
    const parent = $at.node(depth - 1);
    const [before, after] = [$at.index(depth - 1), $at.indexAfter(depth - 1)];
    const isEmpty = $at.node(depth).isTextblock && $at.node(depth).content.size === 0;
    if (isEmpty && parent.canReplaceWith(before, before, type)) return $at.before(depth);
    if (parent.canReplaceWith(after, after, type)) return $at.after(depth);
  }
  return $at.depth === 0 ? $at.pos : $at.doc.content.size;
};
