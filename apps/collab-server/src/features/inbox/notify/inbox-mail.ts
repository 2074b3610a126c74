import type { InboxItem } from '@baton/schema/inbox';
import { partsOf } from '@baton/schema/rich-text';
import type { Language } from '@baton/schema/workspaces';

import type { Mail } from '#platform/mail/mail.ts';

import { mailWords } from './mail-words.ts';
import { placeOf } from './place-of.ts';

export interface InboxMailAbout {
  /** Whom it is for, and what they may read of it. */
  items: readonly InboxItem[];
  /** People, teams and records by id, as far as the reader may know them. */
  names: ReadonlyMap<string, string>;
  workspace: string;
  language: Language;
  publicUrl: URL;
}

/** A mail names as many records; whoever has more is better served in the app. */
const mostRecords = 30;
/** So many reasons of one record. */
const mostReasons = 5;

/** What waits for somebody, in their language, each with the way to its place. */
export const inboxMail = (to: string, { items, names, workspace, language, publicUrl }: InboxMailAbout): Mail => {
  const words = mailWords[language];
  const nameOf = (id: string | null) => (id === null ? undefined : names.get(id));
  const entries = items.slice(0, mostRecords).map((item) => ({
    title: oneLine(item.record.name ?? words.kinds[item.record.kind]),
    kind: words.kinds[item.record.kind],
    link: new URL(placeOf(item), publicUrl).href,
    reasons: item.reasons.slice(0, mostReasons).map(({ kind, actorId, text, part }) => ({
      what: words.what[kind](oneLine(nameOf(actorId) ?? words.somebody)),
      said: part ? `${words.parts[part.part]} · ${words.stages[part.stage]}` : oneLine(spoken(text, nameOf), 500),
    })),
  }));
  const [first] = entries;
  const subject =
    entries.length === 1 && first
      ? `${first.reasons[0]?.what ?? ''} · ${first.title}`
      : words.several(items.length, oneLine(workspace, 60));
  const more = items.length - entries.length;
  const inbox = { text: more > 0 ? words.more(more) : words.inbox, link: new URL('/inbox', publicUrl).href };
  const settings = { text: words.settings, link: new URL('/settings/notifications', publicUrl).href };
  const said = { entries, inbox, settings };
  return { to, subject: oneLine(subject, 190), text: asText(said), html: asHtml(said, language), automatic: true };
};

interface Said {
  entries: readonly {
    title: string;
    kind: string;
    link: string;
    reasons: readonly { what: string; said: string }[];
  }[];
  inbox: { text: string; link: string };
  settings: { text: string; link: string };
}

const asText = ({ entries, inbox, settings }: Said): string =>
  [
    ...entries.map(({ title, kind, link, reasons }) =>
      [
        `${title} (${kind})`,
        ...reasons.flatMap(({ what, said }) => [`- ${what}`, ...(said === '' ? [] : [`  > ${said}`])]),
        link,
      ].join('\n'),
    ),
    `${inbox.text}\n${inbox.link}`,
    `-- \n${settings.text}\n${settings.link}`,
  ].join('\n\n') + '\n';

const asHtml = ({ entries, inbox, settings }: Said, language: Language): string =>
  [
    `<!doctype html><html lang="${language}"><body style="font-family:sans-serif;font-size:15px;line-height:1.5">`,
    ...entries.map(
      ({ title, kind, link, reasons }) =>
        `<p><a href="${escaped(link)}"><strong>${escaped(title)}</strong></a> (${escaped(kind)})</p><ul>${reasons
          .map(
            ({ what, said }) =>
              `<li>${escaped(what)}${said === '' ? '' : `<blockquote>${escaped(said)}</blockquote>`}</li>`,
          )
          .join('')}</ul>`,
    ),
    `<p><a href="${escaped(inbox.link)}">${escaped(inbox.text)}</a></p>`,
    `<p><small><a href="${escaped(settings.link)}">${escaped(settings.text)}</a></small></p>`,
    '</body></html>',
  ].join('\n');

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** What stands in a subject or behind a sign is one line and not endless. */
const oneLine = (text: string, most = 120): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
};

/** Plain text whose name tokens are told as far as the reader may know them. */
const spoken = (text: string, nameOf: (id: string) => string | undefined): string =>
  partsOf(text)
    .map((part) => (typeof part === 'string' ? part : `${part.sign === '@' ? '@' : ''}${nameOf(part.id) ?? '—'}`))
    .join('');
