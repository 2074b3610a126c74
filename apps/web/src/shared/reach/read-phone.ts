import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';

const homes: Record<string, CountryCode> = { fr: 'FR', it: 'IT', en: 'GB' };

/** What a person typed as E.164; a number without a country is read as one of the home of their language. */
export const readPhone = (typed: string, locale: string): string | null => {
  const home = homes[locale.slice(0, 2)];
  const found = parsePhoneNumberFromString(typed, home === undefined ? {} : { defaultCountry: home });
  return found?.isPossible() === true ? found.number : null;
};
