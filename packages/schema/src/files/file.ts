import { z } from 'zod';

import { accountId, memberId } from '../shared/id.ts';

export const fileId = z.uuid().brand<'file'>();
export type FileId = z.infer<typeof fileId>;

/** Bytes that were sent and belong to no file yet; the sender chooses the id, so that sending again is the same upload. */
export const uploadId = z.uuid().brand<'upload'>();
export type UploadId = z.infer<typeof uploadId>;

/** How long an archived file can be taken out of the bin again. */
export const binDays = 30;

/** Versions of one file. */
export const mostVersions = 200;

const bytes = z.int().min(0);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A file of an account, as lists show it: its latest version. */
export const file = z.strictObject({
  id: fileId,
  accountId,
  name: z.string(),
  /** Told from its bytes, never from its name. */
  type: z.string(),
  bytes,
  /** Counts from 1. */
  version: z.int().min(1),
  createdBy: memberId.nullable(),
  createdAt: z.iso.datetime(),
  /** Who brought the latest version, and when. */
  changedBy: memberId.nullable(),
  changedAt: z.iso.datetime(),
  archivedAt: z.iso.datetime().nullable(),
});
export type AccountFile = z.infer<typeof file>;

export const fileVersion = z.strictObject({
  version: z.int().min(1),
  type: z.string(),
  bytes,
  sha256,
  addedBy: memberId.nullable(),
  addedAt: z.iso.datetime(),
});
export type FileVersion = z.infer<typeof fileVersion>;

/** What the server says of bytes that have arrived. */
export const upload = z.strictObject({ uploadId, type: z.string(), bytes, sha256 });
export type Upload = z.infer<typeof upload>;
