import { z } from 'zod';

/**
 * How a company or a person is reached. National ways of writing a number are the interface's and the importers'
 * business: what is stored is E.164, so that two spellings of one number are one number.
 */
export const phoneNumber = z.string().regex(/^\+[1-9]\d{6,14}$/);

export const contactEmail = z.string().trim().toLowerCase().pipe(z.email().max(254));

const reachLabel = z.string().trim().max(40).default('');

export const phone = z.strictObject({ label: reachLabel, number: phoneNumber });
export type Phone = z.infer<typeof phone>;
export const phones = z.array(phone).max(10);

export const email = z.strictObject({ label: reachLabel, address: contactEmail });
export type Email = z.infer<typeof email>;
export const emails = z.array(email).max(10);

/** What an address is for. */
export const addressUses = ['main', 'billing', 'delivery', 'other'] as const;
export const addressUse = z.enum(addressUses);

const addressPart = z.string().trim().max(200).default('');

export const address = z.strictObject({
  use: addressUse.default('main'),
  street: addressPart,
  postalCode: addressPart,
  city: addressPart,
  region: addressPart,
  country: addressPart,
});
export type Address = z.infer<typeof address>;
export const addresses = z.array(address).max(10);

/** By which way somebody wants to be reached. */
export const channels = ['email', 'phone', 'message', 'visit', 'post'] as const;
export const channel = z.enum(channels);
export type Channel = z.infer<typeof channel>;

/** A language that somebody speaks, by its ISO 639 code; more than those of the interface. */
export const spokenLanguage = z.string().regex(/^[a-z]{2,3}$/);

/** How far the relation has come; a lead is an account or contact at its beginning, never another table. */
export const lifeStatuses = ['lead', 'qualified', 'active', 'former'] as const;
export const lifeStatus = z.enum(lifeStatuses);
export type LifeStatus = z.infer<typeof lifeStatus>;

/** The addresses at which anybody can have a mailbox: sharing one of these says nothing about two companies. */
const freeMail = new Set(
  'gmail.com googlemail.com outlook.com hotmail.com hotmail.fr hotmail.it live.com live.fr live.it msn.com yahoo.com yahoo.fr yahoo.it icloud.com me.com aol.com gmx.com gmx.net orange.fr wanadoo.fr free.fr sfr.fr laposte.net libero.it virgilio.it tiscali.it alice.it tin.it proton.me protonmail.com pec.it'.split(
    ' ',
  ),
);

/** The domain that a web address or an e-mail address belongs to; null for none, and for a public mail service. */
export const domainOf = (written: string): string | null => {
  const host = written
    .trim()
    .toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
    .replace(/^.*@/, '')
    .replace(/[/?#:].*$/, '')
    .replace(/^www\./, '');
  return /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u.test(host) && !freeMail.has(host) ? host : null;
};
