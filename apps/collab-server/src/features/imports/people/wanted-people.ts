import { ownFieldPrefix, ownPersonPrefix } from '#platform/imports/importer.port.ts';

import { referenceTo, type Wanted, type Wanting } from '../wanting.ts';
import { companyDomain, keysOf, PersonIds, type Met } from './person-ids.ts';
import { readPeople } from './read-people.ts';
import type { ReadPerson } from './read-person.ts';

/** The people of all files. */
export const wantedPeople = async function* (wanting: Wanting): AsyncGenerator<Wanted> {
  const ids = new PersonIds();
  for (const file of wanting.survey.known.filter(({ kind }) => kind === 'contact')) {
    for await (const { person } of readPeople(wanting.survey.context, file)) {
      yield wantedPerson(wanting, file.head.name, person, person.wrong === null ? ids.meet(person) : null);
    }
  }
};

const wantedPerson = (wanting: Wanting, file: string, person: ReadPerson, met: Met | null): Wanted => {
  const title = person.name ?? '';
  const at = { kind: 'contact' as const, file, line: person.line, externalId: met?.externalId ?? title, title };
  const references = referencesOf(wanting, file, person);
  const skip =
    person.wrong ??
    unreadOf(wanting, file, person) ??
    (met ? againOf(wanting, file, met) : null) ??
    (references === null ? 'unknown-reference' : null);
  if (skip !== null || references === null) return { ...at, values: {}, skip };
  return { ...at, values: { ...plainOf(person), ...references }, skip, alike: alikeOf(wanting, file, person) };
};

const unreadOf = ({ chosen }: Wanting, file: string, { unread }: ReadPerson): string | null =>
  unread.some(({ field, value }) => chosen({ kind: 'unreadable-value', file, field, value })?.choose === 'skip')
    ? 'unreadable-value'
    : null;

const againOf = ({ chosen }: Wanting, file: string, { twice, again }: Met): string | null => {
  if (twice) return 'id-twice';
  if (again === null) return null;
  const { field, value, sameName } = again;
  const kind = sameName ? 'met-twice' : 'address-shared';
  return chosen({ kind, file, field, value })?.choose === 'skip' ? kind : null;
};

/** Contacts that are there already and are taken for this one, unless another one was wanted. */
const alikeOf = ({ survey, chosen }: Wanting, file: string, person: ReadPerson): string[] => {
  const there = keysOf(person).filter(({ key }) => survey.people.there.has(key));
  const [first] = there;
  if (!first) return [];
  const choice = chosen({ kind: 'there-already', file, field: first.field, value: first.value });
  return choice?.choose === 'create' ? [] : there.map(({ key }) => key);
};

const plainOf = (person: ReadPerson): Record<string, unknown> => {
  const { name, title, status, emails, phones, addresses, language, contactHours, part } = person;
  const own = [...person.own].flatMap(([id, each]) =>
    each.kind === 'value' ? [[ownFieldPrefix + id, each.value]] : [],
  );
  return { name, title, status, emails, phones, addresses, language, contactHours, part, ...Object.fromEntries(own) };
};

/** Whom and what a person names; null when their line is to be left out for it. */
const referencesOf = (wanting: Wanting, file: string, person: ReadPerson): Record<string, unknown> | null => {
  const { survey } = wanting;
  const owner = referenceTo(wanting, file, { kind: 'member', field: 'owner', name: person.owner });
  const account = accountOf(wanting, file, person);
  const values: Record<string, unknown> = { owner: owner.name, account: account.name };
  let skips = owner.skip ?? account.skip ?? false;
  for (const [id, own] of person.own) {
    if (own.kind !== 'person') continue;
    const field = survey.context.fields.find((each) => each.id === id)?.name ?? id;
    const named = referenceTo(wanting, file, { kind: 'member', field, name: own.name });
    values[ownPersonPrefix + id] = named.name;
    skips ||= named.skip ?? false;
  }
  return skips ? null : values;
};

const accountOf = (wanting: Wanting, file: string, person: ReadPerson): ReturnType<typeof referenceTo> => {
  if (person.account !== null)
    return referenceTo(wanting, file, { kind: 'account', field: 'account', name: person.account });
  const domain = companyDomain(person);
  if (domain === null || !wanting.survey.people.domainsThere.has(domain)) return { name: null };
  const choice = wanting.chosen({ kind: 'account-by-domain', file, field: 'account', value: domain });
  return { name: choice?.choose === 'leave-empty' ? null : domain };
};
