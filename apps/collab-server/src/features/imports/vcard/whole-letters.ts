const lf = 0x0a;
const cr = 0x0d;
/** No fold with the letter around it takes more bytes; so many wait for the next chunk. */
const longestFold = 16;

/**
 * Bytes of cards whose lines were folded after so many bytes, as the standard has it, and hence now and then in the middle
 * of a letter. Each such letter goes before its fold, so that the file can be read as text; lines stay where they are.
 */
export const wholeLetters = async function* (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array = new Uint8Array();
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([held, chunk]);
    mend(bytes);
    const ready = Math.max(0, bytes.length - longestFold);
    if (ready > 0) yield bytes.subarray(0, ready);
    held = bytes.subarray(ready);
  }
  if (held.length > 0) yield held;
};

const mend = (bytes: Uint8Array): void => {
  for (let at = bytes.indexOf(lf); at >= 0; at = bytes.indexOf(lf, at + 1)) {
    const fold = foldAround(bytes, at);
    if (fold === null) continue;
    const missing = missingBefore(bytes, fold.start);
    const rest = Uint8Array.from(bytes.subarray(fold.end, fold.end + missing));
    if (missing === 0 || rest.length < missing || !rest.every(isInside)) continue;
    bytes.copyWithin(fold.start + missing, fold.start, fold.end);
    bytes.set(rest, fold.start);
    at += missing;
  }
};

/** A break with a blank after it, or the soft break of quoted-printable with its `=`; null where a line ends for good. */
const foldAround = (bytes: Uint8Array, at: number): { start: number; end: number } | null => {
  const line = bytes[at - 1] === cr ? at - 1 : at;
  const soft = bytes[line - 1] === 0x3d;
  const blank = bytes[at + 1] === 0x20 || bytes[at + 1] === 0x09;
  if (!soft && !blank) return null;
  return { start: soft ? line - 1 : line, end: blank ? at + 2 : at + 1 };
};

const isInside = (byte: number): boolean => (byte & 0xc0) === 0x80;

/** How many bytes the letter before still wants in UTF-8. */
const missingBefore = (bytes: Uint8Array, end: number): number => {
  for (let back = 1; back <= 3; back += 1) {
    const byte = bytes[end - back] ?? 0;
    if (!isInside(byte)) return Math.max(0, lengthOf(byte) - back);
  }
  return 0;
};

const lengthOf = (first: number): number => {
  if (first < 0xc0) return 0;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
};
