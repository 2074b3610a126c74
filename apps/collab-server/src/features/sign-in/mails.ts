import { language, type Language } from '@baton/schema/workspaces';

import type { Mail } from '#platform/mail/mail.ts';

const resetTexts: Record<Language, (url: string) => { subject: string; text: string }> = {
  en: (url) => ({
    subject: 'Set a new password',
    text: `Somebody asked to set a new password for your Baton sign-in.\n\nWithin one hour, open:\n${url}\n\nIf it was not you, nothing needs to be done: your password stays as it is.\n`,
  }),
  fr: (url) => ({
    subject: 'Définir un nouveau mot de passe',
    text: `Une personne a demandé un nouveau mot de passe pour votre accès à Baton.\n\nDans l’heure qui suit, ouvrez :\n${url}\n\nSi ce n’était pas vous, vous n’avez rien à faire : votre mot de passe reste inchangé.\n`,
  }),
  it: (url) => ({
    subject: 'Imposta una nuova password',
    text: `È stata chiesta una nuova password per l’accesso a Baton.\n\nEntro un’ora, aprire:\n${url}\n\nSe la richiesta non è partita da qui, non occorre fare nulla: la password resta la stessa.\n`,
  }),
};

/** The mail with the link to a new password, in the person's language. */
export const resetMail = (user: { email: string; language?: unknown }, link: URL): Mail => {
  const known = language.safeParse(user.language);
  return { to: user.email, ...resetTexts[known.data ?? 'en'](link.href) };
};
