import { ownFieldPrefix } from '#platform/imports/importer.port.ts';

import type { CsvLine } from '../csv/read-csv.ts';
import type { KnownFile } from '../typed-rows.ts';
import { nobody, type Written, type WrittenPerson } from './written-person.ts';

/** Columns of numbers and addresses, with what they are called here. */
const emailLabels = { email: '', email2: '', email3: '' } as const;
const phoneLabels = {
  phone: '',
  workPhone: 'work',
  mobile: 'mobile',
  homePhone: 'home',
  phone2: '',
  phone3: '',
} as const;

/** Between several in one cell: spreadsheets write a line break, address books ` ::: `, our own export a comma. */
const between = /\s*(?::::|[,;\n])\s*/;

/** The person whom a line tells of. */
export const personOfLine = ({ head, fields }: KnownFile, { line, cells }: CsvLine): WrittenPerson => {
  if (cells.length !== head.header.length) return { ...nobody(line), wrong: 'wrong-cell-count' };
  const byField = new Map<string, string>();
  for (const [i, field] of fields.entries()) if (field !== null) byField.set(field, unguarded(cells[i] ?? ''));
  const cell = (field: string) => byField.get(field) ?? '';
  const several = (labels: Readonly<Record<string, string>>): Written[] =>
    Object.entries(labels).flatMap(([field, label]) =>
      cell(field)
        .split(between)
        .filter(Boolean)
        .map((text) => ({ label, text })),
    );
  const [street, postalCode, city, region, country] = ['street', 'postalCode', 'city', 'region', 'country'].map(cell);
  const address = { street, postalCode, city, region, country };
  return {
    ...nobody(line),
    externalId: cell('externalId'),
    name: nameOf(cell),
    jobTitle: cell('jobTitle'),
    account: cell('account'),
    website: cell('website'),
    part: cell('part'),
    owner: cell('owner'),
    status: cell('status'),
    language: cell('language'),
    contactHours: cell('contactHours'),
    emails: several(emailLabels),
    phones: several(phoneLabels),
    addresses: Object.values(address).some(Boolean)
      ? [{ use: 'main', ...(address as Record<keyof typeof address, string>) }]
      : [],
    custom: new Map(
      [...byField]
        .filter(([field]) => field.startsWith(ownFieldPrefix))
        .map(([field, text]) => [field.slice(ownFieldPrefix.length), text]),
    ),
  };
};

/** A spreadsheet's guard against formulas is taken off again. */
const unguarded = (cell: string): string => cell.trim().replace(/^'(?=[=+\-@])/, '');

/** In French "nom", in Italian "nome" is the half of a name when the other half has a column of its own. */
const nameOf = (cell: (field: string) => string): string => {
  const [name, first, last] = [cell('name'), cell('firstName'), cell('lastName')];
  const whole = name !== '' && name.includes(first) && name.includes(last);
  if (whole) return name;
  return [first || name, cell('middleName'), last || (first && name)].filter(Boolean).join(' ');
};
