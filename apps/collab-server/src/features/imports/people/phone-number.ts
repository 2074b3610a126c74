import { phoneNumber } from '@baton/schema/shared';
import { isSupportedCountry, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';

/** A number as it is kept. */
export interface PhoneNumber {
  number: string;
  extension: string | null;
}

/** What somebody wrote as E.164; null when it cannot be a number. */
export const readPhoneNumber = (written: string, country: CountryCode): PhoneNumber | null => {
  const found = parsePhoneNumberFromString(written, { defaultCountry: country });
  if (found?.isPossible() !== true || !phoneNumber.safeParse(found.number).success) return null;
  // Read in another country than it belongs to, a number mostly has the right length and yet is nobody's.
  if (lacksCountry(written) && !found.isValid()) return null;
  return { number: found.number, extension: found.ext ?? null };
};

/** Whether this is a number, and one as it is written within its country. */
export const lacksCountry = (written: string): boolean =>
  (written.match(/\d/g) ?? []).length > 4 && !/^\D*(\+|00[1-9])/.test(written);

const ofLanguage: Readonly<Record<string, CountryCode>> = { fr: 'FR', it: 'IT', en: 'GB' };
const ofCurrency: Readonly<Record<string, CountryCode>> = { GBP: 'GB', CHF: 'CH', USD: 'US', CAD: 'CA' };

/** Where a workspace is at home: the country of its currency where there is one alone, otherwise of its language. */
export const homeOf = ({ language, currency }: { language: string; currency: string }): CountryCode =>
  ofCurrency[currency] ?? ofLanguage[language] ?? 'FR';

/** A country by its two letters; null for none. */
export const countryOf = (written: string | undefined): CountryCode | null =>
  written !== undefined && isSupportedCountry(written) ? written : null;

/** Countries offered where the assumed one is not right. */
export const likelyCountries: readonly CountryCode[] = ['FR', 'IT', 'GB', 'DE', 'ES', 'CH', 'BE', 'NL', 'US', 'CA'];
