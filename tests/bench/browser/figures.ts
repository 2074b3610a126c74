import { quantile } from '../cpu.ts';

/** One line of the table: a sample with its median and its slow end, and what it has to reach. */
export interface Figure {
  what: string;
  n: number;
  p50: number;
  p95: number;
  unit: string;
  target: string;
}

const round = (value: number): number => Math.round(value * 10) / 10;

export const figure = (what: string, sample: number[], target = '', unit = 'ms'): Figure => ({
  what,
  n: sample.length,
  p50: round(quantile(sample, 0.5)),
  p95: round(quantile(sample, 0.95)),
  unit,
  target,
});

export const single = (what: string, value: number, unit: string, target = ''): Figure => ({
  what,
  n: 1,
  p50: round(value),
  p95: round(value),
  unit,
  target,
});
