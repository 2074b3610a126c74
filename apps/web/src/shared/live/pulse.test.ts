import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { Pulse } from './pulse.ts';

const aPulse = () => {
  const said: boolean[] = [];
  const events = new EventTarget();
  let asked = 0;
  const pulse = new Pulse({
    ask: () => (asked += 1),
    onSilent: (silent) => said.push(silent),
    events,
    hidden: () => false,
  });
  return { pulse, said, events, asked: () => asked };
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a line that answers is never called silent', () => {
  const { pulse, said, asked } = aPulse();
  pulse.start();
  for (let at = 0; at < 10; at += 1) {
    vi.advanceTimersByTime(2_000);
    pulse.heard();
  }
  expect(asked()).toBe(10);
  expect(said).toEqual([]);
  pulse.stop();
});

test('a mute line is noticed within five seconds, and any word ends the silence', () => {
  const { pulse, said } = aPulse();
  pulse.start();
  vi.advanceTimersByTime(4_500);
  expect(said).toEqual([true]);
  vi.advanceTimersByTime(60_000);
  pulse.heard();
  expect(said).toEqual([true, false]);
  pulse.stop();
});

test('an edit without acknowledgement is noticed within two seconds', () => {
  const { pulse, said } = aPulse();
  pulse.start();
  pulse.heard();
  pulse.expect();
  vi.advanceTimersByTime(2_000);
  expect(said).toEqual([true]);
  pulse.stop();
});

test('typing on does not put the moment off', () => {
  const { pulse, said } = aPulse();
  pulse.start();
  for (let at = 0; at < 21; at += 1) {
    pulse.expect();
    vi.advanceTimersByTime(100);
  }
  expect(said).toEqual([true]);
  pulse.stop();
});

test('the browser’s word that the network is gone counts at once; its word that it is back is checked', () => {
  const { pulse, said, events, asked } = aPulse();
  pulse.start();
  events.dispatchEvent(new Event('offline'));
  expect(said).toEqual([true]);
  events.dispatchEvent(new Event('online'));
  expect(asked()).toBe(1);
  expect(said).toEqual([true]);
  pulse.heard();
  expect(said).toEqual([true, false]);
  pulse.stop();
});
