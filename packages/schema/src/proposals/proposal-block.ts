import { z } from 'zod';

import type { PlainNode } from '../rich-text/plain-node.ts';

const line = z.string().trim().max(4_000);

/** A piece of a template as programs write it. Its text may name variables: `{{account}}`. */
export const proposalBlock = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    text: line,
  }),
  z.strictObject({ kind: z.literal('paragraph'), text: line }),
  z.strictObject({ kind: z.literal('bullets'), items: z.array(line).min(1).max(100) }),
  /** Where the prices stand. */
  z.strictObject({ kind: z.literal('pricing') }),
]);
export type ProposalBlock = z.infer<typeof proposalBlock>;

/** The same as nodes of a text. */
export const nodesOfBlocks = (blocks: readonly ProposalBlock[]): PlainNode[] =>
  blocks.map((block) => {
    if (block.kind === 'pricing') return { type: 'pricingTable' };
    if (block.kind === 'heading') return { ...lineOf('heading', block.text), attrs: { level: block.level } };
    if (block.kind === 'paragraph') return lineOf('paragraph', block.text);
    const items = block.items.map((item) => ({ type: 'listItem', content: [lineOf('paragraph', item)] }));
    return { type: 'bulletList', content: items };
  });

const lineOf = (type: string, text: string): PlainNode => ({
  type,
  ...(text === '' ? {} : { content: [{ type: 'text', text }] }),
});
