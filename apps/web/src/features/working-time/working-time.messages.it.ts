import type { Words } from '#shared/i18n/words.ts';

import type { workingTimeEn } from './working-time.messages.en.ts';

export const workingTimeIt: Words<typeof workingTimeEn> = {
  title: 'Orario di lavoro',
  text: 'Orari liberi, ore ombreggiate e scadenze vi si riferiscono. Ognuno può avere un orario proprio nel profilo.',
  team: 'Team',
  zone: 'Fuso orario',
  week: 'Ore della settimana',
  dayOff: 'Non lavora',
  usual: 'Nessuno le ha ancora impostate: valgono le ore abituali.',
  addHours: 'Aggiungi ore: {day}',
  removeHours: 'Togli {from}–{to}: {day}',
  from: '{day} dalle',
  to: '{day} alle',
  wrongHours:
    'Le ore finiscono dopo l’inizio e non si sovrappongono. Per una notte, finire a mezzanotte e riprendere il giorno dopo.',
  saved: 'Orario di {name} salvato',
  holidays: {
    title: 'Giorni festivi',
    text: 'Giorni in cui nessuno del team lavora.',
    none: 'Ancora nessun giorno festivo.',
    add: 'Aggiungi un giorno',
    remove: 'Togli {day}',
  },
  own: {
    text: 'I colleghi vedono quando si lavora e quando si è assenti, mai perché.',
    asTeam: 'Lavoro come il mio team',
    saved: 'Orario salvato',
  },
  away: {
    title: 'Assenze',
    none: 'Nessuna assenza in arrivo.',
    from: 'Primo giorno',
    to: 'Ultimo giorno',
    add: 'Aggiungi',
    oneDay: 'Vuoto per un solo giorno',
    someHours: 'Solo alcune ore',
    hoursFrom: 'Dalle',
    hoursTo: 'Alle',
    hoursWrong: 'Le ore finiscono prima di iniziare.',
    added: 'Assenza annotata',
    removed: 'Assenza tolta',
    remove: 'Togli {when}',
    wrong: 'La fine precede l’inizio.',
  },
};
