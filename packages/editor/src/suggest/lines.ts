import type { Node, ResolvedPos } from '@tiptap/pm/model';

/** Cells are never joined: a row would have one too few. */
const apart: ReadonlySet<string> = new Set(['tableCell', 'tableHeader', 'tableRow', 'table']);

/** How deep the lines before and after this border between blocks would be joined; null where they cannot be. */
export const joinDepth = ($border: ResolvedPos): number | null => {
  let depth = 1;
  let [before, after]: (Node | null)[] = [$border.nodeBefore, $border.nodeAfter];
  while (before && after) {
    if (apart.has(before.type.name) || apart.has(after.type.name)) return null;
    if (before.isTextblock && after.isTextblock) return before.type.spec.code === after.type.spec.code ? depth : null;
    if (before.isTextblock || after.isTextblock || before.type !== after.type || after.childCount === 0) return null;
    [before, after] = [before.lastChild, after.firstChild];
    depth += 1;
  }
  return null;
};

/** The border right behind the line that ends here, outside of everything that ends with it. */
export const borderAfter = ($end: ResolvedPos): number | null => {
  for (let depth = $end.depth; depth > 0; depth -= 1)
    if ($end.indexAfter(depth - 1) < $end.node(depth - 1).childCount) return $end.after(depth);
  return null;
};
