import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../../packages/ui/src/tokens/tokens.css', import.meta.url), 'utf8');

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  const tokens = tokensOf(theme);
  const surfaces = ['bg', 'surface', 'sunken', 'raised'];
  const signals = ['marketing', 'sales', 'billing', 'support', 'success', 'warning', 'danger', 'accent'];

  test.each(surfaces)('primary text on %s reads at 7:1', (surface) => {
    expect(contrast(tokens, 'text', surface)).toBeGreaterThanOrEqual(7);
  });
  test.each(surfaces.flatMap((surface) => ['text-2', 'text-3', ...signals].map((ink) => [ink, surface] as const)))(
    '%s on %s reads at 4.5:1',
    (ink, surface) => expect(contrast(tokens, ink, surface)).toBeGreaterThanOrEqual(4.5),
  );
  test.each(signals)('%s reads on its own soft ground at 4.5:1', (signal) => {
    expect(contrast(tokens, signal, `${signal}-soft`)).toBeGreaterThanOrEqual(4.5);
  });
  test.each(signals)('primary text reads on %s-soft at 4.5:1', (signal) => {
    expect(contrast(tokens, 'text', `${signal}-soft`)).toBeGreaterThanOrEqual(4.5);
  });
  test.each([
    ['on-ink', 'ink'],
    ['on-ink', 'ink-hover'],
    ['on-accent', 'accent'],
    ['on-danger', 'danger'],
    ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => ['on-presence', `presence-${n}`]),
  ] as [string, string][])('%s on %s reads at 4.5:1', (ink, ground) => {
    expect(contrast(tokens, ink, ground)).toBeGreaterThanOrEqual(4.5);
  });
  test.each(['bg', 'surface', 'sunken'])('the border of an input on %s is seen at 3:1', (surface) => {
    expect(contrast(tokens, 'line-strong', surface)).toBeGreaterThanOrEqual(3);
  });
});

test('the check sees the tokens of both themes', () => {
  expect(Object.keys(tokensOf('light')).length).toBeGreaterThan(35);
  expect(tokensOf('dark')['bg']).toBe('#121413');
  expect(contrast({ a: '#000000', b: '#ffffff' }, 'a', 'b')).toBeCloseTo(21);
});

function tokensOf(theme: 'light' | 'dark'): Record<string, string> {
  const [light, dark] = css.split('@media screen');
  const text = theme === 'light' ? light : `${light}${dark}`;
  return Object.fromEntries([...(text ?? '').matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map((m) => [m[1], m[2]]));
}

function contrast(tokens: Record<string, string>, ink: string, ground: string): number {
  const [a, b] = [ink, ground].map((name) => {
    const hex = tokens[name];
    if (!hex) throw new Error(`There is no token --${name}.`);
    return luminance(hex);
  });
  return (Math.max(a ?? 0, b ?? 0) + 0.05) / (Math.min(a ?? 0, b ?? 0) + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}
