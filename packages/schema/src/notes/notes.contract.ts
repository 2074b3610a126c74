import { oc } from '@orpc/contract';
import { z } from 'zod';

import { accountId, noteId } from '../shared/id.ts';
import { listInput, listOf } from '../shared/list.ts';
import { pastSeq } from '../shared/past.ts';
import { refusals } from '../shared/refusal.ts';
import { noteDetail, noteMoment, noteSummary, noteTitle, pastNote, versionName } from './note-record.ts';
import { noteTemplates } from './note.ts';

const one = z.strictObject({ noteId });

/**
 * Notes. Who reads and writes them is who reads and writes their account. What they say is edited on the live document
 * `note:<id>`.
 */
export const notes = {
  list: oc
    .route({
      method: 'GET',
      path: '/accounts/{accountId}/notes',
      summary: 'The notes of an account, its main note first',
      tags: ['notes'],
    })
    .input(z.strictObject({ accountId, ...listInput, home: z.enum(['account', 'archive']).default('account') }))
    .output(listOf(noteSummary)),
  create: oc
    .route({
      method: 'POST',
      path: '/accounts/{accountId}/notes',
      summary: "Begin the account's main note, or add a page to it",
      tags: ['notes'],
    })
    .input(
      z.strictObject({
        accountId,
        /** The main note to add a page to. Without it the main note itself is begun, or answered when there is one. */
        parentId: noteId.nullable().default(null),
        title: noteTitle.default(''),
        template: z.enum(noteTemplates).default('blank'),
        /** Of the template's words. */
        language: z.enum(['en', 'fr', 'it']).default('en'),
      }),
    )
    .output(noteDetail)
    .errors(refusals('main-note-not-found', 'too-many-pages')),
  get: oc
    .route({ method: 'GET', path: '/notes/{noteId}', summary: 'One note with its text', tags: ['notes'] })
    .input(one)
    .output(noteDetail),
  rename: oc
    .route({ method: 'PATCH', path: '/notes/{noteId}', summary: 'Rename a note', tags: ['notes'] })
    .input(z.strictObject({ noteId, title: noteTitle }))
    .output(noteDetail)
    .errors(refusals('note-archived')),
  archive: oc
    .route({ method: 'POST', path: '/notes/{noteId}/archive', summary: 'Put a page into the archive', tags: ['notes'] })
    .input(one)
    .output(noteDetail)
    .errors(refusals('note-archived', 'note-is-main')),
  restore: oc
    .route({ method: 'POST', path: '/notes/{noteId}/restore', summary: 'Take a page back', tags: ['notes'] })
    .input(one)
    .output(noteDetail)
    .errors(refusals('note-not-archived')),
  history: oc
    .route({
      method: 'GET',
      path: '/notes/{noteId}/versions',
      summary: 'Moments a note can be brought back to, newest first',
      tags: ['notes'],
    })
    .input(one)
    .output(z.strictObject({ head: z.int(), moments: z.array(noteMoment) })),
  past: oc
    .route({ method: 'GET', path: '/notes/{noteId}/past/{seq}', summary: 'A note as it was', tags: ['notes'] })
    .input(z.strictObject({ noteId, seq: pastSeq }))
    .output(pastNote),
  nameVersion: oc
    .route({ method: 'POST', path: '/notes/{noteId}/versions', summary: 'Name a moment of a note', tags: ['notes'] })
    .input(z.strictObject({ noteId, seq: z.int().min(1), name: versionName }))
    .output(noteMoment)
    .errors(refusals('version-not-found')),
  returnTo: oc
    .route({
      method: 'POST',
      path: '/notes/{noteId}/return',
      summary: 'Bring a note back to how it was, by an edit that merges with what others write',
      tags: ['notes'],
    })
    .input(z.strictObject({ noteId, seq: z.int().min(1) }))
    .output(noteDetail)
    .errors(refusals('note-archived', 'version-not-found')),
};
