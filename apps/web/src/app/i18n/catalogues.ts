import type { UiLanguage, Words } from '#shared/i18n/words.ts';

import type { catalogue } from './catalogue-en.ts';

export type Catalogue = typeof catalogue;

declare module 'use-intl' {
  interface AppConfig {
    Locale: UiLanguage;
    Messages: Catalogue;
  }
}

/** Reads the words of one language; each is a chunk of its own. */
export const loadCatalogue: Record<UiLanguage, () => Promise<Words<Catalogue>>> = {
  en: async () => (await import('./catalogue-en.ts')).catalogue,
  fr: async () => (await import('./catalogue-fr.ts')).catalogue,
  it: async () => (await import('./catalogue-it.ts')).catalogue,
};
