import { digest } from 'lib0/hash/sha256';

/**
 * The id that the server knows a mention by, of the note and the id that the mention has in its text: an id in a text may be
 * pasted into another one. The server derives it in the same way, and the tests of both hold the same example.
 */
export const mentionIdOf = (note: string, id: string): string => {
  const bytes = digest(new TextEncoder().encode(JSON.stringify(['mention', note, id]))).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};
