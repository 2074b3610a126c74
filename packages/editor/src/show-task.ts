import { taskIdOf } from '@baton/schema/rich-text';
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';

/** How long a task that somebody followed a link to stands out, in milliseconds. */
const standsOutFor = 2_500;

/** Brings a ☐ into view and lets it stand out for a moment; false while it does not stand in the page. */
export const showTask = (editor: Editor, id: string): boolean => {
  // A text that is not drawn yet has no element for it.
  const item = editor.isInitialized ? itemOf(editor, id) : null;
  if (!item) return false;
  item.scrollIntoView({ block: 'center' });
  // Of the page alone: nothing of it is in the document, and nothing is drawn again for it.
  item.animate([{ backgroundColor: 'var(--accent-soft)' }, { backgroundColor: 'transparent' }], {
    duration: standsOutFor,
    easing: 'ease-in',
  });
  return true;
};

const itemOf = (editor: Editor, id: string): Element | null => {
  const unnamed = writtenAt(editor, id);
  let found: Element | null = null;
  editor.state.doc.descendants((node, at) => {
    if (found !== null || node.isTextblock) return false;
    if (node.type.name !== 'taskItem' || (node.attrs['id'] !== id && node !== unnamed)) return true;
    const dom = editor.view.nodeDOM(at);
    found = dom instanceof Element ? dom : null;
    return false;
  });
  return found;
};

/** An item that has no id yet goes by where it was written, which only the shared text knows. */
const writtenAt = (editor: Editor, id: string): Node | null => {
  const sync = ySyncPluginKey.getState(editor.state) as { binding?: { mapping: Map<unknown, unknown> } } | undefined;
  for (const [type, node] of sync?.binding?.mapping ?? [])
    if (type instanceof Y.XmlElement && type.nodeName === 'taskItem' && taskIdOf(type) === id) return node as Node;
  return null;
};
