import { globSync, readFileSync } from 'node:fs';

const ticksPerSecond = 100;

/** CPU seconds that a process has used, user and system. Linux only: read from `/proc`. */
const ofProcess = (pid: string): number => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  } catch {
    return 0;
  }
};

const parentOf = (pid: string): string | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  } catch {
    return undefined;
  }
};

/** CPU seconds of a process and everything below it, such as a PostgreSQL with its backends. */
export const cpuOfTree = (root: number): number => {
  const pids = globSync('/proc/[0-9]*').map((path) => path.slice('/proc/'.length));
  const parents = new Map(pids.map((pid) => [pid, parentOf(pid)]));
  const below = (pid: string | undefined): boolean =>
    pid === String(root) || (pid !== undefined && pid !== '0' && below(parents.get(pid)));
  return pids.filter(below).reduce((sum, pid) => sum + ofProcess(pid), 0);
};

/** Resident memory of one process in MB. */
export const residentMb = (pid: number): number => {
  const line = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Math.round(Number(line?.[1] ?? 0) / 1024);
};

/** The value below which `share` of the sorted sample lies; 0 for an empty sample. */
export const quantile = (sample: number[], share: number): number => {
  const sorted = sample.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};
