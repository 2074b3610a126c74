import { assert, property, string } from 'fast-check';
import { expect, it } from 'vitest';

import { safeFileName } from './file-name.ts';

it.each([
  ['Devis Durand 2026.pdf', 'Devis Durand 2026.pdf'],
  ['été – Fours à chariot.docx', 'été – Fours à chariot.docx'],
  ['e\u0301te\u0301.txt', 'été.txt'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\me\\plan.xlsx', 'plan.xlsx'],
  ['folder/', 'folder'],
  ['..', 'file'],
  ['...', 'file'],
  ['', 'file'],
  ['/', 'file'],
  ['.gitignore', '.gitignore'],
  ['a\0b\u0007.png', 'ab.png'],
  ['line\r\nSet-Cookie: x=1.txt', 'line Set-Cookie: x=1.txt'],
  ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
  ['\uFEFFhidden\u200B.txt', 'hidden.txt'],
  ['trailing. . ', 'trailing'],
  ['\uD800broken.txt', '\uFFFDbroken.txt'],
  ['👩‍💻.png', '👩‍💻.png'],
  ['"><img src=x onerror=alert(1)>.png', '"><img src=x onerror=alert(1)>.png'],
])('"%s" is kept as "%s"', (given, kept) => {
  expect(safeFileName(given)).toBe(kept);
});

it('a very long name keeps its ending', () => {
  const name = safeFileName(`${'a'.repeat(3_000)}.pdf`);
  expect([name.length, name.slice(-4)]).toEqual([200, '.pdf']);
});

it('what comes out is safe, and comes out unchanged when it goes in again', () => {
  assert(
    property(string({ unit: 'binary', maxLength: 400 }), (given) => {
      const name = safeFileName(given);
      expect(name).not.toMatch(/[/\\\p{Cc}\u202A-\u202E\u2066-\u2069\u200E\u200F]/u);
      expect(name.isWellFormed()).toBe(true);
      expect(name.length).toBeGreaterThan(0);
      expect(Array.from(name).length).toBeLessThanOrEqual(200);
      expect(['.', '..']).not.toContain(name);
      expect(safeFileName(name)).toBe(name);
    }),
  );
});
