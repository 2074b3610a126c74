import { randomBytes } from 'node:crypto';

let lastMs = 0;
let counter = 0;

/** A new UUIDv7. Those made by one process sort in the order they were made, also within a millisecond. */
export const newId = (): string => {
  const bytes = randomBytes(16);
  const now = Date.now();
  if (now > lastMs) [lastMs, counter] = [now, bytes.readUInt16BE(6) & 0x07ff];
  else counter += 1;
  // Twelve bits of counter; when they are used up the time is borrowed from the next millisecond.
  if (counter > 0x0fff) [lastMs, counter] = [lastMs + 1, 0];
  bytes.writeUIntBE(lastMs, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};
