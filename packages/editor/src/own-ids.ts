import { Extension } from '@tiptap/core';
import { Fragment, Slice, type Mark, type Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';

/** Marks that something is kept about elsewhere, with the attribute that names it. */
const marked: Readonly<Record<string, string>> = { comment: 'thread', promise: 'promise' };

/**
 * What is pasted while its original still stands in the text is something new: a mention gets an id of its own, and
 * comments and promises stay with the original. What was cut comes back as what it was.
 */
export const ownIds = (newId: () => string) =>
  Extension.create({
    name: 'ownIds',
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          transformPasted: (slice, view) => {
            // What is dragged to another place is no copy.
            if (view.dragging?.move === true) return slice;
            const taken = idsIn(view.state.doc);
            const content = eachOf(slice.content, (node) => fresh(node, taken, newId));
            return new Slice(content, slice.openStart, slice.openEnd);
          },
        },
      }),
    ],
  });

const idsIn = (doc: Node): Set<string> => {
  const taken = new Set<string>();
  doc.descendants((node) => {
    const id: unknown = node.attrs['id'];
    if (typeof id === 'string') taken.add(id);
    for (const mark of node.marks) taken.add(nameOf(mark));
  });
  return taken;
};

const nameOf = (mark: Mark): string => `${mark.type.name} ${String(mark.attrs[marked[mark.type.name] ?? ''] ?? '')}`;

const fresh = (node: Node, taken: Set<string>, newId: () => string): Node => {
  const marks = node.marks.filter((mark) => !(mark.type.name in marked && taken.has(nameOf(mark))));
  if (node.isText) return node.mark(marks);
  const id: unknown = node.attrs['id'];
  const attrs = typeof id === 'string' && taken.has(id) ? { ...node.attrs, id: newId() } : node.attrs;
  return node.type.create(
    attrs,
    eachOf(node.content, (child) => fresh(child, taken, newId)),
    marks,
  );
};

const eachOf = (content: Fragment, change: (node: Node) => Node): Fragment => {
  const nodes: Node[] = [];
  content.forEach((node) => nodes.push(change(node)));
  return Fragment.from(nodes);
};
