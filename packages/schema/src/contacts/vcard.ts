import type { Contact } from './contact.ts';

export type VcardVersion = '3.0' | '4.0';

/** People as an address book takes them in; 3.0 is what older ones read. */
export const vcardsOf = (contacts: readonly Contact[], version: VcardVersion = '4.0'): string =>
  contacts.map((contact) => vcardOf(contact, version)).join('');

const vcardOf = (contact: Contact, version: VcardVersion): string => {
  const [first = '', ...rest] = contact.name.split(' ');
  const family = rest.join(' ');
  const [place] = contact.accounts;
  const lines = [
    'BEGIN:VCARD',
    `VERSION:${version}`,
    version === '4.0' ? `UID:urn:uuid:${contact.id}` : `UID:${contact.id}`,
    `FN:${escaped(contact.name)}`,
    `N:${escaped(family)};${escaped(first)};;;`,
    ...(place ? [`ORG:${escaped(place.accountName)}`] : []),
    ...(place && place.part !== '' ? [`ROLE:${escaped(place.part)}`] : []),
    ...(contact.title === null ? [] : [`TITLE:${escaped(contact.title)}`]),
    ...reached(
      'EMAIL',
      contact.emails.map(({ label, address }) => ({ label, value: `:${escaped(address)}` })),
    ),
    ...reached(
      'TEL',
      contact.phones.map(({ label, number }) => ({
        label,
        value: version === '4.0' ? `;VALUE=uri:tel:${number}` : `:${number}`,
      })),
    ),
    ...contact.addresses.map(
      ({ street, city, region, postalCode, country }) =>
        `ADR:;;${[street, city, region, postalCode, country].map(escaped).join(';')}`,
    ),
    ...(contact.language !== null && version === '4.0' ? [`LANG:${contact.language}`] : []),
    `REV:${contact.changedAt.replaceAll(/[-:]|\.\d+/g, '')}`,
    'END:VCARD',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
};

/** Labels that every address book knows, as the types they are called there. */
const types: Record<string, string | undefined> = {
  work: 'work',
  home: 'home',
  cell: 'cell',
  mobile: 'cell',
  fax: 'fax',
  pager: 'pager',
};

/**
 * Ways to reach somebody, each with its label: as a type where it is one, otherwise, beside the type that it resembles,
 * as a label of the writer's own in a group, which is how address books have always exchanged them.
 */
const reached = (name: 'EMAIL' | 'TEL', ways: readonly { label: string; value: string }[]): string[] =>
  ways.flatMap(({ label, value }, at) => {
    const type = types[label.toLowerCase()];
    const typed = type === undefined ? value : `;TYPE=${type}${value}`;
    if (label === '' || label === type) return [`${name}${typed}`];
    const group = `${name.toLowerCase()}${at + 1}`;
    return [`${group}.${name}${typed}`, `${group}.X-ABLabel:${escaped(label)}`];
  });

const escaped = (text: string): string =>
  text.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll(/\r?\n/g, String.raw`\n`);

const longestLine = 75;

/** Lines of more than 75 bytes go on after a blank; a letter is never cut in two. */
const folded = (line: string): string => {
  const parts: string[] = [];
  let part = '';
  let size = 0;
  for (const letter of line) {
    const bytes = new TextEncoder().encode(letter).length;
    if (size + bytes > longestLine) {
      parts.push(part);
      part = ' ';
      size = 1;
    }
    part += letter;
    size += bytes;
  }
  return [...parts, part].join('\r\n');
};
