import { imageSize } from 'image-size';

/**
 * Rule PP30. A picture without what a camera or a program wrote into it of where, when and by whom it was taken; how it is to
 * be turned stays. The pixels are the same. What is cut short, or of another kind, stays as it is.
 */
export const barePicture = (bytes: Uint8Array): Uint8Array => {
  try {
    const { type, orientation = 1 } = imageSize(bytes);
    if (type === 'jpg') return bareJpeg(bytes, orientation);
    if (type === 'png') return barePng(bytes);
    return type === 'webp' ? bareWebp(bytes) : bytes;
  } catch {
    return bytes;
  }
};

/** Exif and XMP, what agencies write, remarks. Colours and how they are packed have segments of their own. */
const told = new Set([0xe1, 0xed, 0xfe]);
const [scan, end] = [0xda, 0xd9];

/** The same of a JPEG that is turned like this from now on (Exif, 1 to 8). What telephones hang on behind the picture goes, too. */
export const bareJpeg = (bytes: Uint8Array, orientation: number): Uint8Array => {
  const jpeg = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = [jpeg.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= jpeg.length && jpeg[at] === 0xff && jpeg[at + 1] !== end) {
    const kind = jpeg[at + 1] ?? 0;
    const headEnd = at + 2 + jpeg.readUInt16BE(at + 2);
    const next = kind === scan ? scanEnd(jpeg, headEnd) : headEnd;
    const segment = jpeg.subarray(at, next);
    if (!told.has(kind) && !isListOfPictures(segment)) kept.push(segment);
    at = next;
  }
  // After the segment that says it is a JPEG file, which has to be the first.
  if (orientation !== 1) kept.splice(kept[1]?.[1] === 0xe0 ? 2 : 1, 0, turn(orientation));
  kept.push(jpeg[at + 1] === end ? jpeg.subarray(at, at + 2) : jpeg.subarray(at));
  return Buffer.concat(kept);
};

/** Packed pixels end at the next marker: in them 0xff is followed by nothing but 0, or the number of a restart. */
const scanEnd = (jpeg: Buffer, from: number): number => {
  for (let at = jpeg.indexOf(0xff, from); at !== -1; at = jpeg.indexOf(0xff, at + 1)) {
    const next = jpeg[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return jpeg.length;
};

/** What leads to further pictures behind this one (MPF). */
const isListOfPictures = (segment: Buffer): boolean =>
  segment[1] === 0xe2 && segment.subarray(4, 7).toString('latin1') === 'MPF';

/** An Exif segment that says this alone. */
const turn = (orientation: number): Buffer =>
  Buffer.concat([
    Uint8Array.of(0xff, 0xe1, 0, 34),
    Buffer.from('Exif\0\0II*\0', 'latin1'),
    Uint8Array.of(8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0),
  ]);

const pngTold = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME']);
const pngSignature = 8;

const barePng = (bytes: Uint8Array): Uint8Array => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = [bytes.subarray(0, pngSignature)];
  for (let at = pngSignature; at < bytes.length;) {
    const end = at + 12 + view.getUint32(at);
    if (!pngTold.has(nameAt(bytes, at + 4))) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
};

const webpTold = new Set(['EXIF', 'XMP ']);
const webpHeader = 12;
/** In the flags of a WebP of many parts: it has Exif, it has XMP. */
const webpTells = 0x08 | 0x04;

const bareWebp = (bytes: Uint8Array): Uint8Array => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = [bytes.slice(0, webpHeader)];
  for (let at = webpHeader; at < bytes.length;) {
    const length = view.getUint32(at + 4, true);
    const end = at + 8 + length + (length % 2);
    const name = nameAt(bytes, at);
    const part = bytes.slice(at, end);
    if (name === 'VP8X') part[8] = (part[8] ?? 0) & ~webpTells;
    if (!webpTold.has(name)) kept.push(part);
    at = end;
  }
  const bare = Buffer.concat(kept);
  bare.writeUInt32LE(bare.length - 8, 4);
  return bare;
};

const nameAt = (bytes: Uint8Array, at: number): string => Buffer.from(bytes.subarray(at, at + 4)).toString('latin1');
