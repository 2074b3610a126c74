import { Extension, type Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/** Which threads are drawn on their words; of others, such as those of another text, nothing is seen. */
export interface ShownThreads {
  open: ReadonlySet<string>;
  active: string | null;
}

export interface ThreadMarksOptions {
  /** Words of an open thread were pressed. */
  onPress: (thread: string) => void;
  /** The threads that have words in the text, whenever those are others. */
  onAnchored: (threads: ReadonlySet<string>) => void;
}

interface Marked {
  thread: string;
  from: number;
  to: number;
}

interface ThreadState {
  shown: ShownThreads;
  marked: readonly Marked[];
  drawn: DecorationSet;
}

const key = new PluginKey<ThreadState>('threadMarks');

/** Draws the words that open threads are about. */
export const threadMarks = ({ onPress, onAnchored }: ThreadMarksOptions) =>
  Extension.create({
    name: 'threadMarks',
    addProseMirrorPlugins: () => [
      new Plugin<ThreadState>({
        key,
        state: {
          init: (_config, state) => stateOf(state, { open: new Set(), active: null }),
          apply: (tr, before, _old, state) => {
            const shown = tr.getMeta(key) as ShownThreads | undefined;
            return shown || tr.docChanged ? stateOf(state, shown ?? before.shown) : before;
          },
        },
        props: {
          decorations: (state) => key.getState(state)?.drawn,
          handleClick: (view, place) => {
            const { shown, marked } = key.getState(view.state) ?? { shown: null, marked: [] };
            const hits = marked.filter(
              ({ from, to, thread }) => from <= place && place <= to && shown?.open.has(thread),
            );
            // Of several on the same letters the shortest is meant.
            const [hit] = hits.sort((one, other) => one.to - one.from - (other.to - other.from));
            if (hit) onPress(hit.thread);
            return false;
          },
        },
        view: () => {
          let told: string | null = null;
          return {
            update: (view) => {
              const ids = new Set(key.getState(view.state)?.marked.map(({ thread }) => thread));
              const now = [...ids].sort().join(' ');
              if (now === told) return;
              told = now;
              onAnchored(ids);
            },
          };
        },
      }),
    ],
  });

/** Tells the editor which threads there are; the text stays as it is. */
export const showThreads = (editor: Editor, shown: ShownThreads): void => {
  if (!editor.isDestroyed) editor.view.dispatch(editor.state.tr.setMeta(key, shown).setMeta('addToHistory', false));
};

/** Brings the words of a thread into view. */
export const scrollToThread = (editor: Editor, thread: string): void => {
  const first = key.getState(editor.state)?.marked.find((each) => each.thread === thread);
  const at = first && editor.view.domAtPos(first.from + 1).node;
  (at instanceof Element ? at : at?.parentElement)?.scrollIntoView({ block: 'center', behavior: 'smooth' });
};

const stateOf = ({ doc }: EditorState, shown: ShownThreads): ThreadState => {
  const marked: Marked[] = [];
  doc.forEach((block, at) => {
    for (const { thread, from, to } of markedIn(block)) marked.push({ thread, from: at + from, to: at + to });
  });
  const drawn = marked
    .filter(({ thread }) => shown.open.has(thread))
    .map(({ thread, from, to }) =>
      Decoration.inline(from, to, { class: thread === shown.active ? 'commented is-active' : 'commented' }),
    );
  return { shown, marked, drawn: drawn.length === 0 ? DecorationSet.empty : DecorationSet.create(doc, drawn) };
};

/** Blocks are never changed, only replaced: what was read of one stays true. */
const read = new WeakMap<Node, readonly Marked[]>();
const none: readonly Marked[] = [];

const markedIn = (block: Node): readonly Marked[] => {
  const known = read.get(block);
  if (known) return known;
  const found: Marked[] = [];
  block.descendants((node, at) => {
    for (const { type, attrs } of node.marks)
      if (type.name === 'comment' && typeof attrs['thread'] === 'string')
        found.push({ thread: attrs['thread'], from: at + 1, to: at + 1 + node.nodeSize });
  });
  read.set(block, found.length === 0 ? none : found);
  return found;
};
