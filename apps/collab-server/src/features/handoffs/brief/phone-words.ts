import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** A number of E.164 as people read it: +33 1 99 00 12 01. */
export const phoneWords = (phone: { number: string } | undefined): string | undefined =>
  phone && (parsePhoneNumberFromString(phone.number)?.formatInternational() ?? phone.number);
