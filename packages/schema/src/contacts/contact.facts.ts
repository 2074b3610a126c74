import { z } from 'zod';

import { factType } from '../shared/fact.ts';
import { accountId, contactId, fieldId } from '../shared/id.ts';
import { taken } from '../shared/merge.ts';
import { contactField } from './contact.ts';

export const contactCreated = factType('contact.created', {
  name: z.string(),
  values: z.record(z.string(), z.json()),
});

/** One per field. `field` is `custom` for a field of the workspace's own, named as it was called at the time. */
export const contactEdited = factType('contact.edited', {
  name: z.string(),
  field: contactField.or(z.literal('custom')),
  fieldId: fieldId.optional(),
  fieldName: z.string().optional(),
  from: z.json(),
  to: z.json(),
});

/** Now at this account, or there in another part. */
export const contactLinked = factType('contact.linked', { accountId, name: z.string(), part: z.string() });
export const contactUnlinked = factType('contact.unlinked', { accountId, name: z.string(), part: z.string() });

export const contactArchived = factType('contact.archived', { name: z.string() });
export const contactBinned = factType('contact.binned', { name: z.string() });
export const contactRestored = factType('contact.restored', { name: z.string() });
/** Deleted for good, 30 days after it went to the bin. */
/** `took` are ids of what went with them: talk, mentions, tasks. */
export const contactPurged = factType('contact.purged', { took: z.array(z.uuid()).default([]) });

/** What the remaining contact took over, with what it was before, so that the merge can be taken back. */
export const contactMerged = factType('contact.merged', {
  mergedId: contactId,
  mergedName: z.string(),
  taken: z.array(taken),
  /** Accounts that it is at now and was not before. */
  gained: z.array(accountId),
});
/** A merge taken back: both contacts stand again. `given` are the fields that went back. */
export const contactSplit = factType('contact.split', {
  mergedId: contactId,
  mergedName: z.string(),
  given: z.array(taken),
  lost: z.array(accountId),
});
