import { withoutHandlers } from './clean-paste.ts';

export interface PastedPictures {
  /** Those whose bytes lie in what was pasted, in the order of the text. */
  kept: readonly File[];
  /** How many only name a place that nobody here can read, such as a file of the other program. */
  lost: number;
}

/** Smaller ones count who reads a page, or fill a space. */
const leastPixels = 3;

/** The pictures of a text that another program laid on the clipboard; cleaning leaves them out of the text itself. */
export const picturesIn = (html: string): PastedPictures => {
  if (!/<img\b/i.test(html)) return { kept: [], lost: 0 };
  const page = new DOMParser().parseFromString(withoutHandlers(html), 'text/html');
  const pictures = [...page.querySelectorAll('img')].filter(isPicture);
  const kept = pictures.flatMap((picture) => fileOf(picture) ?? []);
  return { kept, lost: pictures.length - kept.length };
};

/** Google Docs writes its check boxes as pictures; ours come back by their own names. */
const isPicture = (picture: HTMLImageElement): boolean =>
  picture.getAttribute('aria-roledescription') !== 'checkbox' &&
  picture.closest('[data-node]') === null &&
  ['width', 'height'].every((side) => Number.parseFloat(picture.getAttribute(side) ?? '100') >= leastPixels);

const written = /^data:image\/(png|jpeg|gif|webp);base64,([a-z0-9+/=\s]+)$/i;

/** What draws with commands, as SVG does, is no picture to us. */
const fileOf = (picture: HTMLImageElement): File | null => {
  const [, type = '', bytes = ''] = written.exec(picture.getAttribute('src') ?? '') ?? [];
  if (type === '') return null;
  try {
    const letters = atob(bytes);
    const content = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const name = picture.getAttribute('alt')?.trim().slice(0, 100) || 'image';
    return new File([content], `${name}.${type.toLowerCase()}`, { type: `image/${type.toLowerCase()}` });
  } catch {
    return null;
  }
};
