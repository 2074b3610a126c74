import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { plainFont } from './sfnt.ts';

const { resolve } = createRequire(import.meta.url);
const family = '@fontsource/source-sans-3';

/** The files that one face comes in, each for some of the alphabets; what none has is shown as latin has it: an empty box. */
const alphabets = ['latin', 'latin-ext', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese'] as const;
type Alphabet = (typeof alphabets)[number];

type Range = readonly [from: number, to: number];

const rangesOf = (text: string): Range[] =>
  text.split(',').map((range) => {
    const [from = '', to = from] = range.replace('U+', '').split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });

const covered = new Map<Alphabet, Range[]>();
const stated = JSON.parse(readFileSync(resolve(`${family}/unicode.json`), 'utf8')) as Record<Alphabet, string>;
for (const alphabet of alphabets) covered.set(alphabet, rangesOf(stated[alphabet]));

const found = new Map<number, Alphabet>();
const alphabetOf = (point: number): Alphabet => {
  let alphabet = found.get(point);
  if (alphabet === undefined) {
    alphabet =
      alphabets.find((each) => covered.get(each)?.some(([from, to]) => point >= from && point <= to)) ?? 'latin';
    found.set(point, alphabet);
  }
  return alphabet;
};

export interface Weight {
  bold?: boolean;
  italic?: boolean;
}

/** A text in pieces that one file of a face can show. */
export const inFaces = (text: string, { bold = false, italic = false }: Weight): { text: string; face: string }[] => {
  const style = `${bold ? 700 : 400}-${italic ? 'italic' : 'normal'}`;
  const pieces: { text: string; face: string }[] = [];
  for (const char of printable(text)) {
    const face = `${alphabetOf(char.codePointAt(0) ?? 0)}-${style}`;
    const last = pieces.at(-1);
    if (last && (last.face === face || char === ' ' || char === '\u00A0')) last.text += char;
    else pieces.push({ text: char, face });
  }
  return pieces;
};

/** The face has no narrow no-break space and no other hyphens; a break is never looked for at what stands in for them. */
const printable = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll('\u202F', '\u2009')
    .replaceAll(/[\u2010\u2011]/g, '-')
    .replaceAll(/[\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\p{Cc}]/gu, '');

const read = new Map<string, Buffer<ArrayBuffer>>();

/** The bytes of a face; read once. */
export const bytesOf = (face: string): Buffer<ArrayBuffer> => {
  const bytes = read.get(face) ?? plainFont(readFileSync(resolve(`${family}/files/source-sans-3-${face}.woff`)));
  read.set(face, bytes);
  return bytes;
};
