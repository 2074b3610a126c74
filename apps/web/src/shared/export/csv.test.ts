import { expect, test } from 'vitest';

import { csvOf } from './csv.ts';

test('French and Italian spreadsheets get semicolons and decimal commas, English ones commas', () => {
  expect(csvOf(['a', 'b'], [['x', 1.5]], 'fr')).toBe('\uFEFFa;b\r\nx;1,5\r\n');
  expect(csvOf(['a', 'b'], [['x', 1.5]], 'it-IT')).toBe('\uFEFFa;b\r\nx;1,5\r\n');
  expect(csvOf(['a', 'b'], [['x', 1.5]], 'en')).toBe('\uFEFFa,b\r\nx,1.5\r\n');
});

test('quotes, line ends and separators stay inside their cell', () => {
  expect(csvOf(['a'], [['say "hi"; now,\nplease'], [' x '], [null]], 'en')).toBe(
    '\uFEFFa\r\n"say ""hi""; now,\nplease"\r\n" x "\r\n\r\n',
  );
});

test.each(['=1+1', '+33 4', '-2', '@SUM(A1)', '\t=1', '\r=1'])('%j is text, never a formula', (text) => {
  expect(csvOf(['a'], [[text]], 'en')).toContain(`'${text}`);
});

test('a negative number is a number', () => {
  expect(csvOf(['a'], [[-2]], 'en')).toBe('\uFEFFa\r\n-2\r\n');
});
