import { imageSize } from 'image-size';
import { expect, test } from 'vitest';

import { turnedPhoto } from '#tests/turned-photo.ts';

import { barePicture } from './bare-picture.ts';

const place = '48.8566 N 2.3522 E';

/** A segment of a JPEG. */
const segment = (kind: number, words: string): Buffer => {
  const head = Buffer.from([0xff, kind, 0, 0]);
  head.writeUInt16BE(words.length + 2, 2);
  return Buffer.concat([head, Buffer.from(words, 'latin1')]);
};
/** A photo as a telephone keeps it: where it was taken in many places, and a second picture behind the first. */
const fromTelephone = (orientation: number): Buffer => {
  const photo = turnedPhoto(orientation);
  const xmp = segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${place}`);
  const more = [segment(0xe2, `MPF\0${place}`), segment(0xed, place), segment(0xfe, place)];
  return Buffer.concat([photo.subarray(0, 2), xmp, ...more, photo.subarray(2), photo, Buffer.from(place)]);
};

/** A part of a PNG; nobody here reads its checksum. */
const pngPart = (name: string, data: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(name), data, Buffer.alloc(4)]);
};
const png = (...parts: Buffer[]): Buffer =>
  Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngPart('IHDR', Buffer.from([0, 0, 0, 2, 0, 0, 0, 1, 8, 2, 0, 0, 0])),
    ...parts,
    pngPart('IEND', Buffer.alloc(0)),
  ]);

const webpPart = (name: string, data: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(data.length);
  return Buffer.concat([Buffer.from(name), length, data, Buffer.alloc(data.length % 2)]);
};
const webp = (flags: number, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat([webpPart('VP8X', Buffer.from([flags, 0, 0, 0, 1, 0, 0, 0, 0, 0])), ...parts]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(body.length + 4);
  return Buffer.concat([Buffer.from('RIFF'), size, Buffer.from('WEBP'), body]);
};

test.each([1, 3, 6, 8])(
  '[PP30] a photo says where it was taken no more, and is turned as before (Exif %i)',
  (turned) => {
    const bare = Buffer.from(barePicture(fromTelephone(turned)));
    expect(bare.includes(place)).toBe(false);
    expect(imageSize(bare)).toMatchObject({ width: 64, height: 32, type: 'jpg' });
    expect(imageSize(bare).orientation ?? 1).toBe(turned);
    // The pixels are those of the photo, and nothing stands behind them.
    const photo = turnedPhoto(1);
    const pixels = photo.subarray(photo.indexOf(Buffer.from([0xff, 0xda])));
    expect(bare.subarray(-pixels.length).equals(pixels)).toBe(true);
    expect(Buffer.from(barePicture(bare)).equals(bare)).toBe(true);
  },
);

test('[PP30] other pictures say it no more either, and are the same otherwise', () => {
  const words = Buffer.from(place);
  const pixels = pngPart('IDAT', Buffer.from([1, 2, 3]));
  const drawn = png(pngPart('tEXt', words), pixels, pngPart('eXIf', words));
  expect(Buffer.from(barePicture(drawn)).equals(png(pixels))).toBe(true);
  const lossy = webpPart('VP8 ', Buffer.from([9, 9, 9]));
  const web = webp(0x1c, lossy, webpPart('EXIF', words), webpPart('XMP ', words));
  expect(Buffer.from(barePicture(web)).equals(webp(0x10, lossy))).toBe(true);
});

test('[PP30] what is no whole picture stays as it is', () => {
  for (const odd of [
    Buffer.alloc(0),
    Buffer.from('GIF89a'),
    Buffer.from('no picture at all'),
    fromTelephone(6).subarray(0, 9),
  ])
    expect(Buffer.from(barePicture(odd)).equals(odd)).toBe(true);
});
