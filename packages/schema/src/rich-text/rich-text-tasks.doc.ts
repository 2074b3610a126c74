import * as Y from 'yjs';

import { isIdInText, isRecordId, lettersOf } from './rich-text-about.doc.ts';
import { placeOf } from './rich-text-ids.doc.ts';
import { richTextLimits } from './rich-text.ts';

/** Somebody whom the line of a task names, with the mention that does. */
export interface HolderInText {
  target: string;
  mention: string;
}

/** A ☐ in a text, as its own line says it. */
export interface TaskInText {
  /** Names it within its text: its own id, or where it was written until it has one. */
  id: string;
  /** The line without the person, the team and the day that it names first. */
  title: string;
  checked: boolean;
  member: HolderInText | null;
  team: HolderInText | null;
  day: string | null;
}

const none: readonly TaskInText[] = [];

/** The tasks in a block, also those within others. Total: what has no words is no task. */
export const readTasks = (block: unknown): readonly TaskInText[] => {
  if (!(block instanceof Y.XmlElement)) return none;
  const found: TaskInText[] = [];
  const visit = (element: Y.XmlElement): void => {
    if (element.nodeName === 'taskItem') found.push(...taskOf(element));
    for (const child of element.toArray()) if (child instanceof Y.XmlElement) visit(child);
  };
  visit(block);
  return found.length === 0 ? none : found;
};

/** The first of each id, in the order of the text. */
export const tasksIn = (blocks: readonly { tasks: readonly TaskInText[] }[]): Map<string, TaskInText> => {
  const found = new Map<string, TaskInText>();
  for (const { tasks } of blocks) for (const task of tasks) if (!found.has(task.id)) found.set(task.id, task);
  return found;
};

/** The largest update that is looked into: a tick alone is a few bytes. */
const tickBytes = 200;

/**
 * May this be the update of somebody who ticks a task? Names of attributes are not in updates that overwrite them, but no
 * other attribute is a truth value.
 */
export const holdsTick = (update: Uint8Array): boolean =>
  update.byteLength <= tickBytes &&
  Y.decodeUpdate(update).structs.some(
    (piece) =>
      piece instanceof Y.Item &&
      piece.content instanceof Y.ContentAny &&
      piece.content.arr.some((value) => typeof value === 'boolean'),
  );

/** What an item goes by: its id, or the place that mending makes its id. */
export const taskIdOf = (item: Y.XmlElement): string | null => {
  const id: unknown = item.getAttribute('id');
  return isIdInText(id) ? id : placeOf(item);
};

/** The nodes of a line that say whom a task is with and when it is due. */
export interface SaidOfTask {
  line: Y.XmlElement;
  member: Y.XmlElement | null;
  team: Y.XmlElement | null;
  date: Y.XmlElement | null;
}

/** Null where an item has no line. */
export const saidOf = (item: Y.XmlElement): SaidOfTask | null => {
  const [line] = item.toArray();
  if (!(line instanceof Y.XmlElement) || line.nodeName !== 'paragraph') return null;
  const nodes = line.toArray().filter((child) => child instanceof Y.XmlElement);
  const calling = (kind: string) => nodes.find((node) => holderOf(node, kind) !== null) ?? null;
  return { line, member: calling('member'), team: calling('team'), date: nodes.find((node) => dayOf(node)) ?? null };
};

const holderOf = (node: Y.XmlElement | null, wanted: string): HolderInText | null => {
  if (node?.nodeName !== 'mention') return null;
  const { id, kind, target } = node.getAttributes() as Record<string, unknown>;
  if (kind !== wanted || !isRecordId(target)) return null;
  return { target, mention: isIdInText(id) ? id : '' };
};

const dayOf = (node: Y.XmlElement | null): string | null => {
  if (node?.nodeName !== 'date') return null;
  const day: unknown = node.getAttribute('day');
  return typeof day === 'string' && isDay(day) ? day : null;
};

/** Days of our own time; the database does not know all others. */
const isDay = (day: string): boolean => {
  if (!/^(19[7-9]\d|2[01]\d\d)-\d{2}-\d{2}$/.test(day)) return false;
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
};

const taskOf = (item: Y.XmlElement): TaskInText[] => {
  const id = taskIdOf(item);
  const said = saidOf(item);
  if (id === null || said === null) return [];
  const told = new Set<unknown>([said.member, said.team, said.date]);
  // A line that is nothing but a name or a day is called after it.
  const title = wordsOf(said.line, told) || wordsOf(said.line, new Set());
  if (title === '') return [];
  return [
    {
      id,
      title,
      checked: (item.getAttribute('checked') as unknown) === true,
      member: holderOf(said.member, 'member'),
      team: holderOf(said.team, 'team'),
      day: dayOf(said.date),
    },
  ];
};

const wordsOf = (line: Y.XmlElement, without: ReadonlySet<unknown>): string =>
  line
    .toArray()
    .map((child) => {
      if (child instanceof Y.XmlText) return lettersOf(child);
      return child instanceof Y.XmlElement && !without.has(child) ? ` ${namedBy(child)} ` : ' ';
    })
    .join('')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ([,;.:!?)])/g, '$1')
    .replaceAll(/^[\s,;:–-]+|[\s,;:–-]+$/g, '')
    .slice(0, richTextLimits.taskTitle);

const namedBy = (inline: Y.XmlElement): string => {
  const { label, day } = inline.getAttributes() as Record<string, unknown>;
  if (inline.nodeName === 'date') return typeof day === 'string' ? day : '';
  const name = typeof label === 'string' ? label : '';
  return inline.nodeName === 'mention' ? `@${name}` : name;
};
