import type { Log } from '#platform/log/log.ts';

import type { Config } from '../config.ts';

/** What a command of the command line may use. */
export interface CliWorld {
  config: Config;
  log: Log;
  /** Writes one line for the person at the terminal. */
  say: (line: string) => void;
}

/** One word after `baton`; `run` answers the exit code. */
export interface CliCommand {
  usage: string;
  summary: string;
  run: (words: string[], world: CliWorld) => Promise<number>;
}

/** A mistake of the person at the terminal; shown without a stack. */
export class UsageError extends Error {}
