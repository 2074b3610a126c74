import * as Y from 'yjs';

import { partsOf, type ProposalBlock, type VariableValues } from './proposal-block.ts';

type Piece = Y.XmlElement | Y.XmlText;

/** Puts the blocks of a template at the end of a body, with its variables filled; those without a value stay to be seen. */
export const writeBlocks = (body: Y.XmlFragment, blocks: readonly ProposalBlock[], values: VariableValues): void => {
  body.insert(
    body.length,
    blocks.map((block) => elementOf(block, values)),
  );
};

const elementOf = (block: ProposalBlock, values: VariableValues): Y.XmlElement => {
  if (block.kind === 'pricing') return element('pricingTable', {}, []);
  if (block.kind === 'heading') return element('heading', { level: block.level }, filled(block.text, values));
  if (block.kind === 'paragraph') return element('paragraph', {}, filled(block.text, values));
  const items = block.items.map((item) => element('listItem', {}, [element('paragraph', {}, filled(item, values))]));
  return element('bulletList', {}, items);
};

/** Words next to each other are one run. */
const filled = (text: string, values: VariableValues): Piece[] => {
  const pieces: (Y.XmlElement | string)[] = [];
  for (const part of partsOf(text)) {
    const value = 'variable' in part ? (values[part.variable] ?? { text: `{{${part.variable}}}` }) : part;
    const last = pieces.at(-1);
    if (!('text' in value))
      pieces.push('day' in value ? element('date', value, []) : element('record', value.record, []));
    else if (typeof last === 'string') pieces[pieces.length - 1] = last + value.text;
    else pieces.push(value.text);
  }
  return pieces
    .filter((piece) => piece !== '')
    .map((piece) => (typeof piece === 'string' ? new Y.XmlText(piece) : piece));
};

type Attributes = Record<string, string | number>;

const element = (name: string, attributes: Attributes, children: Piece[]): Y.XmlElement => {
  const made = new Y.XmlElement<Attributes>(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.insert(0, children);
  return made as unknown as Y.XmlElement;
};
