/** What a scenario is run with. The seed fixes operations and faults, not how processes interleave (M20). */
interface Run {
  seed: number;
  long: boolean;
}

/** What it found; printed as one line of JSON. */
interface Report {
  ok: boolean;
  [figure: string]: unknown;
}

export interface Scenario {
  name: string;
  run(run: Run): Promise<Report>;
}

/** The value below which this share of the numbers lies, rounded to a tenth. */
export const percentile = (numbers: readonly number[], share: number): number => {
  const sorted = [...numbers].sort((one, other) => one - other);
  const at = Math.min(sorted.length - 1, Math.floor(sorted.length * share));
  return Math.round((sorted[at] ?? 0) * 10) / 10;
};
