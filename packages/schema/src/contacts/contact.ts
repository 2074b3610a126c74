import { z } from 'zod';

import { fieldValues } from '../fields/field.ts';
import { accountId, contactId, memberId } from '../shared/id.ts';
import { addresses, channel, emails, lifeStatus, phones, spokenLanguage } from '../shared/reach.ts';

const line = z.string().trim().min(1).max(120).nullable();

/** Whether somebody agreed to be written to or called, when, and how that is known. */
export const consent = z.strictObject({
  channel: z.enum(['email', 'phone', 'message', 'post']),
  given: z.boolean(),
  on: z.iso.date(),
  /** Such as "form on the website" or "asked on the phone". */
  how: z.string().trim().max(200).default(''),
});
export type Consent = z.infer<typeof consent>;
export const consentChannels = consent.shape.channel.options;

/** What people can change of a contact, each on its own. */
export const contactValues = z.strictObject({
  name: z.string().trim().min(1).max(200),
  /** What they do, such as "Head of purchasing". */
  title: line,
  status: lifeStatus,
  ownerId: memberId.nullable(),
  emails,
  phones,
  addresses,
  channel: channel.nullable(),
  language: spokenLanguage.nullable(),
  contactHours: z.string().trim().min(1).max(200).nullable(),
  /** At most one for each channel: the last that is known. */
  consents: z
    .array(consent)
    .max(consentChannels.length)
    .refine((all) => new Set(all.map((each) => each.channel)).size === all.length),
});
export type ContactValues = z.infer<typeof contactValues>;
export const contactField = contactValues.keyof();
export const contactFields = contactField.options;
export type ContactField = z.infer<typeof contactField>;

/** The part that a contact plays at an account, such as "buyer"; a person may be at several. */
export const contactPart = z.string().trim().max(80);

export const contactPlace = z.strictObject({ accountId, accountName: z.string(), part: contactPart });
export type ContactPlace = z.infer<typeof contactPlace>;

export const contactHome = z.enum(['listed', 'archive', 'bin']);
export type ContactHome = z.infer<typeof contactHome>;

/** A person, at the accounts that the reader may see. */
export const contact = z.strictObject({
  id: contactId,
  ...contactValues.shape,
  custom: fieldValues,
  accounts: z.array(contactPlace),
  home: contactHome,
  deletedOn: z.iso.datetime().nullable(),
  /** The contact that this one was merged into, and whose page is now its own. */
  mergedIntoId: contactId.nullable(),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  mayEdit: z.boolean(),
  mayComment: z.boolean(),
});
export type Contact = z.infer<typeof contact>;
