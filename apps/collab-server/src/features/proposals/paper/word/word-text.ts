import type { AmountWords } from '@baton/schema/proposals/paper';
import { isSafeHref, type PlainNode } from '@baton/schema/rich-text';
import {
  AlignmentType,
  BorderStyle,
  ExternalHyperlink,
  HeadingLevel,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
  type IRunOptions,
  type ParagraphChild,
} from 'docx';

import { altOf, drawnPicture } from '../drawn-size.ts';
import type { PictureBytes } from '../picture-bytes.ts';
import { wordPicture } from './word-picture.ts';

export type Block = Paragraph | Table;

/** What writing a text needs. */
export interface WordSetting {
  amounts: AmountWords;
  pictures: PictureBytes;
  /** Where the prices stand. */
  prices: () => Block[];
  /** Each numbered list counts by itself. */
  nextList: () => number;
}

/** How a block stands within lists and quotes. */
interface Place {
  depth: number;
  more: Partial<IParagraphOptions>;
}

export const numbered = 'numbered';

/** Blocks of a text as Word has them. */
export const wordBlocks = (
  setting: WordSetting,
  nodes: readonly PlainNode[],
  place: Place = { depth: 0, more: {} },
): Block[] => nodes.flatMap((node) => blockOf(setting, node, place));

const headings = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;

const blockOf = (setting: WordSetting, node: PlainNode, place: Place): Block[] => {
  const { type, attrs, content = [] } = node;
  if (type.endsWith('List')) return listOf(setting, node, place);
  switch (type) {
    case 'pricingTable':
      return setting.prices();
    case 'table':
      return [tableOf(setting, content), new Paragraph({})];
    case 'blockquote':
      return wordBlocks(setting, content, { ...place, more: { ...place.more, ...quoted } });
    case 'heading':
      return [new Paragraph({ ...place.more, heading: levelOf(attrs), children: wordsOf(setting, content, {}) })];
    case 'codeBlock':
      return [
        new Paragraph({ ...place.more, shading: grey, children: wordsOf(setting, content, { font: 'Courier New' }) }),
      ];
    case 'horizontalRule':
      return [new Paragraph({ ...place.more, thematicBreak: true })];
    case 'image':
      return [new Paragraph({ ...place.more, children: [pictureOf(setting, node)] })];
    default:
      return [new Paragraph({ ...place.more, children: wordsOf(setting, content, {}) })];
  }
};

/** Sizes in pixels, as Word's own are given here; its sheet is as wide as ours. */
const sheet = { width: 620, height: 820, perPixel: 1 };

const pictureOf = ({ pictures }: WordSetting, node: PlainNode): ParagraphChild => {
  const picture = drawnPicture(pictures, node, sheet);
  const alt = altOf(node.attrs);
  if (picture === null) return new TextRun(alt === '' ? '' : `[ ${alt} ]`);
  return wordPicture(picture);
};

const levelOf = (attrs: PlainNode['attrs']) => {
  const level = attrs?.['level'];
  return headings[typeof level === 'number' ? level - 1 : 0] ?? HeadingLevel.HEADING_1;
};

const grey = { type: ShadingType.CLEAR, fill: 'F3F5F7' } as const;
const quoted: Partial<IParagraphOptions> = {
  indent: { left: 280 },
  border: { left: { style: BorderStyle.SINGLE, size: 12, space: 8, color: 'D0D7DE' } },
};

/** The first paragraph of an item has its mark, what follows stands under its words. */
const listOf = (setting: WordSetting, { type, content = [] }: PlainNode, { depth, more }: Place): Block[] => {
  const level = Math.min(depth, 8);
  const instance = type === 'orderedList' ? setting.nextList() : 0;
  return content.flatMap((item) => {
    const done = item.attrs?.['checked'] === true;
    const [first, ...rest] = item.content ?? [];
    const mark: Partial<IParagraphOptions> =
      type === 'orderedList' ? { numbering: { reference: numbered, level, instance } } : { bullet: { level } };
    const box = type === 'taskList' ? [new TextRun(done ? '☑ ' : '☐ ')] : [];
    const head =
      first?.type === 'paragraph'
        ? [new Paragraph({ ...more, ...mark, children: [...box, ...wordsOf(setting, first.content ?? [], {})] })]
        : wordBlocks(setting, first ? [first] : [], { depth: depth + 1, more });
    const under = { ...more, indent: { left: 720 * (level + 1) } };
    return [
      ...head,
      ...rest.flatMap((each) =>
        blockOf(setting, each, { depth: depth + 1, more: each.type.endsWith('List') ? more : under }),
      ),
    ];
  });
};

const alignments = {
  left: AlignmentType.LEFT,
  right: AlignmentType.RIGHT,
  center: AlignmentType.CENTER,
} as const;

const tableOf = (setting: WordSetting, rows: readonly PlainNode[]): Table =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      ({ content = [] }, at) =>
        new TableRow({
          tableHeader: at === 0 && content.every(({ type }) => type === 'tableHeader'),
          children: content.map(({ type, attrs, content: inside = [] }) => {
            const align = attrs?.['align'];
            const alignment = alignments[align === 'right' || align === 'center' ? align : 'left'];
            return new TableCell({
              columnSpan: spanOf(attrs?.['colspan']),
              rowSpan: spanOf(attrs?.['rowspan']),
              ...(type === 'tableHeader' ? { shading: grey } : {}),
              children: wordBlocks(setting, inside, { depth: 0, more: { alignment } }),
            });
          }),
        }),
    ),
  });

const spanOf = (span: unknown): number => (typeof span === 'number' && Number.isInteger(span) && span > 1 ? span : 1);

const wordsOf = (setting: WordSetting, nodes: readonly PlainNode[], look: IRunOptions): ParagraphChild[] =>
  nodes.flatMap((node): ParagraphChild[] => {
    const { type, text = '', marks = [], attrs, content = [] } = node;
    if (type === 'hardBreak') return [new TextRun({ break: 1 })];
    const day = attrs?.['day'];
    if (type === 'date')
      return typeof day === 'string' ? [new TextRun({ ...look, text: setting.amounts.day(day) })] : [];
    if (type !== 'text') return wordsOf(setting, content, look);
    const href = marks.find((mark) => mark.type === 'link')?.attrs?.['href'];
    const runs = linesOf(text, marks.reduce(markedBy, look));
    if (!isSafeHref(href)) return runs;
    return [new ExternalHyperlink({ link: href, children: runs })];
  });

/** Code has its line ends in its text. */
const linesOf = (text: string, look: IRunOptions): TextRun[] =>
  text.split('\n').map((line, at) => new TextRun({ ...look, text: line, ...(at > 0 ? { break: 1 } : {}) }));

const markedBy = (look: IRunOptions, { type }: NonNullable<PlainNode['marks']>[number]): IRunOptions => {
  switch (type) {
    case 'bold':
      return { ...look, bold: true };
    case 'italic':
      return { ...look, italics: true };
    case 'underline':
      return { ...look, underline: {} };
    case 'strike':
      return { ...look, strike: true };
    case 'highlight':
      return { ...look, highlight: 'yellow' };
    case 'code':
      return { ...look, font: 'Courier New' };
    case 'link':
      return { ...look, style: 'Hyperlink' };
    default:
      return look;
  }
};
