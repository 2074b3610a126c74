import { oc } from '@orpc/contract';
import { z } from 'zod';

import { passwordId } from '../shared/id.ts';
import { refusals } from '../shared/refusal.ts';
import { appPassword, appPasswordSecret } from './calendar.ts';

/** Passwords with which phones and other programs read and write calendars (CalDAV), and nothing else. */
export const appPasswords = {
  listPasswords: oc
    .route({
      method: 'GET',
      path: '/app-passwords',
      summary: 'My passwords for phones and other calendar programs, without their secrets',
      tags: ['calendars'],
    })
    .output(z.strictObject({ data: z.array(appPassword) })),
  createPassword: oc
    .route({
      method: 'POST',
      path: '/app-passwords',
      summary: 'Make a password for one device, of a secret that the asking one made up',
      tags: ['calendars'],
    })
    .input(z.strictObject({ name: z.string().trim().min(1).max(80), secret: appPasswordSecret }))
    .output(appPassword)
    .errors(refusals('too-many-passwords', 'password-taken')),
  revokePassword: oc
    .route({
      method: 'DELETE',
      path: '/app-passwords/{passwordId}',
      summary: 'The device that has this password reads and writes no more',
      tags: ['calendars'],
    })
    .input(z.strictObject({ passwordId }))
    .output(z.strictObject({})),
};
