/** Languages that customers are most often spoken to in; one that is set already is added. */
const usual = ['fr', 'it', 'en', 'de', 'es', 'nl', 'pt', 'pl', 'ro', 'ar', 'zh', 'ja'];

/** A spoken language by its name in the language of the interface; the code itself when it has none. */
export const languageName = (locale: string, code: string): string =>
  new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code;

/** Spoken languages by their name in the language of the interface. */
export const languageOptions = (locale: string, current: string | null): { value: string; label: string }[] => {
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  return [...new Set([...usual, ...(current === null ? [] : [current])])].map((value) => ({
    value,
    label: names.of(value) ?? value,
  }));
};
