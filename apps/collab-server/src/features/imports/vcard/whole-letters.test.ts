import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { memorySource } from '../file-source.ts';
import { holdsVcards, readVcards } from './read-vcards.ts';
import { wholeLetters } from './whole-letters.ts';

const propertiesOf = async (content: Uint8Array) => {
  const source = memorySource({ 'people.vcf': content });
  const encoding = await holdsVcards(source, 'people.vcf');
  if (encoding === null) throw new Error('No cards');
  const cards = await Array.fromAsync(readVcards(source, { name: 'people.vcf', encoding }));
  const told = cards.flatMap(({ properties }) => properties.map(({ name, value, line }) => [name, value, line]));
  return { encoding, told: told.filter(([name]) => name !== 'VERSION') };
};

/** Folds after every `width` bytes, wherever that is, as some programs do. */
const foldedAt = (line: string, width: number, fold: string): Buffer => {
  const bytes = Buffer.from(line);
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += width) parts.push(bytes.subarray(at, at + width));
  return Buffer.concat(parts.flatMap((part, i) => (i === 0 ? [part] : [Buffer.from(fold), part])));
};

const aCard = (...lines: Uint8Array[]): Buffer =>
  Buffer.concat(
    [Buffer.from('BEGIN:VCARD'), Buffer.from('VERSION:3.0'), ...lines, Buffer.from('END:VCARD\r\n')].flatMap(
      (line, i) => (i === 0 ? [line] : [Buffer.from('\r\n'), line]),
    ),
  );

test('a line folded in the middle of a letter is read as it was written, not as windows-1252', async () => {
  const note = 'NOTE:Éléonore goûte à l’œuvre — 日本 😀 où ça ?';
  for (let width = 8; width < 40; width += 1) {
    const content = aCard(foldedAt(note, width, '\r\n '), Buffer.from('FN:Zoé'));
    const { encoding, told } = await propertiesOf(content);
    expect([encoding, told[0]?.slice(0, 2), told[1]?.slice(0, 2)]).toEqual([
      'utf-8',
      ['NOTE', note.slice('NOTE:'.length)],
      ['FN', 'Zoé'],
    ]);
    // Lines are counted as they stand in the file.
    expect(told[1]?.[2]).toBe(2 + Math.ceil(Buffer.from(note).length / width) + 1);
  }
});

test('a soft break of quoted-printable in the middle of a letter is none of its bytes', async () => {
  const coded = 'NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Caf=C3=\r\n=A9 du Port';
  expect((await propertiesOf(aCard(Buffer.from(coded)))).told[0]?.[1]).toBe('Café du Port');
  // Eight bits are not allowed there and written all the same.
  const head = Buffer.from('NOTE;ENCODING=QUOTED-PRINTABLE:Caf');
  const raw = Buffer.concat([
    head,
    Buffer.from([0xc3]),
    Buffer.from('=\r\n'),
    Buffer.from([0xa9]),
    Buffer.from('s du Port'),
  ]);
  expect((await propertiesOf(aCard(raw))).told[0]?.[1]).toBe('Cafés du Port');
});

test('a file that is windows-1252 stays so', async () => {
  const latin = Buffer.from('NOTE:Caf\u00e9 \u00c3\r\n \u00a9t\u00e9', 'latin1');
  expect(await propertiesOf(aCard(latin))).toMatchObject({
    encoding: 'windows-1252',
    told: [['NOTE', 'Café Ã©té', 3]],
  });
});

test('however the bytes come in pieces, the text is the same', async () => {
  const text = fc.array(fc.constantFrom('é', 'a', '日', '😀', ':', ' '), { minLength: 1, maxLength: 200 });
  await fc.assert(
    fc.asyncProperty(
      text,
      fc.integer({ min: 5, max: 75 }),
      fc.integer({ min: 1, max: 50 }),
      async (letters, width, piece) => {
        const written = `NOTE:${letters.join('')}`;
        const bytes = foldedAt(written, width, '\n\t');
        const pieces = Array.from({ length: Math.ceil(bytes.length / piece) }, (_, i) =>
          bytes.subarray(i * piece, (i + 1) * piece),
        );
        const whole = Buffer.concat(await Array.fromAsync(wholeLetters(inTurn(pieces))));
        const decoded = new TextDecoder('utf-8', { fatal: true }).decode(whole);
        expect(decoded.replaceAll('\n\t', '')).toBe(written);
      },
    ),
  );
});

const inTurn = async function* (pieces: readonly Uint8Array[]) {
  yield* pieces;
};
