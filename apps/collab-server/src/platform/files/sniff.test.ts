import { expect, it } from 'vitest';

import { sniff } from './sniff.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

it.each<[string, string | Buffer, string]>([
  ['a picture', png, 'image/png'],
  ['a picture with a script behind it', Buffer.concat([png, Buffer.from('<script>alert(1)</script>')]), 'image/png'],
  ['a page behind the beginning of a GIF', 'GIF89a/*<script>alert(1)</script>*/=1;', 'image/gif'],
  ['a drawing with a script', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'image/svg+xml'],
  ['a drawing after a declaration', '<?xml version="1.0"?>\n<!-- x -->\n<SVG />', 'image/svg+xml'],
  ['a page', '\n\n<!DOCTYPE html><title>x</title>', 'text/html'],
  ['a page that begins late', 'hello\n<script>alert(1)</script>', 'text/html'],
  ['XML', '<?xml version="1.0"?><a/>', 'application/xml'],
  ['a mail', 'Received: from x\r\n by y\r\nSubject: Hello\r\n\r\n<b>hi</b>', 'message/rfc822'],
  ['a list', 'name,city\nDuval,Lyon\n', 'text/plain'],
  ['text cut within a character', Buffer.from('Fours d’essai').subarray(0, 8), 'text/plain'],
  ['bytes', Buffer.from([0, 1, 2, 250]), 'application/octet-stream'],
  ['a document for print', '%PDF-1.7\n%âãÏÓ', 'application/pdf'],
  ['nothing', '', 'text/plain'],
  ['the beginning of a picture and no more', png.subarray(0, 8), 'application/octet-stream'],
])('%s is told from its bytes', async (_, content, type) => {
  expect(await sniff(Buffer.from(content))).toBe(type);
});
