import { z } from 'zod';

import { sameValue } from './values.ts';

/** A value that went from one record to another; `field` is a field's own name, or the id of one of the workspace's own. */
export const taken = z.object({ field: z.string(), from: z.json(), to: z.json() });
export type Taken = z.infer<typeof taken>;

interface Mergeable {
  custom: Readonly<Record<string, unknown>>;
}

const valueOf = (record: Mergeable, field: string): unknown =>
  field in record ? (record as unknown as Record<string, unknown>)[field] : (record.custom[field] ?? null);

/** What is stored is what JSON can hold; the values come out of JSON themselves. */
const jsonOf = (value: unknown) => JSON.parse(JSON.stringify(value)) as Taken['from'];

/** What a record takes over from another: the named fields in which the two differ. */
export const takenFrom = <One extends Mergeable>(own: One, other: One, fields: readonly string[]): Taken[] =>
  [...new Set(fields)].flatMap((field) => {
    const [from, to] = [valueOf(own, field), valueOf(other, field)];
    return sameValue(from, to) ? [] : [{ field, from: jsonOf(from), to: jsonOf(to) }];
  });

/** What goes back when a merge is taken back: what was taken over, unless it was changed since. */
export const givenBack = (record: Mergeable, all: readonly Taken[]): Taken[] =>
  all
    .filter(({ field, to }) => sameValue(valueOf(record, field), to))
    .map(({ field, from, to }) => ({ field, from: to, to: from }));

/** A record with these values. */
export const withTaken = <One extends Mergeable>(record: One, all: readonly Taken[]): One => {
  const own = all.filter(({ field }) => field in record);
  const custom = all.filter(({ field }) => !(field in record));
  const kept = Object.entries(record.custom).filter(([id]) => !custom.some(({ field }) => field === id));
  const added = custom.filter(({ to }) => to !== null).map(({ field, to }) => [field, to] as const);
  return {
    ...record,
    ...Object.fromEntries(own.map(({ field, to }) => [field, to])),
    custom: Object.fromEntries([...kept, ...added]),
  };
};
