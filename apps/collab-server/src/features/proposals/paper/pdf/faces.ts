import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { plainFont } from './sfnt.ts';

const { resolve } = createRequire(import.meta.url);
/** What texts and what headings are set in. */
const families = { sans: 'source-sans-3', serif: 'source-serif-4' };
type Family = keyof typeof families;

/** The files that a face comes in, each for some of the alphabets; what none has is shown as latin has it: an empty box. */
const alphabets = ['latin', 'latin-ext', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese'] as const;
type Alphabet = (typeof alphabets)[number];

type Range = readonly [from: number, to: number];

const rangesOf = (text: string): Range[] =>
  text.split(',').map((range) => {
    const [from = '', to = from] = range.replace('U+', '').split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });

/** What each family has, in this order. Headings in an alphabet that theirs lacks are set as texts are. */
const stated = (family: Family): [Alphabet, Range[]][] => {
  const ranges = JSON.parse(readFileSync(resolve(`@fontsource/${families[family]}/unicode.json`), 'utf8')) as Partial<
    Record<Alphabet, string>
  >;
  return alphabets.flatMap((alphabet) => (ranges[alphabet] ? [[alphabet, rangesOf(ranges[alphabet])]] : []));
};
const covered: Record<Family, [Alphabet, Range[]][]> = { sans: stated('sans'), serif: stated('serif') };

const having = (family: Family, point: number): Alphabet | undefined =>
  covered[family].find(([, ranges]) => ranges.some(([from, to]) => point >= from && point <= to))?.[0];

const found = new Map<string, string>();
/** The family and the alphabet whose file shows a letter. */
const fileOf = (wanted: Family, point: number): string => {
  const key = `${wanted} ${point}`;
  const known = found.get(key);
  if (known !== undefined) return known;
  const own = having(wanted, point);
  const file = own ? `${families[wanted]}-${own}` : `${families.sans}-${having('sans', point) ?? 'latin'}`;
  found.set(key, file);
  return file;
};

export interface Weight {
  bold?: boolean;
  italic?: boolean;
  /** Of a heading. */
  serif?: boolean;
}

/** A text in pieces that one file of a face can show. */
export const inFaces = (text: string, weight: Weight): { text: string; face: string }[] => {
  const family = weight.serif ? 'serif' : 'sans';
  const style = `${weight.bold ? 700 : 400}-${weight.italic ? 'italic' : 'normal'}`;
  const pieces: { text: string; face: string }[] = [];
  for (const char of printable(text)) {
    const face = `${fileOf(family, char.codePointAt(0) ?? 0)}-${style}`;
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
  const family = face.startsWith(families.serif) ? families.serif : families.sans;
  const bytes = read.get(face) ?? plainFont(readFileSync(resolve(`@fontsource/${family}/files/${face}.woff`)));
  read.set(face, bytes);
  return bytes;
};
