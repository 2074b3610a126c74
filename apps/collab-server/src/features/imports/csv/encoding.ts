export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * Finds out how a file is written by reading all of it, chunk by chunk: a byte order mark, the zero bytes of UTF-16, valid
 * UTF-8, otherwise windows-1252, in which every spreadsheet of the west exports. The end of a file may differ from its
 * beginning, so a sample is not enough.
 */
export const detectEncoding = async (chunks: AsyncIterable<Uint8Array>): Promise<Encoding> => {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  try {
    for await (const chunk of chunks) {
      const told = first ? byMarkOrZeros(chunk) : null;
      if (told) return told;
      first = false;
      strict.decode(chunk, { stream: true });
    }
    strict.decode();
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
};

const byMarkOrZeros = (chunk: Uint8Array): Encoding | null => {
  const mark = Buffer.from(chunk.subarray(0, 3)).toString('hex');
  if (mark === 'efbbbf') return 'utf-8';
  if (mark.startsWith('fffe')) return 'utf-16le';
  if (mark.startsWith('feff')) return 'utf-16be';
  const sample = chunk.subarray(0, 400);
  if (sample.length < 8) return null;
  // Western text in UTF-16 has a zero in nearly every second byte, and nearly none in the others.
  const zeros = (parity: number) => sample.filter((byte, i) => byte === 0 && i % 2 === parity).length / sample.length;
  const [even, odd] = [zeros(0), zeros(1)];
  if (odd > 0.2 && even < 0.05) return 'utf-16le';
  return even > 0.2 && odd < 0.05 ? 'utf-16be' : null;
};

/** A byte that cannot be text in this encoding, and on which line of the file. */
export class Undecodable extends Error {
  readonly line: number;
  constructor(line: number) {
    super(`not readable as text on line ${line}`);
    this.line = line;
  }
}

/** The text of a file, without its byte order mark. Throws `Undecodable` at a byte that is no text. */
export const decodedText = async function* (
  chunks: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let lines = 1;
  for await (const chunk of chunks) {
    const text = decodedOr(lines, () => decoder.decode(chunk, { stream: true }));
    lines += text.split('\n').length - 1;
    const zero = text.indexOf('\0');
    if (zero >= 0) throw new Undecodable(lines - (text.slice(zero).split('\n').length - 1));
    if (text !== '') yield text;
  }
  const rest = decodedOr(lines, () => decoder.decode());
  if (rest !== '') yield rest;
};

const decodedOr = (line: number, decode: () => string): string => {
  try {
    return decode();
  } catch {
    throw new Undecodable(line);
  }
};
