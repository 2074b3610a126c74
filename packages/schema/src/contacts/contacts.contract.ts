import { oc } from '@orpc/contract';
import { z } from 'zod';

import { fieldConditions, fieldSort } from '../fields/field-condition.ts';
import { fieldChanges } from '../fields/field.ts';
import { fact } from '../shared/fact.ts';
import { accountId, contactId, memberId } from '../shared/id.ts';
import { listInput, listOf } from '../shared/list.ts';
import { contactEmail, lifeStatus, phoneNumber } from '../shared/reach.ts';
import { homeRoutes, mergeChoices, timelineInput, visited } from '../shared/record-routes.ts';
import { refusals } from '../shared/refusal.ts';
import { contact, contactField, contactHome, contactPart, contactValues } from './contact.ts';

/** Orders of the list; `-` turns one round. */
export const contactSorts = ['name', 'title', 'createdAt', 'changedAt'] as const;
export const contactSort = z.enum([...contactSorts, ...contactSorts.map((sort) => `-${sort}` as const)]).or(fieldSort);
export type ContactSort = z.infer<typeof contactSort>;

/** Every filter narrows; absent ones say nothing. */
export const contactFilter = {
  /** Any part of the name; accents and case do not matter. */
  q: z.string().trim().max(100).optional(),
  home: contactHome.default('listed'),
  status: lifeStatus.optional(),
  ownerId: memberId.optional(),
  accountId: accountId.optional(),
  language: z.string().max(3).optional(),
  /** Conditions on custom fields, as `<field>.<operator>.<value>` joined by commas. */
  where: fieldConditions.optional(),
};

const partial = { ...contactValues.partial().shape, custom: fieldChanges.optional() };
const invalid = refusals('owner-not-found', 'account-not-found', 'invalid-field', 'contact-in-bin');
const several = z.strictObject({ contactIds: z.array(contactId).min(1).max(500) });
const changed = z.strictObject({ changed: z.array(contactId) });

/** People at accounts, and people who are at none yet. */
export const contacts = {
  list: oc
    .route({ method: 'GET', path: '/contacts', summary: 'Contacts as a table, found by name', tags: ['contacts'] })
    .input(z.strictObject({ ...listInput, ...contactFilter, sort: contactSort.default('name') }))
    .output(listOf(contact)),
  totals: oc
    .route({
      method: 'GET',
      path: '/contacts/totals',
      summary: 'Count of the contacts that a list would show',
      tags: ['contacts'],
    })
    .input(z.strictObject(contactFilter))
    .output(z.strictObject({ count: z.int() })),
  ids: oc
    .route({
      method: 'GET',
      path: '/contacts/ids',
      summary: 'Ids of all contacts that a list would show, at most 5,000',
      tags: ['contacts'],
    })
    .input(z.strictObject(contactFilter))
    .output(z.strictObject({ ids: z.array(contactId) })),
  duplicates: oc
    .route({
      method: 'GET',
      path: '/contacts/duplicates',
      summary: 'Contacts that one with these values may be already',
      tags: ['contacts'],
    })
    .input(
      z.strictObject({
        name: z.string().trim().max(200).optional(),
        email: contactEmail.optional().catch(undefined),
        phone: phoneNumber.optional().catch(undefined),
        exceptId: contactId.optional(),
      }),
    )
    .output(
      z.strictObject({
        data: z.array(
          z.strictObject({
            id: contactId,
            name: z.string(),
            accountName: z.string().nullable(),
            by: z.enum(['email', 'phone', 'name']),
          }),
        ),
      }),
    ),
  get: oc
    .route({ method: 'GET', path: '/contacts/{contactId}', summary: 'One contact', tags: ['contacts'] })
    .input(z.strictObject({ contactId }))
    .output(contact),
  create: oc
    .route({ method: 'POST', path: '/contacts', summary: 'Add a contact', tags: ['contacts'] })
    .input(
      z.strictObject({
        ...partial,
        name: contactValues.shape.name,
        accountId: accountId.nullable().default(null),
        part: contactPart.default(''),
      }),
    )
    .output(contact)
    .errors(invalid),
  edit: oc
    .route({
      method: 'PATCH',
      path: '/contacts/{contactId}',
      summary: 'Change fields of a contact',
      tags: ['contacts'],
    })
    .input(z.strictObject({ contactId, ...partial }))
    .output(contact)
    .errors(invalid),
  editMany: oc
    .route({
      method: 'POST',
      path: '/contacts/edit',
      summary: 'Change fields of several contacts at once; those that may not be changed are left out',
      tags: ['contacts'],
    })
    .input(
      z.strictObject({
        changes: z
          .array(
            z.strictObject({
              contactId,
              ...contactValues.pick({ status: true, ownerId: true, language: true, channel: true }).partial().shape,
            }),
          )
          .min(1)
          .max(500),
      }),
    )
    .output(changed)
    .errors(refusals('owner-not-found')),
  link: oc
    .route({
      method: 'PUT',
      path: '/accounts/{accountId}/contacts/{contactId}',
      summary: 'Put a contact at an account, or change the part it plays there',
      tags: ['contacts'],
    })
    .input(z.strictObject({ accountId, contactId, part: contactPart.default('') }))
    .output(contact),
  unlink: oc
    .route({
      method: 'DELETE',
      path: '/accounts/{accountId}/contacts/{contactId}',
      summary: 'Take a contact away from an account',
      tags: ['contacts'],
    })
    .input(z.strictObject({ accountId, contactId }))
    .output(contact)
    .errors(refusals('not-linked')),
  ...homeRoutes('contacts', { several, changed }),
  merge: oc
    .route({
      method: 'POST',
      path: '/contacts/{contactId}/merge',
      summary: 'Merge another contact into this one, taking over the named fields',
      tags: ['contacts'],
    })
    .input(
      z.strictObject({
        contactId,
        otherId: contactId,
        ...mergeChoices(contactField),
      }),
    )
    .output(contact)
    .errors(refusals('same-contact', 'already-merged', 'contact-in-bin')),
  split: oc
    .route({
      method: 'POST',
      path: '/contacts/{contactId}/split',
      summary: 'Take a merge back: both contacts stand again',
      tags: ['contacts'],
    })
    .input(z.strictObject({ contactId, otherId: contactId }))
    .output(contact)
    .errors(refusals('not-merged')),
  timeline: oc
    .route({
      method: 'GET',
      path: '/contacts/{contactId}/timeline',
      summary: 'What happened to a contact and with them, newest first',
      tags: ['contacts', 'history'],
    })
    .input(
      z.strictObject({
        contactId,
        ...timelineInput,
      }),
    )
    .output(listOf(fact)),
  visit: oc
    .route({
      method: 'PUT',
      path: '/contacts/{contactId}/visit',
      summary: 'Remember that this person has seen the contact; says when they last had before',
      tags: ['contacts', 'history'],
    })
    .input(z.strictObject({ contactId }))
    .output(visited),
};
