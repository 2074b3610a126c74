/** The shape of a catalogue with any words in it: what a translation must fill. */
export type Words<Catalogue> = {
  [Key in keyof Catalogue]: Catalogue[Key] extends string ? string : Words<Catalogue[Key]>;
};

/** Languages of the interface and how each names itself. */
export const languageNames = { en: 'English', fr: 'Français', it: 'Italiano' } as const;
export type UiLanguage = keyof typeof languageNames;
export const uiLanguages: readonly UiLanguage[] = ['en', 'fr', 'it'];

/** The first of the wanted languages that the interface speaks; English when none does. */
export const pickLanguage = (wanted: readonly (string | null | undefined)[]): UiLanguage => {
  for (const tag of wanted) {
    const start = tag?.toLowerCase().split('-')[0];
    const found = uiLanguages.find((language) => language === start);
    if (found) return found;
  }
  return 'en';
};
