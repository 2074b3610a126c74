import { oc } from '@orpc/contract';
import { z } from 'zod';

import { listInput, listOf } from '../shared/list.ts';
import { refusals } from '../shared/refusal.ts';
import { importAction, importFileName, importId, importKind, importRun, importSource } from './import-run.ts';
import { importPreview, importSettings } from './preview.ts';

/** Bytes of one uploaded part before base64; files of any size come in parts, so memory stays bounded. */
export const importPartBytes = 512 * 1024;
/** Bytes of one import, all files together. */
export const importMostBytes = 200 * 1024 * 1024;

/** A line of an import that stayed or was taken back. */
export const importedLine = z.strictObject({
  file: z.string(),
  line: z.int(),
  kind: importKind,
  externalId: z.string(),
  title: z.string(),
  action: importAction,
  outcome: z.enum(['reversed', 'kept']).nullable(),
  /** Why it was skipped, or why it stays: `touched-since` or `in-use`. */
  reason: z.string().nullable(),
});

/**
 * Bringing in records from files: create an import, upload its files in parts, preview as often as wanted, apply. Applying
 * and undoing run in the background in batches and survive a crash; read the import to follow them.
 */
export const imports = {
  list: oc
    .route({ method: 'GET', path: '/imports', summary: 'Imports, newest first', tags: ['imports'] })
    .input(z.strictObject(listInput))
    .output(listOf(importRun)),
  create: oc
    .route({ method: 'POST', path: '/imports', summary: 'Begin an import', tags: ['imports'] })
    .input(z.strictObject({ source: importSource }))
    .output(importRun),
  addPart: oc
    .route({
      method: 'PUT',
      path: '/imports/{importId}/files/{file}/parts/{part}',
      summary: 'Upload one part of a file, in order from 0; the same part again replaces it',
      tags: ['imports'],
    })
    .input(
      z.strictObject({
        importId,
        file: importFileName,
        part: z.coerce.number().int().min(0).max(999),
        /** At most 512 KiB, as base64. */
        content: z.base64().max(Math.ceil(importPartBytes / 3) * 4),
      }),
    )
    .output(z.strictObject({ bytes: z.int() }))
    .errors(refusals('import-not-open', 'import-too-large')),
  get: oc
    .route({ method: 'GET', path: '/imports/{importId}', summary: 'One import and how far it is', tags: ['imports'] })
    .input(z.strictObject({ importId }))
    .output(importRun),
  preview: oc
    .route({
      method: 'POST',
      path: '/imports/{importId}/preview',
      summary: 'What an import would do, line by line; writes nothing',
      tags: ['imports'],
    })
    .input(
      z.strictObject({
        importId,
        settings: importSettings.prefault({}),
        kind: importKind.optional(),
        action: importAction.optional(),
        limit: z.int().min(0).max(200).default(50),
        cursor: z.string().optional(),
      }),
    )
    .output(importPreview),
  apply: oc
    .route({ method: 'POST', path: '/imports/{importId}/apply', summary: 'Apply an import', tags: ['imports'] })
    .input(z.strictObject({ importId, settings: importSettings.prefault({}) }))
    .output(importRun)
    .errors(refusals('import-not-open', 'import-has-problems', 'another-import-running')),
  undo: oc
    .route({
      method: 'POST',
      path: '/imports/{importId}/undo',
      summary: 'Take back what an import made and nobody touched since',
      tags: ['imports'],
    })
    .input(z.strictObject({ importId }))
    .output(importRun)
    .errors(refusals('import-not-applied', 'another-import-running')),
  lines: oc
    .route({
      method: 'GET',
      path: '/imports/{importId}/lines',
      summary: 'Lines of an applied or undone import',
      tags: ['imports'],
    })
    .input(
      z.strictObject({
        importId,
        ...listInput,
        action: importAction.optional(),
        outcome: z.enum(['reversed', 'kept']).optional(),
      }),
    )
    .output(listOf(importedLine)),
};
