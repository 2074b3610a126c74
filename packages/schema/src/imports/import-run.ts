import { z } from 'zod';

import { memberId } from '../shared/id.ts';

export const importId = z.uuid().brand<'import'>();
export type ImportId = z.infer<typeof importId>;

/** `open`: files may still come · `failed`: stopped by an error that `problem` names; it can be applied again or undone. */
export const importStates = ['open', 'applying', 'applied', 'undoing', 'undone', 'failed'] as const;
export const importState = z.enum(importStates);
export type ImportState = z.infer<typeof importState>;

/** What a line of a file is about; also the order in which records are made. */
export const importKinds = ['product', 'member', 'account', 'contact', 'board', 'deal'] as const;
export const importKind = z.enum(importKinds);
export type ImportKind = z.infer<typeof importKind>;

/** What an import does, or would do, with one line. */
export const importActions = ['create', 'update', 'unchanged', 'skip'] as const;
export const importAction = z.enum(importActions);
export type ImportAction = z.infer<typeof importAction>;

const countsOfKind = z.strictObject({ create: z.int(), update: z.int(), unchanged: z.int(), skip: z.int() });
export const importCounts = z.partialRecord(importKind, countsOfKind);
export type ImportCounts = z.infer<typeof importCounts>;

/** The source names where the files come from: with a record's own id in the file it finds the record again. */
export const importSource = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u);

export const importFileName = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[^/\\\p{Cc}]+$/u);

/** Something that keeps a file from being imported at all, with the line where it is (1 = the header). */
export const importProblem = z.strictObject({
  code: z.enum([
    'empty-file',
    'no-columns',
    'unknown-columns',
    'header-empty',
    'header-twice',
    'undecodable',
    'quote-not-closed',
    'quote-misplaced',
    'line-too-long',
    'no-cards',
    'card-not-closed',
    'incomplete-upload',
    'board-full',
    'internal',
  ]),
  file: z.string(),
  line: z.int(),
  /** Plain data that the message names: the column, the byte, the limit. */
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type ImportProblem = z.infer<typeof importProblem>;

export const importRun = z.strictObject({
  id: importId,
  source: importSource,
  state: importState,
  files: z.array(z.strictObject({ name: importFileName, bytes: z.int() })),
  /** How far an applying or undoing import has come, in lines of its files. */
  progress: z.strictObject({ done: z.int(), total: z.int() }),
  counts: importCounts,
  /** After undoing: how many were taken back, and how many stay because they were touched since or are in use. */
  undone: z.strictObject({ reversed: z.int(), kept: z.int() }),
  problem: importProblem.nullable(),
  startedBy: memberId.nullable(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
export type ImportRun = z.infer<typeof importRun>;
