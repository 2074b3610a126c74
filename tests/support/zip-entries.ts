import { inflateRawSync } from 'node:zlib';

const endMark = 0x06_05_4b_50;
const entryMark = 0x02_01_4b_50;

/** The files of a ZIP archive by their names, as its directory at the end lists them. */
export const zipEntries = (bytes: Uint8Array): ReadonlyMap<string, Buffer> => {
  const zip = Buffer.from(bytes);
  const found = new Map<string, Buffer>();
  const end = zip.length - 22;
  if (zip.readUInt32LE(end) !== endMark) throw new Error('This is no archive, or one with a comment');
  let at = zip.readUInt32LE(end + 16);
  while (zip.readUInt32LE(at) === entryMark) {
    const [method, packed] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const held = zip.subarray(from, from + packed);
    found.set(zip.toString('utf8', at + 46, at + 46 + name), method === 0 ? held : inflateRawSync(held));
    at += 46 + name + extra + comment;
  }
  return found;
};
