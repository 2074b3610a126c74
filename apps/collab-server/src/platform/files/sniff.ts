import { fileTypeFromBuffer } from 'file-type';

/**
 * What a file is, from its first bytes; its name and what the sender calls it count for nothing. Text is told from bytes,
 * and text that a browser could run from other text.
 */
export const sniff = async (head: Uint8Array): Promise<string> => {
  // A file cut off inside its own header makes the library throw: then it is not known.
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  if (found && !isMarkup(found.mime)) return found.mime;
  const text = textIn(head);
  return text === null ? (found?.mime ?? 'application/octet-stream') : textType(text);
};

const isMarkup = (type: string) => /xml|html/.test(type);

/** The beginning as text, or null when it is none. A character cut in two at the end is no fault. */
const textIn = (head: Uint8Array): string | null => {
  if (head.length === 0) return '';
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return bytesOfNoText.test(text) ? null : text;
  } catch {
    return null;
  }
};

// oxlint-disable-next-line no-control-regex -- these are what is looked for
const bytesOfNoText = /[\x00-\x08\x0e-\x1a\x1c-\x1f]/;

const textType = (text: string): string => {
  const start = text.replace(/^\uFEFF/, '').trimStart();
  if (/<svg[\s>]/i.test(start.slice(0, 4_096))) return 'image/svg+xml';
  if (/^<\?xml/i.test(start)) return 'application/xml';
  if (/^<!doctype html|<(html|head|body|script|iframe|object|embed|style)[\s>/]/i.test(start)) return 'text/html';
  return /^[\w-]+:[^\n]*\r?\n([\w-]+:|[ \t])/.test(start) &&
    /^(from|received|return-path|subject|date|to|message-id|mime-version|delivered-to):/im.test(start)
    ? 'message/rfc822'
    : 'text/plain';
};
