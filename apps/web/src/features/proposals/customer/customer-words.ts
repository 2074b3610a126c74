import type { ProposalLanguage, SentContent } from '@baton/schema/proposals';
import { createContext, useContext } from 'react';

import { customerEn, type CustomerWords } from './customer.messages.en.ts';
import { customerFr } from './customer.messages.fr.ts';
import { customerIt } from './customer.messages.it.ts';

export const wordsIn: Readonly<Record<ProposalLanguage, CustomerWords>> = {
  en: customerEn,
  fr: customerFr,
  it: customerIt,
};

/** Languages by their own names: whoever looks for theirs may not read the one that is shown. */
export const languageNames: Readonly<Record<ProposalLanguage, string>> = {
  en: 'English',
  fr: 'Français',
  it: 'Italiano',
};

interface Spoken {
  words: CustomerWords;
  language: ProposalLanguage;
}

export const LanguageContext = createContext<Spoken>({ words: customerEn, language: 'en' });

export const useWords = (): Spoken => useContext(LanguageContext);

/** The browser's language where nothing else is known, as before the proposal is read. */
export const browserLanguage = (): ProposalLanguage => {
  const [first = ''] = (navigator.language || '').split('-');
  return first === 'fr' || first === 'it' ? first : 'en';
};

/** A day of the calendar, which is the same everywhere. */
export const dayText = (day: SentContent['validUntil'], language: ProposalLanguage): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`));

/** A moment, where the reader is. */
export const momentText = (at: string, language: ProposalLanguage): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(Date.parse(at));
