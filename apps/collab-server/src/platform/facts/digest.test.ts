import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { canonicalJson, payloadDigest } from './digest.ts';

const salt = new Uint8Array(16);

test('the digest does not depend on the order of keys', () => {
  expect(payloadDigest(salt, { a: 1, b: { c: [1, 'x'], d: null } })).toEqual(
    payloadDigest(salt, { b: { d: null, c: [1, 'x'] }, a: 1 }),
  );
});

test('any JSON reads back to the same canonical text', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
    }),
  );
});

test('another salt or another value gives another digest', () => {
  const digest = payloadDigest(salt, { amount: 100 });
  expect(payloadDigest(salt, { amount: 101 })).not.toEqual(digest);
  expect(payloadDigest(new Uint8Array(16).fill(1), { amount: 100 })).not.toEqual(digest);
});
