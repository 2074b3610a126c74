// @vitest-environment jsdom
import { expect, test } from 'vitest';

import { readMessage } from './read-message.ts';

const eml = (lines: string[]) => new Blob([lines.join('\r\n')]);

test('a message is read as who wrote what to whom and when', async () => {
  const message = await readMessage(
    eml([
      'From: Marc Durand <marc@durand.example>',
      'To: claire@demo.example',
      'Subject: =?utf-8?Q?Four_=C3=A0_chariot?=',
      'Date: Fri, 20 Nov 2026 09:30:00 +0100',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Before 6:00, please.',
    ]),
  );
  expect(message).toEqual({
    title: 'Four à chariot',
    text: 'Before 6:00, please.',
    from: 'Marc Durand <marc@durand.example>',
    to: 'claire@demo.example',
    at: '2026-11-20T08:30:00.000Z',
  });
});

test('of a message in HTML the words are kept and nothing of what would run', async () => {
  const message = await readMessage(
    eml([
      'From: a@b.example',
      'Subject: x',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<style>p{}</style><p onclick="alert(1)">Hello</p><script>alert(2)</script><img src=x onerror=alert(3)>',
    ]),
  );
  expect(message?.text).toBe('Hello');
});

test('a file that is no message is none', async () => {
  expect(await readMessage(new Blob([new Uint8Array([0, 1, 2, 3])]))).toBeNull();
});
