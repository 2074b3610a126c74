import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { FactMessage } from './feed.ts';
import { staleBy } from './staleness.ts';

const aFact = (type: string): FactMessage => ({
  kind: 'fact',
  seq: 1,
  type,
  subject: { kind: 'account', id: 'a' },
  account: null,
  actor: null,
  origin: 'person',
});

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const reading = () => {
  const client = new QueryClient();
  const invalidate = vi.spyOn(client, 'invalidateQueries');
  return { hear: staleBy(client), reads: () => invalidate.mock.calls.length };
};

test('after a quiet time a fact is acted on at once, together with those of its transaction', () => {
  const { hear, reads } = reading();
  hear(aFact('account.edited'));
  hear(aFact('account.edited'));
  vi.advanceTimersByTime(25);
  expect(reads()).toBe(1);
});

test('while facts keep coming, queries are read again at most about three times a second', () => {
  const { hear, reads } = reading();
  for (let at = 0; at < 100; at += 1) {
    hear(aFact('account.edited'));
    vi.advanceTimersByTime(10);
  }
  expect(reads()).toBeGreaterThanOrEqual(3);
  expect(reads()).toBeLessThanOrEqual(5);
});

test('what came last is not forgotten', () => {
  const { hear, reads } = reading();
  hear(aFact('account.edited'));
  vi.advanceTimersByTime(50);
  hear(aFact('account.edited'));
  vi.advanceTimersByTime(400);
  expect(reads()).toBe(2);
});

test('a query that several places read is touched by what touches any of them', () => {
  const client = new QueryClient();
  const read = { queryKey: ['account'], queryFn: () => 1, initialData: 1, staleTime: Number.POSITIVE_INFINITY };
  const leave = [
    new QueryObserver(client, { ...read, meta: { facts: ['account.'] } }).subscribe(() => {}),
    // The last to read it says nothing of what touches it, and must not speak for the first.
    new QueryObserver(client, read).subscribe(() => {}),
  ];
  staleBy(client)(aFact('account.edited'));
  expect(client.getQueryState(['account'])?.isInvalidated).toBe(false);
  vi.advanceTimersByTime(25);
  expect(client.isFetching()).toBe(1);
  for (const each of leave) each();
});

test('what a reader asks for alone makes a query stale only while nobody reads it', () => {
  const client = new QueryClient();
  const options = { queryKey: ['cards'], queryFn: () => 1, initialData: 1, staleTime: Number.POSITIVE_INFINITY };
  const hear = staleBy(client);
  const isStale = () => client.getQueryState(['cards'])?.isInvalidated;
  const leave = new QueryObserver(client, { ...options, meta: { meanwhile: ['deal.created'] } }).subscribe(() => {});
  hear(aFact('deal.created'));
  vi.advanceTimersByTime(400);
  expect(isStale()).toBe(false);
  leave();
  hear(aFact('deal.created'));
  vi.advanceTimersByTime(400);
  expect(isStale()).toBe(true);
});

test('what is one’s own makes stale what says so, whatever facts it hears of', () => {
  const client = new QueryClient();
  const kept = (own?: string) => {
    const queryKey = [own ?? 'other'];
    const read = { queryKey, queryFn: () => 1, initialData: 1, staleTime: Number.POSITIVE_INFINITY, enabled: false };
    const leave = new QueryObserver(client, { ...read, meta: { facts: ['own'], ...(own && { own }) } }).subscribe(
      () => {},
    );
    return { isStale: () => client.getQueryState(queryKey)?.isInvalidated, leave };
  };
  const [mine, other] = [kept('inbox'), kept()];
  staleBy(client)({ kind: 'own', topics: ['inbox'] });
  vi.advanceTimersByTime(25);
  expect([mine.isStale(), other.isStale()]).toEqual([true, false]);
  for (const { leave } of [mine, other]) leave();
});
