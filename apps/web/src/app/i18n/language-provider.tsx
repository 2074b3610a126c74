import { useEffect, useState, type ReactNode } from 'react';
import { IntlProvider } from 'use-intl';

import { pickLanguage, type UiLanguage, type Words } from '#shared/i18n/words.ts';
import { usePreferences, type Preferences } from '#shared/preferences/preferences.ts';

import { loadCatalogue, type Catalogue } from './catalogues.ts';

const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();

/** The language chosen on this device, or the first of the browser's that the interface speaks. */
export const wantedLanguage = ({ language }: Pick<Preferences, 'language'>): UiLanguage =>
  pickLanguage([language, ...navigator.languages]);

/** Words and formats in the person's language; switching keeps the page and everything typed. */
export const LanguageProvider = ({ children }: { children: ReactNode }) => {
  const wanted = wantedLanguage(usePreferences());
  const [loaded, setLoaded] = useState<{ language: UiLanguage; words: Words<Catalogue> } | null>(null);
  useEffect(() => {
    let current = true;
    const load = async () => {
      const words = await loadCatalogue[wanted]();
      if (!current) return;
      document.documentElement.lang = wanted;
      setLoaded({ language: wanted, words });
    };
    void load();
    return () => {
      current = false;
    };
  }, [wanted]);
  if (!loaded) return null;
  return (
    <IntlProvider locale={loaded.language} messages={loaded.words} timeZone={timeZone}>
      {children}
    </IntlProvider>
  );
};
