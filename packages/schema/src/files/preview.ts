/** How a file may be looked at without leaving Baton. */
export type PreviewKind = 'picture' | 'document' | 'video' | 'audio' | 'text';

const kinds: Readonly<Record<string, PreviewKind>> = {
  'image/png': 'picture',
  'image/jpeg': 'picture',
  'image/gif': 'picture',
  'image/webp': 'picture',
  'image/avif': 'picture',
  'image/bmp': 'picture',
  'application/pdf': 'document',
  'video/mp4': 'video',
  'video/webm': 'video',
  'audio/mpeg': 'audio',
  'audio/ogg': 'audio',
  'audio/wav': 'audio',
  'text/plain': 'text',
};

/**
 * How a file of this sniffed type may be looked at, or null: then it is only given to be saved. The list is closed; what
 * a browser could run or draw from (SVG, HTML, XML, mails) is not on it and must never be.
 */
export const previewOf = (type: string): PreviewKind | null =>
  Object.hasOwn(kinds, type) ? (kinds[type] ?? null) : null;
