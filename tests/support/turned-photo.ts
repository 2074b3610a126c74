import type { drawnPage } from './pdf-tools.ts';

/** A JPEG of 64 by 32: red and green above, blue and yellow below. */
const colours = [
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeX',
  'BkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAg',
  'AEADASIAAhEBAxEB/8QAFwABAQEBAAAAAAAAAAAAAAAAAAYFB//EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAXAQEBAQEAAAAAAAAAAAAAAAAABQ',
  'cG/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMRAD8AxQEt3gAClAS2IgAIIBsjqAAHYwGDqgAD/9k=',
].join('');

/** An Exif segment that says nothing but how the picture is to be turned. */
const exif = (orientation: number): Buffer => {
  const entry = Buffer.alloc(12);
  entry.writeUInt16BE(0x01_12, 0);
  entry.writeUInt16BE(3, 2);
  entry.writeUInt32BE(1, 4);
  entry.writeUInt16BE(orientation, 8);
  const tiff = Buffer.concat([Buffer.from('MM\0*\0\0\0\b\0\x01', 'latin1'), entry, Buffer.alloc(4)]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(tiff.length + 8, 2);
  return Buffer.concat([head, Buffer.from('Exif\0\0', 'latin1'), tiff]);
};

/** The same picture as a telephone writes it that was held otherwise: its pixels as they were, and how to turn them (Exif). */
export const turnedPhoto = (orientation: number): Buffer => {
  const jpeg = Buffer.from(colours, 'base64');
  return Buffer.concat([jpeg.subarray(0, 2), exif(orientation), jpeg.subarray(2)]);
};

const names: Readonly<Record<string, string>> = { '100': 'red', '010': 'green', '001': 'blue', '110': 'yellow' };

const range = (of: readonly number[]): [number, number] => [
  of.reduce((a, b) => Math.min(a, b), Infinity),
  of.reduce((a, b) => Math.max(a, b), -Infinity) + 1,
];
const within = ([from, to]: [number, number], share: number) => Math.round(from + (to - from) * share);

/** Where its picture stands on a page, and its four colours there, from left to right and down. */
export const photoOn = ({ width, height, at }: Awaited<ReturnType<typeof drawnPage>>) => {
  const colour = (x: number, y: number) => {
    const pixel = at(x, y);
    const pure = pixel.every((part) => part < 40 || part > 215);
    return pure ? names[pixel.map((part) => Number(part > 215)).join('')] : undefined;
  };
  const all = Array.from({ length: width * height }, (_, n) => ({ x: n % width, y: Math.floor(n / width) }));
  const drawn = all.filter(({ x, y }) => colour(x, y) !== undefined);
  const [xs, ys] = [drawn.map(({ x }) => x), drawn.map(({ y }) => y)];
  const [[left, right], [top, bottom]] = [range(xs), range(ys)];
  const colours = [0.25, 0.75].flatMap((down) =>
    [0.25, 0.75].map((across) => colour(within([left, right], across), within([top, bottom], down))),
  );
  return { width: right - left, height: bottom - top, colours: colours.join(' ') };
};
