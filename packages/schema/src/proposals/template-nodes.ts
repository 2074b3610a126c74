import type { PlainNode } from '../rich-text/plain-node.ts';
import { variableToken, type ProposalVariable } from './proposal-variable.ts';
import { asSent } from './sent-text.ts';

/** The records of a proposal: what names them in its text becomes the variable. */
export type OwnRecords = Readonly<Partial<Record<'account' | 'contact' | 'deal', string | null>>>;

/**
 * The text of a proposal as a template holds it: what would be sent of it, with variables where it names its own account,
 * contact or deal. Other names stay as words.
 */
export const asTemplate = (nodes: readonly PlainNode[], own: OwnRecords): PlainNode[] => asSent(nodes.map(named(own)));

const named =
  (own: OwnRecords) =>
  (node: PlainNode): PlainNode => {
    const { kind, target } = node.attrs ?? {};
    if (node.type === 'record' && isOwn(kind) && typeof target === 'string' && own[kind] === target)
      return { type: 'text', text: variableToken(kind) };
    return node.content === undefined ? node : { ...node, content: node.content.map(named(own)) };
  };

const isOwn = (kind: unknown): kind is keyof OwnRecords & ProposalVariable =>
  kind === 'account' || kind === 'contact' || kind === 'deal';

/** The first words of a text, to know it by. */
export const beginningOfNodes = (nodes: readonly PlainNode[], length = 200): string => {
  let text = '';
  for (const node of nodes) {
    if (text.length >= length) break;
    const more = node.type === 'text' ? (node.text ?? '') : beginningOfNodes(node.content ?? [], length - text.length);
    text += node.type === 'text' || text === '' || more === '' ? more : ` ${more}`;
  }
  return text.slice(0, length).toWellFormed();
};
