import type { PlainNode } from '@baton/schema/rich-text';
import { Fragment, type ReactNode } from 'react';

/** Blocks whose words stand by themselves. */
const tags = {
  heading: 'h4',
  listItem: 'li',
  taskItem: 'li',
  bulletList: 'ul',
  orderedList: 'ol',
  taskList: 'ul',
} as const;

const isTag = (type: string): type is keyof typeof tags => Object.hasOwn(tags, type);

/** A text that shows what came and what went, in words: prices stand elsewhere. */
export const ComparedText = ({ blocks }: { blocks: readonly PlainNode[] }) => (
  <div className="flex flex-col gap-2 rounded-card border border-line p-4 [&_li]:ml-5 [&_ol]:list-decimal [&_ul]:list-disc [&_h4]:font-semibold">
    {blocks.map((block, at) => (
      // oxlint-disable-next-line react/no-array-index-key -- a text that is shown once, and has no ids
      <Block block={block} key={at} />
    ))}
  </div>
);

const Block = ({ block }: { block: PlainNode }) => {
  const { type, text, content = [], marks = [] } = block;
  if (type === 'text') return <Words marks={marks.map((mark) => mark.type)}>{text}</Words>;
  if (type === 'pricingTable') return null;
  if (type === 'hardBreak') return <br />;
  const day = block.attrs?.['day'];
  if (type === 'date') return <>{typeof day === 'string' ? day : ''}</>;
  // oxlint-disable-next-line react/no-array-index-key -- as above
  const inside = content.map((child, at) => <Block block={child} key={at} />);
  if (isTag(type)) {
    const Tag = tags[type];
    return <Tag>{inside}</Tag>;
  }
  if (type === 'paragraph') return <p>{inside}</p>;
  return <Fragment>{inside}</Fragment>;
};

/** Not by colour alone: what went is struck through, what came is underlined, and both are named to those who listen. */
const Words = ({ marks, children }: { marks: readonly string[]; children: ReactNode }) => {
  if (marks.includes('removed')) return <del className="bg-danger-soft text-danger">{children}</del>;
  if (marks.includes('added')) return <ins className="bg-success-soft text-success">{children}</ins>;
  return <>{children}</>;
};
