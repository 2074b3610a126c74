import type { Words } from '#shared/i18n/words.ts';

import { briefIt } from './brief/brief.messages.it.ts';
import type { handoffsEn } from './handoffs.messages.en.ts';
import { routesIt } from './routes/routes.messages.it.ts';

export const handoffsIt: Words<typeof handoffsEn> = {
  title: 'Passaggi',
  one: 'Passaggio',
  route: '{from} → {to}',
  shown: 'Passaggi mostrati',
  somebody: 'Qualcuno',
  more: 'Altro',
  openPage: 'Apri la pagina',
  gone: 'Questo passaggio non è qui',
  goneText: 'Forse è stato ritirato, o il suo account non è accessibile.',
  boxes: { 'to-accept': 'Da accettare', sent: 'Inviati', returned: 'Rinviati', drafts: 'Bozze', done: 'Conclusi' },
  states: { draft: 'Bozza', sent: 'Da accettare', returned: 'Rinviato', accepted: 'Accettato', withdrawn: 'Ritirato' },
  stepper: {
    label: 'A che punto è',
    brief: { open: 'Scheda', done: 'Scheda' },
    sent: { open: 'Invio', done: 'Inviato' },
    accept: { open: 'Accettazione', done: 'Accettato' },
    returned: 'Rinviato',
    withdrawn: 'Ritirato',
  },
  clock: {
    until: 'Risposta attesa {when}',
    left: { minutes: '{count} min', hours: '{count} h', days: '{count, plural, one {# giorno} other {# giorni}}' },
    late: {
      minutes: 'in ritardo di {count} min',
      hours: 'in ritardo di {count} h',
      days: '{count, plural, one {in ritardo di # giorno} other {in ritardo di # giorni}}',
    },
    span: { minutes: '{count, number} min', hours: '{count, number} h' },
  },
  begin: {
    button: 'Passa',
    command: 'Passa a un altro team…',
    which: 'Passa a',
    noRoute: 'Nessun percorso parte ancora dal proprio team.',
    toRoutes: 'Percorsi',
  },
  send: {
    send: 'Invia a {to}',
    incomplete: 'Invia incompleto',
    next: 'Il team è avvisato subito e il suo tempo comincia.',
    offline: 'Per inviare serve il server. Ciò che si scrive è conservato su questo dispositivo.',
  },
  answer: {
    label: 'Rispondi',
    accept: { button: 'Accetta', command: 'Accetta il passaggio…' },
    return: { button: 'Rinvia…', command: 'Rinvia il passaggio…' },
    ask: { button: 'Chiedi', command: 'Chiedi a chi invia…' },
    withdraw: 'Ritira',
    discard: 'Elimina questa bozza',
  },
  accept: {
    title: 'Subentra',
    verb: 'Accetta',
    owner: 'Responsabile da ora',
    noOwner: 'Nessuno di questo team',
    passes: {
      account: 'È responsabile dell’account da questo momento e può modificarlo subito.',
      deal: 'È responsabile dell’opportunità da questo momento.',
      nothing: 'Il responsabile resta lo stesso.',
    },
    task: 'Prima attività',
    firstTask: 'Chiamare {name} domani',
    noDay: 'Indicare un giorno nella riga, come “domani alle 14”.',
    missing:
      '{count, plural, one {Alla scheda manca ancora: {what}.} other {Alla scheda mancano ancora: {what}.}} Si accetta solo quando è completa.',
  },
  return: {
    title: 'Rinvia a {to}',
    verb: 'Rinvia',
    words: 'Che cosa devono sapere',
    wordsHint: 'Che cosa manca, e che cosa basterebbe?',
    reason: 'Motivo',
    reasons: {
      'brief-incomplete': 'La scheda è incompleta',
      'criteria-not-met': 'Non tutto è ancora vero',
      'wrong-team': 'Spetta a un altro team',
      'no-capacity': 'Nessuna disponibilità al momento',
      other: 'Un altro motivo',
    },
    missing: 'Manca nella scheda',
  },
  ask: {
    title: 'Chiedi a {to}',
    verb: 'Chiedi',
    words: 'La domanda',
    clock: 'La risposta arriva nella discussione di questo passaggio. Il tempo continua.',
  },
  did: {
    sent: 'Inviato a {to}',
    accepted: '{name} è ora a proprio carico',
    returned: 'Rinviato a {to}',
    asked: 'Domanda inviata a {to}',
    withdrawn: 'Passaggio ritirato',
    discarded: 'Bozza eliminata',
  },
  happened: {
    returned: 'Rinviato da {name}: {reason}',
    missed: 'Manca: {what}',
  },
  atAccount: {
    title: 'Passaggi',
    from: 'Da {name}',
    pending: '{from} ⇄ {to} in attesa',
    returned: 'Rinviato da {to} a {from}',
    write: 'Scrivi la scheda',
    open: 'Leggi la scheda',
  },
  card: { sent: '⇄ da accettare', returned: '⇄ rinviato' },
  list: {
    from: 'Da {name}',
    owner: 'Presso {name}',
    again: '{count, plural, other {inviato # volte}}',
    more: 'Mostra altro',
    open: 'Apri il passaggio',
  },
  empty: {
    'to-accept': {
      title: 'Niente da accettare',
      text: 'Ciò che gli altri team passano al proprio aspetta qui, il più urgente per primo.',
    },
    sent: { title: 'Niente in corso', text: 'Ciò che si passa resta qui fino alla risposta.' },
    returned: { title: 'Niente è tornato', text: 'Ciò che un team rinvia è mostrato qui, con il motivo.' },
    drafts: { title: 'Nessuna bozza', text: 'Premere H su un account o un’opportunità per passarlo.' },
    done: {
      title: 'Niente è concluso',
      text: 'I passaggi accettati e ritirati sono conservati qui con la loro scheda.',
    },
  },
  figures: {
    title: 'Come va ogni percorso, su 90 giorni',
    none: 'Ancora niente passato',
    accepted: 'accettati',
    median: 'per accettare',
    sent: '{count, plural, one {# inviato} other {# inviati}}',
    late: '{count} in ritardo',
    reason: '{reason}: {count}',
  },
  first: {
    title: 'Passare un cliente senza perdere una parola',
    text: 'Un percorso dice che cosa un team deve dire a un altro, e quanto tempo c’è per rispondere. Iniziare con uno dei quattro abituali.',
    askText:
      'Un percorso dice che cosa un team deve dire a un altro. Manager e amministratori li definiscono nelle impostazioni.',
  },
  brief: briefIt,
  routes: routesIt,
  ofTeam: { title: 'Da accettare', none: 'Niente da accettare. Qui appare quello che gli altri team passano.' },
};
