import { classes } from '@baton/ui';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** A number of E.164 as people read it, which calls when it is pressed. */
export const PhoneText = ({ number, className }: { number: string; className?: string }) => (
  <a
    className={classes('min-w-0 truncate text-text-2 hover:text-accent hover:underline', className)}
    href={`tel:${number}`}
  >
    {phoneWords(number)}
  </a>
);

export const phoneWords = (number: string): string =>
  parsePhoneNumberFromString(number)?.formatInternational() ?? number;
