import type { Field } from '@baton/schema/fields';
import { addresses, contactEmail, emails, phones, type Address, type Email, type Phone } from '@baton/schema/shared';
import type { LifeStatus } from '@baton/schema/shared';
import type { CountryCode } from 'libphonenumber-js/min';

import type { Noticed } from '../findings.ts';
import { readText } from '../values.ts';
import { readField, type OwnValue } from './own-fields.ts';
import { lacksCountry, readPhoneNumber } from './phone-number.ts';
import { readLanguage, readStatus } from './words-of-people.ts';
import type { Written, WrittenPerson } from './written-person.ts';

/** A person as their file wants them; references are names still. */
export interface ReadPerson {
  line: number;
  externalId: string | null;
  name: string | null;
  title: string | null;
  account: string | null;
  website: string | null;
  part: string;
  owner: string | null;
  status: LifeStatus | null;
  language: string | null;
  contactHours: string | null;
  emails: Email[];
  phones: Phone[];
  addresses: Address[];
  /** By the field's id. */
  own: ReadonlyMap<string, OwnValue>;
  /** What could not be read, by the field that it was to be. */
  unread: { field: string; value: string }[];
  wrong: 'wrong-cell-count' | 'name-missing' | null;
}

export interface ReadingPeople {
  file: string;
  /** Of numbers that name none. */
  country: CountryCode;
  currency: string;
  /** The workspace's own fields for contacts. */
  fields: readonly Field[];
  notice: (noticed: Noticed) => void;
}

/** Reads what a file writes of a person, and tells `notice` of all that is not taken as it stands. */
export const readPerson = (written: WrittenPerson, reading: ReadingPeople): ReadPerson => {
  const { line } = written;
  const about = new Noticing(reading, line);
  noticeLeftOut(written, reading, about);
  const numbers = phonesOf(written.phones, reading, about);
  const mails = emailsOf(written.emails, about);
  const name = about.text('name', written.name, 200) ?? assumedName(mails, about);
  const wrong = written.wrong ?? (name === null ? 'name-missing' : null);
  if (wrong !== null) about.notice(wrong, null);
  return {
    line,
    externalId: about.text('externalId', written.externalId, 200),
    name,
    title: about.text('jobTitle', written.jobTitle, 120),
    account: about.text('account', written.account, 200),
    website: about.text('website', written.website, 200),
    part: about.text('part', written.part, 80) ?? '',
    owner: about.text('owner', written.owner, 200),
    status: about.read('status', written.status, readStatus),
    language: about.read('language', written.language, readLanguage),
    contactHours: about.text('contactHours', written.contactHours, 200),
    emails: about.few('email', mails),
    phones: about.few('phone', numbers),
    addresses: about.few('address', addressesOf(written.addresses, about)),
    own: ownOf(written.custom, reading, about),
    unread: about.unread,
    wrong,
  };
};

const noticeLeftOut = ({ strange, leftOut }: WrittenPerson, { notice, file }: ReadingPeople, about: Noticing): void => {
  for (const { line, text } of strange) notice({ kind: 'strange-line', file, value: text.trim().slice(0, 60), line });
  for (const field of leftOut) about.notice('column-left-out', field);
};

const assumedName = ([first]: readonly Email[], about: Noticing): string | null => {
  if (!first) return null;
  about.notice('name-assumed', 'name', first.address);
  return first.address;
};

/** How many e-mails, numbers and addresses a contact holds. */
const most = 10;

/** Tells what is odd about one person. */
class Noticing {
  readonly unread: { field: string; value: string }[] = [];
  readonly #reading: ReadingPeople;
  readonly #line: number;

  constructor(reading: ReadingPeople, line: number) {
    this.#reading = reading;
    this.#line = line;
  }

  notice(kind: Noticed['kind'], field: string | null, value: string | null = null): void {
    this.#reading.notice({ kind, file: this.#reading.file, field, value, line: this.#line });
  }

  /** What was written cannot be read as this field. */
  cannotRead(field: string, text: string): null {
    const value = text.trim().slice(0, 60);
    this.unread.push({ field, value });
    this.notice('unreadable-value', field, value);
    return null;
  }

  text(field: string, written: string, longest: number): string | null {
    const whole = readText(written, 100_000);
    const text = readText(written, longest);
    if (whole !== text) this.notice('too-long', field, text?.slice(0, 60));
    return text;
  }

  read<T>(field: string, written: string, reader: (text: string) => T | null): T | null {
    if (written.trim() === '') return null;
    return reader(written.trim()) ?? this.cannotRead(field, written);
  }

  few<T>(field: string, all: readonly T[]): T[] {
    if (all.length > most) this.notice('too-many', field);
    return all.slice(0, most);
  }
}

const labelOf = (label: string): string => readText(label, 40) ?? '';

const emailsOf = (written: readonly Written[], about: Noticing): Email[] => {
  const found = new Map<string, Email>();
  for (const { label, text } of written) {
    const address = contactEmail.safeParse(text.replace(/^.*<(.+)>$/, '$1'));
    if (!address.success) about.cannotRead('email', text);
    else if (!found.has(address.data)) found.set(address.data, { label: labelOf(label), address: address.data });
  }
  return emails.element.array().parse([...found.values()]);
};

const phonesOf = (written: readonly Written[], { country }: ReadingPeople, about: Noticing): Phone[] => {
  const found = new Map<string, Phone>();
  for (const { label, text } of written) {
    const read = readPhoneNumber(text, country);
    if (lacksCountry(text)) about.notice('country-assumed', 'phone');
    if (read === null) {
      about.cannotRead('phone', text);
      continue;
    }
    const extension = read.extension === null ? '' : `ext. ${read.extension}`;
    const named = labelOf([label, extension].filter(Boolean).join(' '));
    if (!found.has(read.number)) found.set(read.number, { label: named, number: read.number });
  }
  return phones.element.array().parse([...found.values()]);
};

const addressesOf = (written: readonly Address[], about: Noticing): Address[] =>
  addresses.element.array().parse(
    written
      .map(({ use, ...parts }) => ({
        use,
        ...Object.fromEntries(Object.entries(parts).map(([part, text]) => [part, about.text(part, text, 200) ?? ''])),
      }))
      .filter((address) =>
        Object.keys(address).some((part) => part !== 'use' && (address[part as 'use'] as string) !== ''),
      ),
  );

const ownOf = (
  written: WrittenPerson['custom'],
  { fields, currency }: ReadingPeople,
  about: Noticing,
): Map<string, OwnValue> => {
  const own = new Map<string, OwnValue>();
  for (const [id, text] of written) {
    const field = fields.find((each) => each.id === id);
    if (!field || text.trim() === '') continue;
    const value = readField(field, text, currency);
    if (value === null) about.cannotRead(field.name, text);
    else own.set(id, value);
  }
  return own;
};
