import { PassThrough } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';

import { OutgoingMessage } from '@hocuspocus/server';
import { expect, test } from 'vitest';

import { frameTypes } from './frame.ts';
import { corkForThisTurn, packFrame } from './packed-frame.ts';

const stateless = (length: number): Uint8Array =>
  new OutgoingMessage('board:1').writeStateless('x'.repeat(length)).toUint8Array();

test.each([0, 100, 125, 126, 1_000, 60_000])('a text of %i bytes is framed whole, with its length', (length) => {
  const data = stateless(length);
  const { bytes, key, type } = packFrame(data);
  const short = data.byteLength < 126;
  expect({ key, type }).toEqual({ key: 'board:1', type: frameTypes.stateless });
  expect(bytes?.[0]).toBe(0x82);
  expect(short ? bytes?.[1] : bytes?.readUInt16BE(2)).toBe(data.byteLength);
  expect(bytes?.subarray(short ? 2 : 4)).toEqual(Buffer.from(data));
});

test('what is large is not copied', () => {
  expect(packFrame(stateless(70_000)).bytes).toBeNull();
});

test('the same bytes are framed once, others anew', () => {
  const data = stateless(10);
  const first = packFrame(data).bytes;
  expect(packFrame(data).bytes).toBe(first);
  expect(packFrame(stateless(10)).bytes).not.toBe(first);
});

test('what is written within one turn leaves at its end', async () => {
  const line = new PassThrough();
  corkForThisTurn(line);
  line.write('a');
  corkForThisTurn(line);
  line.write('b');
  expect(line.writableCorked).toBe(1);
  await nextTurn();
  expect(line.writableCorked).toBe(0);
  expect(String(line.read())).toBe('ab');
});
