import { z } from 'zod';

import { boardId } from '../shared/id.ts';
import { currency } from '../shared/money.ts';
import { importAction, importCounts, importKind, importProblem } from './import-run.ts';

/** How one file was understood. */
export const importFile = z.strictObject({
  name: z.string(),
  /** Null when its columns tell of nothing we know; then `problems` says so. */
  kind: importKind.nullable(),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
  /** Empty in a file of cards. */
  delimiter: z.string(),
  lines: z.int(),
  columns: z.array(
    z.strictObject({
      header: z.string(),
      /** The field it goes to; null = it has no place here and is left out. */
      field: z.string().nullable(),
      /** Share of lines with a value, 0 to 100. */
      filled: z.int(),
      samples: z.array(z.string()),
    }),
  ),
});
export type ImportFile = z.infer<typeof importFile>;

/**
 * What may be done about a finding. `replace` reads the value as another one, named in `value` · `create` makes the
 * missing record · `leave-empty` imports the line without it · `keep` takes it as it is · `skip` leaves the lines out ·
 * `estimate` shows the list price, marked · `list-price` writes the list price as the value · `today` starts idle
 * clocks on the day of import.
 */
export const importChoices = [
  'replace',
  'create',
  'leave-empty',
  'keep',
  'skip',
  'estimate',
  'list-price',
  'today',
] as const;
export const importChoice = z.strictObject({ choose: z.enum(importChoices), value: z.string().max(200).optional() });
export type ImportChoice = z.infer<typeof importChoice>;

/** Something the dry run noticed, with what it proposes. Lines are those of the file, the header being line 1. */
export const importFinding = z.strictObject({
  /** Stable for the same files: choices refer to it. */
  id: z.string(),
  kind: z.enum([
    'unknown-reference',
    'likely-misspelt',
    'amount-missing',
    'account-missing',
    'date-missing',
    'idle',
    'currency-assumed',
    'unit-likely',
    'column-left-out',
    'unreadable-value',
    'wrong-cell-count',
    'id-missing',
    'id-twice',
    'name-missing',
    'board-full',
    'there-already',
    'met-twice',
    'address-shared',
    'account-by-domain',
    'country-assumed',
    'name-assumed',
    'too-long',
    'too-many',
    'strange-line',
  ]),
  file: z.string(),
  field: z.string().nullable(),
  /** The value in question, as it stands in the file. */
  value: z.string().nullable(),
  count: z.int(),
  /** The first lines it was seen on, at most ten. */
  lines: z.array(z.int()),
  proposed: importChoice,
  choices: z.array(importChoice),
  /** Plain data that the message names: the last date, the sum of list prices. */
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type ImportFinding = z.infer<typeof importFinding>;

/** What the person decided. A finding without a choice is treated as proposed. */
export const importSettings = z.strictObject({
  /** By the finding's id. */
  choices: z.record(z.string(), importChoice).default({}),
  /** Of amounts that name none; absent = the workspace's base currency. */
  currency: currency.optional(),
  /** Where deals go; absent = a board of the source's own, made by the first import. */
  boardId: boardId.optional(),
});
export type ImportSettings = z.infer<typeof importSettings>;

export const importLine = z.strictObject({
  file: z.string(),
  line: z.int(),
  kind: importKind,
  action: importAction,
  /** The record's own id in the source. */
  externalId: z.string(),
  title: z.string(),
  /** Why it is skipped, or which fields change. */
  reason: z.string().nullable(),
  fields: z.array(z.string()),
});
export type ImportLine = z.infer<typeof importLine>;

/** What an import would do. Making it writes nothing. */
export const importPreview = z.strictObject({
  files: z.array(importFile),
  /** Any problem keeps the import from being applied. */
  problems: z.array(importProblem),
  findings: z.array(importFinding),
  counts: importCounts,
  /** Sum of amounts by status and currency, in minor units, to compare with the source's own figures. */
  sums: z.array(z.strictObject({ status: z.enum(['open', 'won', 'lost']), currency, deals: z.int(), amount: z.int() })),
  lines: z.array(importLine),
  nextCursor: z.string().nullable(),
});
export type ImportPreview = z.infer<typeof importPreview>;
