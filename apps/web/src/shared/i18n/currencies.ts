/** Currencies that stand first in a picker; the rest follow by code. */
const usual = ['EUR', 'USD', 'GBP', 'CHF'];

/** Every currency the platform knows, with its name in this language. */
export const currencyOptions = (locale: string): { value: string; label: string }[] => {
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  const codes = [...usual, ...Intl.supportedValuesOf('currency').filter((code) => !usual.includes(code))];
  return codes.map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }));
};
