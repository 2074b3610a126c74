import { amountWords, type Paper, paperWords, printedPrices } from '@baton/schema/proposals/paper';
import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';

import type { PictureBytes } from '../picture-bytes.ts';
import { wordPrices } from './word-prices.ts';
import { numbered, wordBlocks, type WordSetting } from './word-text.ts';

const languageTags = { en: 'en-GB', fr: 'fr-FR', it: 'it-IT' } as const;
const levels = 9;

/** A paper for Word: it is written on there, so it is always the draft. */
export const makeDocx = async (paper: Paper, pictures: PictureBytes = new Map()): Promise<Uint8Array> => {
  const { content, at } = paper;
  const { language, title, number, workspaceName, accountName, contactName, sellerName, validUntil } = content;
  const words = paperWords[language];
  const amounts = amountWords(language, content.pricing.currency);
  let lists = 0;
  const setting: WordSetting = {
    amounts,
    pictures,
    prices: () => wordPrices(printedPrices(paper), words),
    nextList: () => {
      lists += 1;
      return lists;
    },
  };
  const facts: [label: string, value: string][] = [
    [words.for, [accountName, contactName].filter(Boolean).join(', ')],
    [words.from, [workspaceName, sellerName].filter(Boolean).join(', ')],
    [words.date, amounts.day(at.slice(0, 10))],
    [words.validUntil, amounts.day(validUntil)],
  ];
  const document = new Document({
    title,
    creator: workspaceName,
    subject: number,
    styles: {
      default: { document: { run: { font: 'Calibri', size: 21, language: { value: languageTags[language] } } } },
    },
    numbering: {
      config: [{ reference: numbered, levels: Array.from({ length: levels }, (_, level) => levelOf(level)) }],
    },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 } } },
        footers: { default: new Footer({ children: [footOf(number)] }) },
        children: [
          new Paragraph({ text: `${words.draft} · ${words.proposal} · ${number}` }),
          new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
          ...facts
            .filter(([, value]) => value !== '')
            .map(
              ([label, value]) =>
                new Paragraph({
                  children: [new TextRun({ text: `${label}\u00A0: `, bold: true }), new TextRun(value)],
                }),
            ),
          ...wordBlocks(setting, content.body),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
};

const levelOf = (level: number) => ({
  level,
  format: LevelFormat.DECIMAL,
  text: `%${level + 1}.`,
  alignment: AlignmentType.LEFT,
  style: { paragraph: { indent: { left: 720 * (level + 1), hanging: 360 } } },
});

const footOf = (number: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: [new TextRun({ children: [`${number} · `, PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
  });
