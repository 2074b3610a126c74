import { oc } from '@orpc/contract';
import { z } from 'zod';

import { accountId } from '../shared/id.ts';
import { listInput, listOf } from '../shared/list.ts';
import { refusals } from '../shared/refusal.ts';
import { fileName } from './file-name.ts';
import { file, fileId, fileVersion, uploadId } from './file.ts';

/**
 * Files of accounts. Bytes travel beside these routes: `PUT /accounts/{accountId}/uploads/{uploadId}` takes them under an id
 * of the sender's choice, `GET /files/{fileId}/content` and `/preview` give them (`bytesRoutes`).
 */
export const files = {
  list: oc
    .route({ method: 'GET', path: '/accounts/{accountId}/files', summary: 'Files, newest first', tags: ['files'] })
    .input(
      z.strictObject({
        accountId,
        ...listInput,
        /** `true` lists the bin instead. */
        archived: z.enum(['true', 'false']).default('false'),
      }),
    )
    .output(listOf(file)),
  limits: oc
    .route({
      method: 'GET',
      path: '/accounts/{accountId}/file-limits',
      summary: 'Whether the caller may add files here, and how large they may be',
      tags: ['files'],
    })
    .input(z.strictObject({ accountId }))
    .output(z.strictObject({ mayChange: z.boolean(), fileMostBytes: z.int() })),
  get: oc
    .route({ method: 'GET', path: '/files/{fileId}', summary: 'One file and its versions', tags: ['files'] })
    .input(z.strictObject({ fileId }))
    .output(z.strictObject({ file, versions: z.array(fileVersion) })),
  create: oc
    .route({
      method: 'POST',
      path: '/accounts/{accountId}/files',
      summary: 'Make a file of an upload: first PUT its bytes to /accounts/{accountId}/uploads/{uploadId}',
      tags: ['files'],
    })
    .input(z.strictObject({ accountId, uploadId, name: fileName }))
    .output(file)
    .errors(refusals('upload-not-there')),
  addVersion: oc
    .route({
      method: 'POST',
      path: '/files/{fileId}/versions',
      summary: 'Make an upload the next version of a file',
      tags: ['files'],
    })
    .input(z.strictObject({ fileId, uploadId }))
    .output(file)
    .errors(refusals('upload-not-there', 'file-archived', 'too-many-versions')),
  rename: oc
    .route({ method: 'PATCH', path: '/files/{fileId}', summary: 'Rename a file', tags: ['files'] })
    .input(z.strictObject({ fileId, name: fileName }))
    .output(file)
    .errors(refusals('file-archived')),
  archive: oc
    .route({
      method: 'POST',
      path: '/files/{fileId}/archive',
      summary: 'Put a file into the bin; it can be restored for 30 days',
      tags: ['files'],
    })
    .input(z.strictObject({ fileId }))
    .output(file)
    .errors(refusals('file-archived')),
  restore: oc
    .route({
      method: 'POST',
      path: '/files/{fileId}/restore',
      summary: 'Take a file out of the bin',
      tags: ['files'],
    })
    .input(z.strictObject({ fileId }))
    .output(file)
    .errors(refusals('file-not-archived')),
};

/** Where bytes go in and out, below `/api/v1`; the browser builds its addresses from them. */
export const bytesRoutes = {
  upload: '/accounts/{accountId}/uploads/{uploadId}',
  content: '/files/{fileId}/content',
  preview: '/files/{fileId}/preview',
} as const;
