import type { PlainNode } from '@baton/schema/rich-text';
import { imageSize } from 'image-size';

import type { PictureBytes } from './picture-bytes.ts';

/** A picture that a paper can hold. Sizes are in the unit of the space that it was given. */
export interface DrawnPicture {
  bytes: Uint8Array;
  type: 'png' | 'jpg';
  alt: string;
  width: number;
  height: number;
  /** How the pixels are to be turned to stand upright, as a camera says it (Exif, 1 to 8); the size is that of the upright one. */
  orientation: number;
}

interface Space {
  width: number;
  height: number;
  /** How many of the unit a pixel of the text's editor is. */
  perPixel: number;
}

/** What papers can hold; other pictures are named by their descriptions. */
const types = new Set(['png', 'jpg']);

/** A picture as wide as the text says, or as it is, and never larger than its space; null for one that a paper cannot hold. */
export const drawnPicture = (pictures: PictureBytes, { attrs = {} }: PlainNode, space: Space): DrawnPicture | null => {
  const bytes = typeof attrs['picture'] === 'string' ? pictures.get(attrs['picture']) : undefined;
  const size = bytes && sizeOf(bytes);
  if (!bytes || !size) return null;
  const wanted = (Number(attrs['width']) > 0 ? Number(attrs['width']) : size.width) * space.perPixel;
  const width = Math.min(wanted, space.width, (space.height * size.width) / size.height);
  const { type, orientation } = size;
  return { bytes, type, orientation, alt: altOf(attrs), width, height: (width * size.height) / size.width };
};

export const altOf = (attrs: PlainNode['attrs']): string => {
  const alt = attrs?.['alt'];
  return typeof alt === 'string' ? alt : '';
};

/** A file that says it is a picture may be none. */
const sizeOf = (bytes: Uint8Array): Pick<DrawnPicture, 'width' | 'height' | 'type' | 'orientation'> | null => {
  try {
    const { width, height, type = '', orientation = 1 } = imageSize(bytes);
    if (!types.has(type) || width < 1 || height < 1) return null;
    const upright = orientation < 5 ? { width, height } : { width: height, height: width };
    return { ...upright, type: type as DrawnPicture['type'], orientation };
  } catch {
    return null;
  }
};
