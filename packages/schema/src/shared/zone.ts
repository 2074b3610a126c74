import { z } from 'zod';

/** An IANA time zone, such as "Europe/Paris". Offsets such as "+01:00" are none: they do not know summer time. */
export const timeZone = z
  .string()
  .max(60)
  .refine((name) => /^[A-Za-z]/.test(name) && isKnown(name));

const isKnown = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
};
