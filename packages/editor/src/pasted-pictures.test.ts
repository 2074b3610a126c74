// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { picturesIn } from './pasted-pictures.ts';

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
const fixture = (program: string) =>
  readFileSync(join(import.meta.dirname, `../../../tests/fixtures/clipboard/${program}.html`), 'utf8');

test('bytes that lie in the text are files, in its order and under the names it gives them', () => {
  const { kept, lost } = picturesIn(
    `<p>One <img alt="Floor plan" src="data:image/png;base64,${png}"> two <img src="data:image/jpeg;base64,${png}"></p>`,
  );
  expect(kept.map(({ name, type, size }) => [name, type, size])).toEqual([
    ['Floor plan.png', 'image/png', 70],
    ['image.jpeg', 'image/jpeg', 70],
  ]);
  expect(lost).toBe(0);
});

test('what only names a place elsewhere is counted, and nothing of it is read', () => {
  const html =
    '<img src="file:///C:/clip_image001.png"><img src="https://a.example/b.png"><img src="data:image/svg+xml;base64,PHN2Zy8+"><img src="data:image/png;base64,!">';
  expect(picturesIn(html)).toEqual({ kept: [], lost: 4 });
});

test('check boxes, dots that count readers, and our own pictures are none', () => {
  expect(
    picturesIn(`<img aria-roledescription="checkbox" src="data:image/png;base64,${png}">
      <img width="1" height="1" src="https://a.example/seen"><figure data-node="image"><img src="/x"></figure>`),
  ).toEqual({ kept: [], lost: 0 });
});

test('Word names its pictures by files of its own', () => {
  expect(picturesIn(fixture('word'))).toEqual({ kept: [], lost: 1 });
  expect(picturesIn(fixture('google-docs'))).toEqual({ kept: [], lost: 0 });
});
