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
export const minorDigitsOf = (code: string): number =>
  Object.hasOwn(unusualDigits, code) ? (unusualDigits[code] ?? 2) : 2;
