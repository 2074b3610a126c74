import { Extension, type Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';

/** Whether a mention, by the id it has in the text, is the one whose paragraph is meant. */
export type IsPointed = (id: string) => boolean;

interface Pointed {
  /** Null for none. */
  mention: IsPointed | null;
  drawn: DecorationSet;
}

const key = new PluginKey<Pointed>('pointedPlace');

/** Draws the paragraph that somebody was sent to, and brings it into view once it is there. */
export const pointedPlace = () =>
  Extension.create({
    name: 'pointedPlace',
    addProseMirrorPlugins: () => [
      new Plugin<Pointed>({
        key,
        state: {
          init: () => ({ mention: null, drawn: DecorationSet.empty }),
          apply: (tr, before, _old, state) => {
            const pointed = tr.getMeta(key) as { mention: IsPointed | null } | undefined;
            if (pointed) return pointedIn(state, pointed.mention);
            return tr.docChanged && before.mention !== null ? pointedIn(state, before.mention) : before;
          },
        },
        props: { decorations: (state) => key.getState(state)?.drawn },
        view: () => {
          let reached: IsPointed | null = null;
          return {
            // Once: whoever scrolls on from there is not drawn back by what others write.
            update: (view) => {
              const { mention, drawn } = key.getState(view.state) ?? { mention: null, drawn: DecorationSet.empty };
              if (mention === reached || (mention !== null && drawn.find().length === 0)) return;
              reached = mention;
              if (mention !== null) scrollTo(view, drawn);
            },
          };
        },
      }),
    ],
  });

/** Points to the paragraph with this mention; the text stays as it is. */
export const pointTo = (editor: Editor, mention: IsPointed | null): void => {
  if (!editor.isDestroyed)
    editor.view.dispatch(editor.state.tr.setMeta(key, { mention }).setMeta('addToHistory', false));
};

const pointedIn = ({ doc }: EditorState, mention: IsPointed | null): Pointed => {
  const at = mention === null ? null : placeOf(doc, mention);
  if (at === null) return { mention, drawn: DecorationSet.empty };
  const place = doc.resolve(at);
  const drawn = Decoration.node(place.before(), place.after(), { class: 'is-pointed' });
  return { mention, drawn: DecorationSet.create(doc, [drawn]) };
};

const placeOf = (doc: Node, mention: IsPointed): number | null => {
  let found: number | null = null;
  doc.descendants((node, at) => {
    if (found === null && node.type.name === 'mention' && mention(String(node.attrs['id']))) found = at;
    return found === null;
  });
  return found;
};

const scrollTo = (view: EditorView, drawn: DecorationSet): void => {
  const [first] = drawn.find();
  const block = first && view.nodeDOM(first.from);
  if (block instanceof Element) block.scrollIntoView({ block: 'center' });
};
