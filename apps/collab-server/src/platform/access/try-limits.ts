import { createHash } from 'node:crypto';

import type { Scopes } from '../scope/scope.ts';
import { addressKey } from './client-address.ts';
import { countTry, forgiveTry, TooManyTries, type Counted, type Limit } from './rate-limit.ts';

/** What one person's sign-in bears within a quarter of an hour, and what one network does. */
export const accountLimit: Limit = { tries: 10, seconds: 15 * 60 };
export const addressLimit: Limit = { tries: 30, seconds: 15 * 60 };

export interface Bucket {
  key: string;
  limit: Limit;
}

/** Keys hold a digest: the table of limits is no list of e-mail addresses. */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);

/** Counters for tries at one account from one network. */
export const bucketsFor = (what: string, { account, address }: { account?: string; address: string }): Bucket[] => [
  ...(account === undefined ? [] : [{ key: `${what}:account:${digestOf(account)}`, limit: accountLimit }]),
  { key: `${what}:address:${digestOf(addressKey(address))}`, limit: addressLimit },
];

/** Counts a try in all its buckets; the first that is full decides. */
export const countTries = (scopes: Scopes, buckets: readonly Bucket[]): Promise<Counted> =>
  scopes.withSystem('sign-in', async (tx) => {
    let full: Counted = { allowed: true };
    for (const { key, limit } of buckets) {
      const counted = await countTry(tx, key, limit);
      if (!counted.allowed && full.allowed) full = counted;
    }
    return full;
  });

/** Takes back a try that turned out to be the person themselves. */
export const forgiveTries = (scopes: Scopes, buckets: readonly Bucket[]): Promise<void> =>
  scopes.withSystem('sign-in', async (tx) => {
    for (const { key } of buckets) await forgiveTry(tx, key);
  });

/** Counts a try in all its buckets and throws `TooManyTries` when one is full. */
export const spendTry = async (scopes: Scopes, buckets: readonly Bucket[]): Promise<void> => {
  const counted = await countTries(scopes, buckets);
  if (!counted.allowed) throw new TooManyTries(counted.retryAfter);
};
