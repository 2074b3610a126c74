import { paperWords, printedPrices, spokenOn, type Paper } from '@baton/schema/proposals/paper';
import type { PlainNode } from '@baton/schema/rich-text';
import PdfKit from 'pdfkit';

import { attachedTo } from '../attached.ts';
import type { PictureBytes } from '../picture-bytes.ts';
import { blockBoxes, headingLevel, type Setting } from './blocks.ts';
import type { Box } from './boxes.ts';
import { drawFront, drawMargins } from './front.ts';
import { penOf } from './pen.ts';
import { drawPrices } from './price-table.ts';
import { contentWidth, fits, page, place, turn, type Sheet } from './sheet.ts';
import { drawTable } from './text-table.ts';
import { drawTrail } from './trail-page.ts';

const size = 10;

/** A paper as PDF. The same paper gives the same bytes. */
export const makePdf = async (paper: Paper, pictures: PictureBytes = new Map()): Promise<Uint8Array> => {
  const { content, at } = paper;
  const doc = new PdfKit({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    autoFirstPage: false,
    displayTitle: true,
    lang: content.language,
    pdfVersion: '1.7',
    // Nothing is drawn before a face of ours is chosen: none of the reader's own fonts come in.
    font: null as unknown as string,
    info: {
      Title: content.title,
      Author: content.workspaceName,
      Subject: content.number,
      Creator: 'Baton',
      Producer: 'Baton',
      CreationDate: new Date(at),
      ModDate: new Date(at),
    },
  });
  const chunks: Uint8Array[] = [];
  const done = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', resolve).on('error', reject);
  });
  draw(doc, paper, pictures);
  for (const { name, text } of attachedTo(paper)) {
    const made = new Date(at);
    doc.file(Buffer.from(text), { name, type: 'application/json', creationDate: made, modifiedDate: made });
  }
  doc.end();
  await done;
  return Buffer.concat(chunks);
};

const draw = (doc: PDFKit.PDFDocument, paper: Paper, pictures: PictureBytes): void => {
  const pen = penOf(doc);
  const spoken = spokenOn(paper);
  doc.addPage();
  const sheet: Sheet = { doc, y: page.top, onNewPage: null };
  drawFront(sheet, pen, paper, spoken);
  drawBody(sheet, { pen, amounts: spoken.amounts, pictures, size }, paper);
  drawTrail(sheet, pen, paper, spoken);
  drawMargins(pen, paper, spoken);
};

/** Block by block, each heading in the outline too, as far as the next table. */
const drawBody = (sheet: Sheet, setting: Setting, paper: Paper): void => {
  const { body, language } = paper.content;
  const prices = printedPrices(paper);
  const above: PDFKit.PDFOutline[] = [sheet.doc.outline];
  for (const [at, node] of body.entries()) {
    if (node.type === 'pricingTable') drawPrices(sheet, setting.pen, { prices, words: paperWords[language] });
    else if (node.type === 'table') drawTable(sheet, setting, node);
    else {
      const boxes = blockBoxes(setting, [node], contentWidth);
      const next = body[at + 1];
      // A heading takes along the first lines of what it is the heading of.
      const follow = node.type === 'heading' && next ? leadOf(setting, next) : [];
      placeWith(sheet, boxes, follow);
    }
    if (node.type !== 'heading') continue;
    const level = headingLevel(node);
    const parent = above[Math.min(level, above.length) - 1] ?? sheet.doc.outline;
    above.length = Math.min(level, above.length);
    above.push(parent.addItem(textOf(node)));
  }
};

type Boxes = readonly Box[];

/** What has to stand under a heading on its page. */
const leadOf = (setting: Setting, next: PlainNode): Boxes => {
  if (next.type === 'table' || next.type === 'pricingTable') return [{ gap: 10, height: 60, draw: () => {} }];
  return blockBoxes(setting, [next], contentWidth).slice(0, 2);
};

const placeWith = (sheet: Sheet, boxes: Boxes, follow: Boxes): void => {
  const heights = [...boxes, ...follow].reduce((sum, { gap, height }) => sum + gap + height, 0);
  if (follow.length > 0 && sheet.y > page.top && !fits(sheet, heights)) turn(sheet);
  place(
    sheet,
    boxes.map((box, at) => (at === boxes.length - 1 ? { ...box, keepsNext: false } : box)),
  );
};

const textOf = ({ text = '', content = [] }: PlainNode): string => text + content.map(textOf).join('');
