import { spawnSync } from 'node:child_process';

const git = (...args: string[]): string[] | null => {
  const { status, stdout } = spawnSync('git', args, { encoding: 'utf8' });
  return status === 0 ? stdout.split('\n').filter((line) => line !== '') : null;
};

/** The commit from which on work counts as new: `pnpm check` looks closely at it alone. */
export const before = 'HEAD~1';

/**
 * Paths that the last commit or the work since touched and that are still there, new ones included; null where that cannot
 * be told (no repository, a first commit, a clone without history).
 */
export const changedPaths = (): string[] | null => {
  const changed = git('diff', '--name-only', '--diff-filter=d', before);
  const untracked = git('ls-files', '--others', '--exclude-standard');
  return changed && untracked ? [...changed, ...untracked] : null;
};
