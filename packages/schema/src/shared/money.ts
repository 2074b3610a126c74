import { z } from 'zod';

/** ISO 4217 code. The list of known currencies is the platform's own (`Intl.supportedValuesOf('currency')`). */
export const currency = z.string().regex(/^[A-Z]{3}$/);
export type Currency = z.infer<typeof currency>;

/** An amount in minor units of its currency: 12.50 EUR is `1250`. Always an integer, never a float. */
export const minorUnits = z.int();

export const money = z.strictObject({ amount: minorUnits, currency });
export type Money = z.infer<typeof money>;

/** Currencies by their minor digits where these are not two, as ISO 4217 has them. */
const unusualDigits: Readonly<Record<string, number>> = Object.fromEntries([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0]),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3]),
  ...['CLF', 'UYW'].map((code) => [code, 4]),
]);

/**
 * How many digits a currency has behind the point. A table of ours, not the platform's: a sum must come out the same in
 * every browser and on the server, and their tables differ.
 */
export const minorDigitsOf = (code: Currency): number =>
  Object.hasOwn(unusualDigits, code) ? (unusualDigits[code] ?? 2) : 2;
