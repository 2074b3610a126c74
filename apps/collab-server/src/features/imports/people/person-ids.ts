import { domainOf } from '@baton/schema/shared';

import { foldName } from '../columns.ts';
import type { ReadPerson } from './read-person.ts';

/** Somebody met in the files, held against those who came before. */
export interface Met {
  externalId: string;
  /** This id was there before: the line cannot be told from the other one. */
  twice: boolean;
  /** The e-mail or number that somebody before has too, and whether they are called the same. */
  again: { field: 'email' | 'phone'; value: string; sameName: boolean } | null;
}

/** Ids of the people of all files, in the order of the files: the same in the dry run, the import and after a crash. */
export class PersonIds {
  readonly #ids = new Set<string>();
  /** Folded name by e-mail, the first who has it. */
  readonly #emails = new Map<string, string>();
  readonly #phones = new Set<string>();

  meet(person: ReadPerson): Met {
    const again = this.#again(person);
    const externalId = person.externalId ?? this.#idFor(person);
    const twice = this.#ids.has(externalId);
    this.#ids.add(externalId);
    for (const { address } of person.emails)
      if (!this.#emails.has(address)) this.#emails.set(address, foldName(person.name ?? ''));
    for (const key of phoneKeys(person)) this.#phones.add(key);
    return { externalId, twice, again };
  }

  #again(person: ReadPerson): Met['again'] {
    const name = foldName(person.name ?? '');
    const shared = person.emails.filter(({ address }) => this.#emails.has(address));
    const same = shared.find(({ address }) => this.#emails.get(address) === name) ?? shared[0];
    if (same) return { field: 'email', value: same.address, sameName: this.#emails.get(same.address) === name };
    const number = person.phones.find((_, i) => this.#phones.has(phoneKeys(person)[i] ?? ''))?.number;
    return number === undefined ? null : { field: 'phone', value: number, sameName: true };
  }

  /** Where the file gives no id: the e-mail, with the name where several people share it; then number, then company. */
  #idFor(person: ReadPerson): string {
    const name = foldName(person.name ?? '');
    const [email] = person.emails;
    if (!email)
      return person.phones[0] ? (phoneKeys(person)[0] ?? name) : [name, person.account ?? ''].join(' @ ').slice(0, 400);
    const first = this.#emails.get(email.address);
    return first === undefined || first === name ? email.address : `${email.address} ${name}`;
  }
}

/** An office's number is that of many people, so only together with the name it tells who somebody is. */
const phoneKeys = ({ name, phones }: Pick<ReadPerson, 'name' | 'phones'>): string[] =>
  phones.map(({ number }) => `${number} ${foldName(name ?? '')}`);

/** By what somebody may be found in the workspace: each of their e-mails, and each number with their name. */
export const keysOf = (person: ReadPerson): { field: 'email' | 'phone'; value: string; key: string }[] => [
  ...person.emails.map(({ address }) => ({ field: 'email' as const, value: address, key: address })),
  ...person.phones.map(({ number }, i) => ({
    field: 'phone' as const,
    value: number,
    key: phoneKeys(person)[i] ?? '',
  })),
];

/** The domain of where somebody works: of the company's web address, otherwise of their e-mail. */
export const companyDomain = ({ website, emails }: ReadPerson): string | null =>
  [website ?? '', ...emails.map(({ address }) => address)].map(domainOf).find((domain) => domain !== null) ?? null;
