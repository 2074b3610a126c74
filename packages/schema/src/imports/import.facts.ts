import { z } from 'zod';

import { factType } from '../shared/fact.ts';
import { importCounts } from './import-run.ts';

/** The one fact of an import that the feed tells; the records' own facts carry origin `import`. */
export const importFinished = factType('import.finished', {
  source: z.string(),
  counts: importCounts,
  /** The board that took the deals, when there were any. */
  boardId: z.uuid().nullable(),
});

export const importUndone = factType('import.undone', { source: z.string(), reversed: z.int(), kept: z.int() });
