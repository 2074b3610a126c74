import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Config } from './config.ts';

/** The secret of this installation: the one that is set, or one made at the first start and kept in the data folder. */
export const secretOf = async ({ secretKey, dataFolder: folder }: Config): Promise<string> => {
  if (secretKey !== null) return secretKey;
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, 'secret.key');
  await writeFile(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    },
  );
  return (await readFile(file, 'utf8')).trim();
};
