import { oc } from '@orpc/contract';
import { z } from 'zod';

import { accountId, noteId } from '../shared/id.ts';
import { listInput, listOf } from '../shared/list.ts';
import { refusals } from '../shared/refusal.ts';
import { noteDetail, noteSummary, noteTitle } from './note-record.ts';
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
    .errors(refusals('parent-not-found', 'too-many-pages')),
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
};
