import type { Words } from '#shared/i18n/words.ts';

import type { signInEn } from './sign-in.messages.en.ts';

export const signInIt: Words<typeof signInEn> = {
  title: 'Accedi a Baton',
  email: 'E-mail',
  password: 'Password',
  submit: 'Accedi',
  forgotten: 'Password dimenticata?',
  wrong: 'E-mail o password errata.',
  expired: 'L’accesso è terminato. Quanto scritto è conservato su questo dispositivo.',
  reset: {
    title: 'Password dimenticata',
    text: 'Se l’indirizzo è noto, viene inviato un link per sceglierne una nuova.',
    send: 'Invia il link',
    sent: 'Se {email} è un indirizzo noto, il link è in arrivo.',
    sentText: 'È valido un’ora. Senza un server di posta si trova nella cartella dei dati dell’installazione.',
    back: 'Torna all’accesso',
    newTitle: 'Scegliere una nuova password',
    newPassword: 'Nuova password',
    hint: 'Almeno 10 caratteri. È la lunghezza che protegge.',
    change: 'Cambia la password',
    changed: 'La password è cambiata. Accedere con quella nuova.',
    invalid: 'Questo link non è più valido. Chiederne uno nuovo.',
  },
  setup: {
    title: 'Configurare Baton',
    text: 'Si diventa proprietari del primo spazio di questa installazione.',
    name: 'Il proprio nome',
    workspace: 'Nome dello spazio',
    workspaceHint: 'Di solito il nome dell’azienda.',
    currency: 'Valuta di riferimento',
    language: 'Lingua',
    submit: 'Crea lo spazio',
  },
  invitation: {
    title: 'Entrare in {workspace}',
    text: '{inviter} invita {email}.',
    name: 'Il proprio nome',
    password: 'Scegliere una password',
    submit: 'Entra',
    signIn: 'Accedi per accettare',
    invalid: 'Questo invito non è più valido',
    invalidText: 'È stato usato, ritirato o è troppo vecchio. Chiederne uno nuovo.',
  },
};
