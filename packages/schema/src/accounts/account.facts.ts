import { z } from 'zod';

import { visibility } from '../shared/access.ts';
import { factType } from '../shared/fact.ts';
import { accountId, contactId, fieldId, memberId } from '../shared/id.ts';
import { taken } from '../shared/merge.ts';
import { accountField, accountKind, activityKind } from './account.ts';

export const accountCreated = factType('account.created', {
  name: z.string(),
  kind: accountKind,
  sector: z.string().nullable(),
  visibility,
  ownerId: memberId.nullable(),
  /** Everything else that it was created with; facts of before there was more do not have it. */
  values: z.record(z.string(), z.json()).optional(),
});

/** One per field. `field` is `custom` for a field of the workspace's own, named as it was called at the time. */
export const accountEdited = factType('account.edited', {
  field: accountField.or(z.literal('custom')),
  fieldId: fieldId.optional(),
  fieldName: z.string().optional(),
  from: z.json(),
  to: z.json(),
});

export const accountArchived = factType('account.archived', { name: z.string() });
export const accountBinned = factType('account.binned', { name: z.string() });
/** Back in the lists from the archive or the bin. */
export const accountRestored = factType('account.restored', { name: z.string() });
/** Deleted for good, 30 days after it went to the bin. */
/** Says nothing of what it was: that is what deleting for good is about. `took` are ids of what went with it. */
export const accountPurged = factType('account.purged', { took: z.array(z.uuid()).default([]) });

/** What the remaining account took over, with what it was before, so that the merge can be taken back. */
export const accountMerged = factType('account.merged', {
  mergedId: accountId,
  mergedName: z.string(),
  taken: z.array(taken),
  /** Contacts that it has now and had not before. */
  gained: z.array(contactId),
});
/** A merge taken back: both accounts stand again. `given` are the fields that went back. */
export const accountSplit = factType('account.split', {
  mergedId: accountId,
  mergedName: z.string(),
  given: z.array(taken),
  lost: z.array(contactId),
});

/** A call, a meeting or a message, written down by hand or dropped as a file. */
export const activityLogged = factType('activity.logged', {
  kind: activityKind,
  /** When it took place; the fact itself is as old as its writing down. */
  at: z.iso.datetime(),
  title: z.string(),
  text: z.string(),
  contactId: contactId.nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
});
