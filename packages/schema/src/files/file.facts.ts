import { z } from 'zod';

import { factType } from '../shared/fact.ts';

/** What is known of the bytes of a version. */
const content = { type: z.string(), bytes: z.int(), sha256: z.string(), uploadId: z.uuid() };

export const fileUploaded = factType('file.uploaded', { name: z.string(), ...content });

export const fileVersionAdded = factType('file.version-added', { name: z.string(), version: z.int(), ...content });

export const fileRenamed = factType('file.renamed', { name: z.string(), before: z.string() });

export const fileArchived = factType('file.archived', { name: z.string() });

export const fileRestored = factType('file.restored', { name: z.string() });

/** The bin was emptied: rows and bytes are gone. */
export const filePurged = factType('file.purged', { name: z.string(), versions: z.int() });
