import type { Duplex } from 'node:stream';

import { readServerFrame } from './frame.ts';

/** A frame of ours with what it is about, read once for however many receivers. */
export interface PackedFrame {
  key: string;
  type: number;
  subtype: number;
  /** As it goes over the line, header and all; null for what is too large to be worth a copy. */
  bytes: Buffer | null;
}

/** Binary, whole, unmasked: the first byte of every frame that a server sends. */
const binaryWhole = 0x82;
const longestPacked = 0xffff;

let last: { data: Uint8Array; packed: PackedFrame } | null = null;

/** Hocuspocus hands the same bytes to everybody in turn, so the last answer is kept. */
export const packFrame = (data: Uint8Array): PackedFrame => {
  if (last?.data !== data) last = { data, packed: { ...readServerFrame(data), bytes: framed(data) } };
  return last.packed;
};

const framed = (data: Uint8Array): Buffer | null => {
  const size = data.byteLength;
  if (size > longestPacked) return null;
  const short = size < 126;
  const frame = Buffer.allocUnsafe(size + (short ? 2 : 4));
  frame[0] = binaryWhole;
  frame[1] = short ? size : 126;
  if (!short) frame.writeUInt16BE(size, 2);
  frame.set(data, short ? 2 : 4);
  return frame;
};

const corked = new Set<Duplex>();

/** Holds back what is written until the end of this turn of the event loop, so that it leaves in one piece. */
export const corkForThisTurn = (line: Duplex): void => {
  if (corked.has(line)) return;
  if (corked.size === 0) setImmediate(uncorkAll);
  corked.add(line);
  line.cork();
};

const uncorkAll = (): void => {
  const lines = [...corked];
  corked.clear();
  for (const line of lines) line.uncork();
};
