import type { Address } from '@baton/schema/shared';

import type { Property } from '../vcard/property.ts';
import { partsOf, textOf } from '../vcard/property.ts';
import type { Vcard } from '../vcard/read-vcards.ts';
import { nobody, type WrittenPerson } from './written-person.ts';

/** Where the properties of a card go; one that is not here has no place. */
export const cardFields: Readonly<Record<string, string>> = {
  UID: 'externalId',
  FN: 'name',
  N: 'name',
  ORG: 'account',
  TITLE: 'jobTitle',
  ROLE: 'part',
  EMAIL: 'email',
  TEL: 'phone',
  ADR: 'address',
  URL: 'website',
  LANG: 'language',
};

/** What tells of the card itself, not of the person. */
const aboutCard = new Set([
  'VERSION',
  'PRODID',
  'REV',
  'KIND',
  'SOURCE',
  'NAME',
  'PROFILE',
  'CLASS',
  'MAILER',
  'X-ABLABEL',
]);

/** The person whom a card tells of. */
export const personOfCard = ({ line, properties, strange }: Vcard): WrittenPerson => {
  const all = (name: string) =>
    properties.filter((each) => each.name === name && each.value.trim() !== '').toSorted(byPreference);
  const first = (name: string) => textOf(all(name)[0]?.value ?? '').trim();
  const written = (name: string) =>
    all(name).map((each) => ({ label: labelOf(each, properties), text: reached(each) }));
  const jobTitle = first('TITLE');
  const account = organisationOf(all('ORG')[0]);
  return {
    ...nobody(line),
    strange,
    externalId: first('UID').replace(/^urn:uuid:/i, ''),
    name: first('FN') || nameOf(all('N')[0]) || account,
    jobTitle,
    account,
    part: account === '' ? '' : first('ROLE') || jobTitle,
    website: first('URL'),
    language: first('LANG'),
    emails: written('EMAIL'),
    phones: written('TEL'),
    addresses: all('ADR').map(addressOf),
    leftOut: leftOutOf(properties),
  };
};

/** Names of properties that have no place, and those of which only the first has one. */
const leftOutOf = (properties: readonly Property[]): string[] => {
  const single = ['ORG', 'TITLE', 'ROLE', 'URL', 'LANG'];
  const more = single.filter((name) => properties.filter((each) => each.name === name && each.value !== '').length > 1);
  const unknown = properties
    .filter(({ name, value }) => value.trim() !== '' && !aboutCard.has(name) && cardFields[name] === undefined)
    .map(({ name }) => name);
  const units = partsOf(properties.find(({ name }) => name === 'ORG')?.value ?? '', ';').slice(1);
  return [...new Set([...unknown, ...more, ...(units.some((unit) => unit.trim() !== '') ? [unitOfCompany] : [])])];
};

/** A department below the company: `ORG:Acme;Sales`. */
const unitOfCompany = 'ORG (2)';

const byPreference = (one: Property, other: Property): number => rankOf(one) - rankOf(other);

const rankOf = ({ params }: Property): number => {
  const pref = Number(params.get('PREF')?.[0]);
  if (pref > 0) return pref;
  return typesOf(params).includes('pref') ? 1 : 101;
};

const typesOf = (params: Property['params']): string[] =>
  (params.get('TYPE') ?? []).flatMap((type) => type.split(',')).map((type) => type.trim().toLowerCase());

const silent = new Set(['pref', 'internet', 'voice', 'x-internet', '']);

/** What a writer calls a number or an address: a label of its own as it is written, otherwise its types. */
const labelOf = ({ group, params }: Property, properties: readonly Property[]): string => {
  const own = group && properties.find((each) => each.name === 'X-ABLABEL' && each.group === group);
  const label = own ? textOf(own.value).replace(/^_\$!<(.*)>!\$_$/, (_, known: string) => known.toLowerCase()) : '';
  const types = typesOf(params).filter((type) => !silent.has(type));
  return (label || types.join(', ')).trim();
};

const reached = ({ value }: Property): string =>
  textOf(value)
    .trim()
    .replace(/^(tel|mailto):/i, '')
    .replace(/;ext=/i, ' ext. ')
    .trim();

const nameOf = (property: Property | undefined): string => {
  const [family = '', given = '', middle = ''] = property ? partsOf(property.value, ';') : [];
  return [given, middle, family]
    .map((part) => part.trim())
    .filter(Boolean)
    .join(' ');
};

/** The company; units below it are no account of their own. */
const organisationOf = (property: Property | undefined): string =>
  (property ? (partsOf(property.value, ';')[0] ?? '') : '').trim();

const addressOf = (property: Property): Address => {
  const [box = '', extra = '', street = '', city = '', region = '', postalCode = '', country = ''] = partsOf(
    property.value,
    ';',
  ).map((part) => part.trim().replaceAll(/\s*\n\s*/g, ', '));
  const types = typesOf(property.params);
  const use = types.includes('bill') || types.includes('billing') ? ('billing' as const) : ('main' as const);
  return { use, street: [street, extra, box].filter(Boolean).join(', '), postalCode, city, region, country };
};

/** What each property of a card holds, for the table of columns. */
export const cellsOfCard = ({ properties }: Vcard): [name: string, text: string][] =>
  properties
    .filter(({ name }) => !aboutCard.has(name))
    .map(({ name, value }) => [
      name,
      textOf(value)
        .slice(0, 80)
        .replaceAll(/[;\s]+/g, ' ')
        .trim(),
    ]);
