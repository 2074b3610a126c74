import { inflateSync } from 'node:zlib';

/** Of the file, and of one table in it; the lengths and places are those of WOFF 1.0. */
const header = 44;
const entry = 20;

/**
 * A font of the web as a plain one. The reader of fonts takes WOFF too, but unpacks a table again for every letter, and
 * fails at an empty letter that ends its table: behind each table a few bytes are left.
 */
export const plainFont = (woff: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> => {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF font');
  const many = woff.readUInt16BE(12);
  const tables = Array.from({ length: many }, (_, at) => {
    const from = header + at * entry;
    const [offset, packed, length] = [4, 8, 12].map((field) => woff.readUInt32BE(from + field)) as [
      number,
      number,
      number,
    ];
    const bytes = woff.subarray(offset, offset + packed);
    return {
      tag: woff.subarray(from, from + 4),
      sum: woff.subarray(from + 16, from + 20),
      bytes: packed < length ? inflateSync(bytes) : bytes,
    };
  });
  const directory = Buffer.alloc(12 + many * 16);
  woff.copy(directory, 0, 4, 8);
  const log = Math.floor(Math.log2(many));
  for (const [at, value] of [many, 2 ** log * 16, log, (many - 2 ** log) * 16].entries())
    directory.writeUInt16BE(value, 4 + at * 2);
  const parts = [directory];
  let offset = directory.length;
  for (const [at, { tag, sum, bytes }] of tables.entries()) {
    const to = 12 + at * 16;
    tag.copy(directory, to);
    sum.copy(directory, to + 4);
    directory.writeUInt32BE(offset, to + 8);
    directory.writeUInt32BE(bytes.length, to + 12);
    const space = Buffer.alloc(16 - (bytes.length % 4));
    parts.push(bytes, space);
    offset += bytes.length + space.length;
  }
  return Buffer.concat(parts);
};
