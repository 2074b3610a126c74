import { useEffect, useState, type ReactNode } from 'react';
import { IntlProvider } from 'use-intl';

import { pickLanguage, type UiLanguage, type Words } from '#shared/i18n/words.ts';
import { usePreferences } from '#shared/preferences/preferences.ts';

import { loadCatalogue, type Catalogue } from './catalogues.ts';

const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();

/** Words and formats in the person's language; switching keeps the page and everything typed. */
export const LanguageProvider = ({ children }: { children: ReactNode }) => {
  const wanted = pickLanguage([usePreferences().language, ...navigator.languages]);
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
