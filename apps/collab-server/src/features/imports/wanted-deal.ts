import { createHash } from 'node:crypto';

import { foldName } from './columns.ts';
import { kindOfStage } from './survey-deals.ts';
import type { TypedRow } from './typed-rows.ts';
import { toMinor } from './values.ts';
import { referenceOf, skippedFor, type Reference, type Wanted, type Wanting } from './wanting.ts';

/** One deal as its line and the choices want it. */
export const wantedDeal = (wanting: Wanting, file: string, row: TypedRow): Wanted => {
  const { survey } = wanting;
  const { values, line } = row;
  const stage = survey.stages.get(foldName(String(values['stage'] ?? ''))) ?? null;
  const status = kindOfStage(stage ?? '');
  const references = {
    product: referenceOf(wanting, file, 'product', row),
    account: referenceOf(wanting, file, 'account', row),
    owner: referenceOf(wanting, file, 'owner', row),
  };
  const [product, account] = [references.product.name, references.account.name];
  const externalId = values['externalId'] === undefined ? digestOf(values) : String(values['externalId'] ?? '');
  const title = titleOf(values, { product, account, externalId });
  const at = { kind: 'deal' as const, file, line, externalId, title };
  const skip = row.wrong ?? skippedFor(wanting, file, row) ?? skippedDeal(wanting, file, row, { status, references });
  if (skip !== null) return { ...at, values: {}, skip };
  const currency = String(values['currency'] ?? survey.context.currency);
  const wanted = {
    title,
    product,
    account,
    owner: references.owner.name,
    stage,
    status,
    amount: amountOf(wanting, file, row, { status, product, currency }),
    currency,
    labels: labelsOf(values['labels']),
    startedOn: values['startedOn'] ?? null,
    closeOn: values['closeOn'] ?? null,
    lastActivityOn: lastActivityOf(wanting, file, row, status),
  };
  return { ...at, values: wanted, skip };
};

const titleOf = (
  values: TypedRow['values'],
  {
    product,
    account,
    externalId,
  }: { product: string | null | undefined; account: string | null | undefined; externalId: string },
): string => {
  const given = values['title'];
  if (typeof given === 'string') return given;
  const parts = [account, product].filter((part) => typeof part === 'string');
  return account ? parts.join(' – ') : [...parts, externalId].join(' – ');
};

/** The finding because of which a line is left out, when that was chosen. */
const skippedDeal = (
  { survey, chosen }: Wanting,
  file: string,
  { values }: TypedRow,
  { status, references }: { status: string; references: Record<string, Reference> },
): string | null => {
  if (Object.values(references).some((reference) => reference.skip)) return 'unknown-reference';
  if (values['externalId'] === null) return 'id-missing';
  const lacks = (field: string) => (values[field] ?? null) === null;
  const reasons = [
    { kind: 'account-missing', field: 'account', applies: lacks('account') },
    { kind: 'amount-missing', field: 'amount', value: status, applies: lacks('amount') },
    { kind: 'date-missing', applies: ['startedOn', 'closeOn', 'lastActivityOn'].every(lacks) },
    { kind: 'idle', applies: status === 'open' && isIdle(values, survey.context.idleBefore) },
  ] as const;
  const skipped = reasons.find(({ applies, ...about }) => applies && chosen({ ...about, file })?.choose === 'skip');
  return skipped?.kind ?? null;
};

const lastDayOf = (values: TypedRow['values']): string | null => {
  const day = values['lastActivityOn'] ?? values['startedOn'] ?? null;
  return day === null ? null : String(day);
};

const isIdle = (values: TypedRow['values'], before: string): boolean => (lastDayOf(values) ?? '') < before;

const amountOf = (
  { survey, chosen }: Wanting,
  file: string,
  { values }: TypedRow,
  { status, product, currency }: { status: string; product: string | null; currency: string },
): number | null => {
  const amount = values['amount'];
  if (typeof amount === 'number') return toMinor(amount, currency);
  const choice = chosen({ kind: 'amount-missing', file, field: 'amount', value: status });
  const price = product ? survey.names.product.get(foldName(product))?.price : null;
  return choice?.choose === 'list-price' && typeof price === 'number' ? toMinor(price, currency) : null;
};

/** The day a deal last moved; null = the day it is imported on. */
const lastActivityOf = (
  { survey, chosen }: Wanting,
  file: string,
  { values }: TypedRow,
  status: string,
): string | null => {
  const day = lastDayOf(values);
  const unknown = survey.deals.lastDay || null;
  if (status !== 'open') return values['closeOn'] ? String(values['closeOn']) : (day ?? unknown);
  const startsToday = (kind: 'idle' | 'date-missing') => chosen({ kind, file })?.choose === 'today';
  if (isIdle(values, survey.context.idleBefore) && startsToday('idle')) return null;
  if (day !== null) return day;
  return startsToday('date-missing') ? null : unknown;
};

const labelsOf = (cell: unknown): string[] =>
  typeof cell === 'string'
    ? [...new Set(cell.split(/[,;|]/).map((label) => label.trim().slice(0, 60)))]
        .filter((label) => label !== '')
        .slice(0, 30)
        .sort()
    : [];

/** Stands in for the id of a line in a file that has none: the same line is the same deal. */
const digestOf = (values: TypedRow['values']): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(values).toSorted(([one], [other]) => (one < other ? -1 : 1))))
    .digest('hex')
    .slice(0, 32);
