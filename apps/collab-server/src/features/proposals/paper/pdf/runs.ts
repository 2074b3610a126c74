import type { AmountWords } from '@baton/schema/proposals/paper';
import { isSafeHref, type PlainNode } from '@baton/schema/rich-text';

import type { Run } from './lines.ts';
import { inks, type Style } from './pen.ts';

/** The words inside a block, each with its look. */
export const runsOf = (nodes: readonly PlainNode[], style: Style, amounts: AmountWords): Run[] =>
  nodes.flatMap((node) => {
    if (node.type === 'hardBreak') return [{ text: '\n', style }];
    const day = node.attrs?.['day'];
    if (node.type === 'date') return [{ text: typeof day === 'string' ? amounts.day(day) : '', style }];
    if (node.type === 'text') return [{ text: node.text ?? '', style: (node.marks ?? []).reduce(markedBy, style) }];
    return runsOf(node.content ?? [], style, amounts);
  });

const markedBy = (style: Style, { type, attrs }: NonNullable<PlainNode['marks']>[number]): Style => {
  const href = attrs?.['href'];
  switch (type) {
    case 'bold':
    case 'italic':
    case 'underline':
    case 'strike':
      return { ...style, [type]: true };
    case 'code':
      return { ...style, ground: inks.ground };
    case 'highlight':
      return { ...style, ground: '#fff3b8' };
    case 'link':
      return isSafeHref(href) ? { ...style, href } : style;
    default:
      return style;
  }
};
