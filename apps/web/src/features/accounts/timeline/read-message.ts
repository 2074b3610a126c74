/** What of a message file is kept: words, never its markup. */
export interface DroppedMessage {
  title: string;
  text: string;
  from: string | null;
  to: string | null;
  at: string | null;
}

/** Message files are read up to this size. */
const largest = 25 * 1024 * 1024;
const longest = { title: 300, text: 20_000, from: 320, to: 2_000 };

/** Reads an `.eml` file; null when it is none. The parser is fetched when the first message is dropped. */
export const readMessage = async (file: Blob): Promise<DroppedMessage | null> => {
  if (file.size > largest) return null;
  const { default: PostalMime } = await import('postal-mime');
  const message = await PostalMime.parse(file).catch(() => null);
  if (message === null || (message.from === undefined && message.subject === undefined)) return null;
  return {
    title: (message.subject ?? '').trim().slice(0, longest.title),
    text: wordsOf(message).slice(0, longest.text),
    from: written(message.from)?.slice(0, longest.from) ?? null,
    to: writtenAll(message.to)?.slice(0, longest.to) ?? null,
    at: instantOf(message.date),
  };
};

const wordsOf = ({ text = '', html = '' }: { text?: string; html?: string }): string => text.trim() || textOfHtml(html);

const instantOf = (date: string | undefined): string | null => {
  const at = Date.parse(date ?? '');
  return Number.isNaN(at) ? null : new Date(at).toISOString();
};

const writtenAll = (all: readonly Mailbox[] = []): string | null => all.map(written).filter(Boolean).join(', ') || null;

interface Mailbox {
  name?: string;
  address?: string | undefined;
}

const written = (of: Mailbox | undefined): string | null => {
  if (of?.address === undefined) return of?.name ?? null;
  return of.name ? `${of.name} <${of.address}>` : of.address;
};

/** The words of a page; parsed without being shown, so nothing in it runs or loads. */
const textOfHtml = (html: string): string => {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const part of page.querySelectorAll('script, style, head')) part.remove();
  for (const end of page.querySelectorAll('br, p, div, li, tr')) end.append('\n');
  return (page.body.textContent ?? '').replaceAll(/\n\s*\n\s*\n+/g, '\n\n').trim();
};
