import type { ByteRange } from '#platform/files/file-storage.port.ts';

/**
 * Nothing in it may run, load or send anything, wherever it is opened; only our own pages may frame it. A browser's own
 * reader of PDF works under this policy, but not in a frame whose element says `sandbox`: the wall is here.
 */
const inert = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "img-src 'self'",
  "media-src 'self'",
  "frame-ancestors 'self'",
  'sandbox',
].join('; ');

/** Of bytes that are given to whoever may have them today: kept by nobody on the way, asked for again each time. */
export const bytesHeaders = ({ type, as, name, tag }: GivenBytes): Headers =>
  new Headers({
    'content-type': type,
    'content-disposition': disposition(as, name),
    'content-security-policy': inert,
    'x-frame-options': 'SAMEORIGIN',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache',
    vary: 'Cookie, Baton-Workspace',
    etag: tag,
  });

interface GivenBytes {
  type: string;
  as: 'inline' | 'attachment';
  name: string;
  tag: string;
}

/** RFC 6266: the name for browsers of today in UTF-8, and one in plain characters for all others. */
export const disposition = (as: 'inline' | 'attachment', name: string): string => {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^ !#$&'()+,\-.0-9;=@A-Z[\]^_`a-z{}~]/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${as}; filename="${plain}"; filename*=UTF-8''${encoded}`;
};

/** Whether the asker holds this very state already. */
export const isHeld = (headers: Headers, tag: string): boolean =>
  (headers.get('if-none-match') ?? '')
    .split(',')
    .some((each) => each.trim().replace(/^W\//, '') === tag || each.trim() === '*');

/**
 * The one range that is asked for (RFC 9110), null for all of it, `beyond` for one that is not there. Several ranges, ones
 * that cannot be read and ones of another state are answered with all of it.
 */
export const rangeOf = (
  headers: Headers,
  { tag, bytes }: { tag: string; bytes: number },
): ByteRange | 'beyond' | null => {
  const stated = headers.get('if-range');
  if (stated !== null && stated !== tag) return null;
  const [first, last] = askedIn(headers);
  if (first === null) return last === null ? null : lastBytes(last, bytes);
  return last !== null && last < first ? null : within(first, last ?? Infinity, bytes);
};

const askedIn = (headers: Headers): [first: number | null, last: number | null] => {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(headers.get('range')?.trim() ?? '') ?? [];
  return [first === '' ? null : Number(first), last === '' ? null : Number(last)];
};

const lastBytes = (many: number, bytes: number): ByteRange | 'beyond' =>
  many === 0 ? 'beyond' : within(Math.max(bytes - many, 0), Infinity, bytes);

const within = (from: number, to: number, bytes: number): ByteRange | 'beyond' =>
  from >= bytes ? 'beyond' : { from, to: Math.min(to, bytes - 1) };
