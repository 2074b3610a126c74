import type { ReactNode } from 'react';

/** Words of a story: short English ones, or French ones that try how much room there is. */
export interface StoryWords {
  short: string;
  action: string;
  field: string;
  hint: string;
  error: string;
  name: string;
  sentence: string;
}

/** A component with what it can look like. */
export interface Story {
  component: string;
  variants: { name: string; render: (words: StoryWords) => ReactNode }[];
}

export const english: StoryWords = {
  short: 'Saved',
  action: 'New deal',
  field: 'Closing date',
  hint: 'When the customer decides.',
  error: 'Type a date.',
  name: 'Giulia Rossi',
  sentence: 'The server cannot be reached. Changes are kept on this device.',
};

export const french: StoryWords = {
  short: 'Hors ligne · 12 modifications conservées sur cet appareil',
  action: 'Enregistrer comme nouvelle vue partagée',
  field: 'Date de clôture prévisionnelle convenue avec le client',
  hint: 'La date à laquelle votre interlocuteur vous a dit qu’il prendrait sa décision définitive.',
  error: 'Saisissez une date au format jour, mois, année, par exemple 31/12/2026.',
  name: 'Marie-Antoinette de La Rochefoucauld-Liancourt',
  sentence:
    'Le serveur est injoignable. Vous pouvez continuer à travailler, vos modifications sont conservées sur cet appareil et seront envoyées dès le retour de la connexion.',
};
