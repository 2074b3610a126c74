import { ImageRun, type IContext, type IImageOptions, type IXmlableObject } from 'docx';

import { bareJpeg } from '../bare-picture.ts';
import type { DrawnPicture } from '../drawn-size.ts';

/** Pixels in which sizes are given here, in the unit that Word keeps them in. */
const emusPerPixel = 9_525;

/** What turns the pixels upright, mirrored first and then turned clockwise; Word does not read it from the picture. */
const turns: Readonly<Record<number, { flip?: { horizontal?: true; vertical?: true }; rotation?: number }>> = {
  2: { flip: { horizontal: true } },
  3: { rotation: 180 },
  4: { flip: { vertical: true } },
  5: { flip: { vertical: true }, rotation: 90 },
  6: { rotation: 90 },
  7: { flip: { horizontal: true }, rotation: 90 },
  8: { rotation: 270 },
};

/** A picture as Word has it. Without what it says of itself: who reads that would turn it a second time. */
export const wordPicture = ({ type, bytes, orientation, alt, ...upright }: DrawnPicture): ImageRun => {
  const [width, height] = [Math.round(upright.width), Math.round(upright.height)];
  const altText = { name: alt || '–', description: alt };
  const lies = orientation > 4;
  // Word knows the size of what lies, and turns it in its place.
  const transformation = { ...(lies ? { width: height, height: width } : { width, height }), ...turns[orientation] };
  const data = type === 'jpg' ? bareJpeg(bytes, 1) : bytes;
  return lies
    ? new LyingPicture({ type, data, transformation, altText }, height - width)
    : new ImageRun({ type, data, transformation, altText });
};

/** What is turned by a quarter reaches beyond the room of what lies; the line is told so, and keeps clear of it. */
class LyingPicture extends ImageRun {
  private readonly taller: number;

  constructor(options: IImageOptions, taller: number) {
    super(options);
    this.taller = taller;
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    const drawn = super.prepForXml(context);
    const beyond = Math.round((Math.abs(this.taller) / 2) * emusPerPixel);
    const [high, wide] = this.taller > 0 ? [beyond, 0] : [0, beyond];
    return drawn && (reaching(drawn, { t: high, b: high, l: wide, r: wide }) as IXmlableObject);
  }
}

/** The same with this for how far it reaches, which the library has no option for on a picture. */
const reaching = (xml: unknown, extent: object): unknown => {
  if (Array.isArray(xml)) return xml.map((each) => reaching(each, extent));
  if (typeof xml !== 'object' || xml === null) return xml;
  return Object.fromEntries(
    Object.entries(xml).map(([name, value]) => [
      name,
      name === 'wp:effectExtent' ? { _attr: extent } : reaching(value, extent),
    ]),
  );
};
