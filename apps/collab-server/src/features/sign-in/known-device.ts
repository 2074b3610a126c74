import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

import { accountLimit, bucketsFor, digestOf, type Bucket } from '#platform/access/try-limits.ts';

/**
 * Counters for a password try. A browser that has signed in to this account before has a counter of its own, so that a
 * stranger who guesses at somebody's password, or shares their network, cannot lock them out.
 */
export const passwordBuckets = (try_: { email: string; address: string; knownDevice: string | null }): Bucket[] =>
  try_.knownDevice === null
    ? bucketsFor('sign-in', { account: try_.email, address: try_.address })
    : [{ key: `sign-in:device:${digestOf(try_.knownDevice)}`, limit: accountLimit }];

/** A mark for a browser that has signed in to this account: a random name and our signature over name and account. */
export const markDevice = (email: string, secret: string): string => {
  const name = randomBytes(16).toString('base64url');
  return `${name}.${sign(name, email, secret)}`;
};

/** The name of a known browser, if this mark is ours and speaks of this account. */
export const knownDevice = (mark: string | undefined, email: string, secret: string): string | null => {
  const [name = '', signature = ''] = (mark ?? '').split('.');
  const wanted = Buffer.from(sign(name, email, secret));
  const given = Buffer.from(signature);
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? name : null;
};

const sign = (name: string, email: string, secret: string): string =>
  createHmac('sha256', secret).update(`known-device\0${name}\0${email}`).digest('base64url');
