import { describe, expect, test } from 'vitest';

import { followKeys, isSingleKey, parseKeys, pressIs, type KeyPress } from './keys.ts';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  repeat: false,
  altGraph: false,
  ...held,
});
const chord = (keys: string) => parseKeys(keys)[0]!;
const follower = () => {
  let time = 0;
  return { follow: followKeys({ mac: false, now: () => time }), wait: (ms: number) => (time += ms) };
};
const offers = ['M', '?', 'G B', 'N D', 'Mod+K', 'Shift+Space'].map((keys) => ({ keys }));

describe('layouts', () => {
  test('M is the letter M wherever it lies: AZERTY types it right of L', () => {
    expect(pressIs(chord('M'), press('m'), false)).toBe(true);
  });
  test('? is Shift+comma on AZERTY and Shift+apostrophe on Italian keyboards', () => {
    expect(pressIs(chord('?'), press('?', { shiftKey: true }), false)).toBe(true);
    expect(pressIs(chord('?'), press('?'), false)).toBe(true);
  });
  test('caps lock changes nothing', () => {
    expect(pressIs(chord('M'), press('M'), false)).toBe(true);
  });
  test('AltGr+E types € and never fires E', () => {
    expect(pressIs(chord('E'), press('€', { ctrlKey: true, altKey: true, altGraph: true }), false)).toBe(false);
    expect(pressIs(chord('E'), press('e', { altGraph: true }), false)).toBe(false);
  });
  test('AltGr+ò types @ on Italian keyboards and fires nothing', () => {
    expect(
      followKeys({ mac: false, now: () => 0 })(press('@', { ctrlKey: true, altKey: true, altGraph: true }), offers),
    ).toBeNull();
  });
  test('Ctrl+Alt+K is not Mod+K', () => {
    expect(pressIs(chord('Mod+K'), press('k', { ctrlKey: true, altKey: true }), false)).toBe(false);
  });
  test('Mod is Command on a Mac and Control elsewhere', () => {
    expect(pressIs(chord('Mod+K'), press('k', { metaKey: true }), true)).toBe(true);
    expect(pressIs(chord('Mod+K'), press('k', { ctrlKey: true }), true)).toBe(false);
    expect(pressIs(chord('Mod+K'), press('k', { ctrlKey: true }), false)).toBe(true);
  });
  test('a shortcut with Alt cannot be written', () => {
    expect(() => parseKeys('Alt+D')).toThrow('every layout');
    expect(() => parseKeys('Ctrl+Alt+D')).toThrow('every layout');
  });
});

describe('input methods', () => {
  test('nothing fires while a word is being composed', () => {
    expect(pressIs(chord('M'), press('m', { isComposing: true }), false)).toBe(false);
  });
});

describe('sequences', () => {
  test('G then B goes to the boards', () => {
    const { follow } = follower();
    expect(follow(press('g'), offers)).toBe('pending');
    expect(follow(press('b'), offers)).toEqual({ keys: 'G B' });
  });
  test('a sequence that waits too long is forgotten', () => {
    const { follow, wait } = follower();
    follow(press('g'), offers);
    wait(1600);
    expect(follow(press('b'), offers)).toBeNull();
  });
  test('another key ends the sequence and does what it does alone', () => {
    const { follow } = follower();
    follow(press('g'), offers);
    expect(follow(press('m'), offers)).toEqual({ keys: 'M' });
    expect(follow(press('b'), offers)).toBeNull();
  });
});

test('a held single key fires once', () => {
  expect(follower().follow(press('m', { repeat: true }), offers)).toBeNull();
});

test('Shift+Space is not Space', () => {
  expect(follower().follow(press(' '), offers)).toBeNull();
  expect(follower().follow(press(' ', { shiftKey: true }), offers)).toEqual({ keys: 'Shift+Space' });
});

test('single keys are those of one typed character', () => {
  expect(isSingleKey(parseKeys('M'))).toBe(true);
  expect(isSingleKey(parseKeys('G B'))).toBe(true);
  expect(isSingleKey(parseKeys('Mod+K'))).toBe(false);
  expect(isSingleKey(parseKeys('Escape'))).toBe(false);
});
