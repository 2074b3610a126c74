import { openStore } from '#platform/db/open-store.ts';

import type { CliCommand } from './command-line.ts';

export const migrateCommand: CliCommand = {
  usage: 'migrate',
  summary: 'Bring the schema of the database up to date',
  run: async (_, { config, log, say }) => {
    const store = await openStore(config, log, { guest: true });
    await store.close();
    say('The schema is up to date.');
    return 0;
  },
};
