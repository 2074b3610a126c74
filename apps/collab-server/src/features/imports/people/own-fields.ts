import { fitsField, type Field, type FieldValue } from '@baton/schema/fields';

import { foldName } from '../columns.ts';
import { readCurrencyCode, readDay, readNumber, readText, toMinor, unreadable } from '../values.ts';

/** A value of one of the workspace's own fields; a person is a name still. */
export type OwnValue = { kind: 'value'; value: FieldValue } | { kind: 'person'; name: string };

/** Reads a cell as what the field holds; null when it cannot hold it. `currency` is of amounts that name none. */
export const readField = (field: Field, text: string, currency: string): OwnValue | null => {
  if (field.kind === 'person') {
    const name = readText(text);
    return name === null ? null : { kind: 'person', name };
  }
  const value = plain(field, text, currency);
  return value !== null && fitsField(field, value) ? { kind: 'value', value } : null;
};

const plain = (field: Field, text: string, currency: string): FieldValue | null => {
  if (field.kind === 'text') return text.trim().length > 2_000 ? null : text.trim();
  if (field.kind === 'select') {
    return field.options.find(({ label }) => foldName(label) === foldName(text))?.id ?? null;
  }
  const cell = field.kind === 'date' ? readDay(text) : readNumber(text.replaceAll(/\p{Sc}|\b[A-Z]{3}\b/gu, ''));
  if (cell === null || cell === unreadable) return null;
  if (field.kind !== 'money' || typeof cell === 'string') return cell;
  const named = currencyIn(text) ?? currency;
  return { amount: toMinor(cell, named), currency: named };
};

const signs: Readonly<Record<string, string>> = { '€': 'EUR', $: 'USD', '£': 'GBP' };

const currencyIn = (text: string): string | null => {
  const code = readCurrencyCode(/\b[A-Z]{3}\b/.exec(text)?.[0] ?? '');
  return typeof code === 'string' ? code : (signs[/[€$£]/.exec(text)?.[0] ?? ''] ?? null);
};
