import * as Y from 'yjs';

import { saidOf, taskIdOf, type SaidOfTask } from './rich-text-tasks.doc.ts';

/** Somebody to be named in the line of a task, with the id and the label that the mention of them gets. */
export interface HolderToName {
  target: string;
  label: string;
  mention: string;
}

const itemOf = (body: Y.XmlFragment, id: string): Y.XmlElement | null => {
  const search = (parent: Y.XmlFragment | Y.XmlElement): Y.XmlElement | null => {
    for (const child of parent.toArray()) {
      if (!(child instanceof Y.XmlElement)) continue;
      const found = child.nodeName === 'taskItem' && taskIdOf(child) === id ? child : search(child);
      if (found) return found;
    }
    return null;
  };
  return search(body);
};

const lineOf = (body: Y.XmlFragment, id: string): (SaidOfTask & { item: Y.XmlElement }) | null => {
  const item = itemOf(body, id);
  const said = item && saidOf(item);
  return said && { ...said, item };
};

/**
 * What a command spoke of keeps the name it was spoken of by: an undo of its deletion writes it at another place, and until
 * mending has named it that would be another task.
 */
const keepName = (item: Y.XmlElement, id: string): void => {
  if (item.getAttribute('id') !== id) item.setAttribute('id', id);
};

/** Ticks a task, or takes the tick back. One that is gone stays gone. */
export const tickTask = (body: Y.XmlFragment, id: string, checked: boolean): void => {
  const item = itemOf(body, id);
  const box = item as Y.XmlElement<{ checked: boolean }> | null;
  if (!item || !box || (box.getAttribute('checked') === true) === checked) return;
  keepName(item, id);
  box.setAttribute('checked', checked);
};

/** Names in its line who a task is with: in the place of whoever stands there, otherwise at its end. */
export const nameHolder = (
  body: Y.XmlFragment,
  id: string,
  holder: { member: HolderToName | null; team: HolderToName | null },
): void => {
  for (const kind of ['member', 'team'] as const) {
    const said = lineOf(body, id);
    const [wanted, there] = [holder[kind], said?.[kind] ?? null];
    if (!said || (there?.getAttribute('target') ?? null) === (wanted?.target ?? null)) continue;
    keepName(said.item, id);
    const mention = wanted && { id: wanted.mention, kind, target: wanted.target, label: wanted.label };
    put(said.line, there, mention && element('mention', mention));
  }
};

/** Writes the day of a task into its line. */
export const nameDay = (body: Y.XmlFragment, id: string, day: string | null): void => {
  const said = lineOf(body, id);
  if (!said || (said.date?.getAttribute('day') ?? null) === day) return;
  keepName(said.item, id);
  put(said.line, said.date, day === null ? null : element('date', { day }));
};

const put = (line: Y.XmlElement, there: Y.XmlElement | null, node: Y.XmlElement | null): void => {
  const at = there === null ? -1 : line.toArray().indexOf(there);
  if (at >= 0) {
    line.delete(at, 1);
    if (node) line.insert(at, [node]);
  } else if (node) {
    const last = line.toArray().at(-1);
    // Plain, whatever the letters before are.
    if (last instanceof Y.XmlText) last.insert(last.length, ' ', {});
    else if (last !== undefined) line.push([new Y.XmlText(' ')]);
    line.push([node]);
  }
};

const element = (name: string, attributes: Record<string, string>): Y.XmlElement => {
  const made = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
};
