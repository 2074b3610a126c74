import * as Y from 'yjs';

/** A block to begin a text with, in plain words. */
export type PlainBlock =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'tasks'; items: readonly string[] }
  | { kind: 'bullets'; items: readonly string[] };

/** Puts blocks at the end of a body; for seeds, on the server, once. */
export const appendBlocks = (body: Y.XmlFragment, blocks: readonly PlainBlock[]): void => {
  body.insert(body.length, blocks.map(elementOf));
};

const elementOf = (block: PlainBlock): Y.XmlElement => {
  if (block.kind === 'tasks')
    return element(
      'taskList',
      {},
      block.items.map((item) => element('taskItem', { checked: false }, [paragraph(item)])),
    );
  if (block.kind === 'bullets')
    return element(
      'bulletList',
      {},
      block.items.map((item) => element('listItem', {}, [paragraph(item)])),
    );
  if (block.kind === 'heading') return element('heading', { level: block.level }, textOf(block.text));
  return paragraph(block.text);
};

const paragraph = (text: string): Y.XmlElement => element('paragraph', {}, textOf(text));

const textOf = (text: string): Y.XmlText[] => (text === '' ? [] : [new Y.XmlText(text)]);

type Attributes = Record<string, string | number | boolean>;

const element = (name: string, attributes: Attributes, children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement => {
  const made = new Y.XmlElement<Attributes>(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.insert(0, children);
  return made as unknown as Y.XmlElement;
};
