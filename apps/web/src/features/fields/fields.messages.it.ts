import type { Words } from '#shared/i18n/words.ts';

import type { fieldsEn } from './fields.messages.en.ts';

export const fieldsIt: Words<typeof fieldsEn> = {
  title: 'Campi personalizzati',
  text: 'Che cosa l’azienda vuole sapere dei suoi account e contatti, oltre a quanto c’è già.',
  of: 'Campi di',
  subject: {
    account: 'Account',
    contact: 'Contatti',
  },
  add: 'Aggiungi un campo',
  name: 'Nome',
  kindLabel: 'Tipo',
  kind: {
    text: 'Testo',
    number: 'Numero',
    money: 'Importo',
    date: 'Data',
    select: 'Scelta',
    person: 'Persona',
  },
  options: 'Scelte',
  optionsHint: 'Una per riga',
  first: 'Ancora nessun campo personalizzato',
  firstText: 'Per esempio il tipo di forno, il numero di contratto o la data della prossima ispezione.',
  changed: '{name} modificato',
  created: '{name} aggiunto',
  more: 'Altro su {name}',
  up: 'Sposta su',
  down: 'Sposta giù',
  retire: 'Ritira',
  use: 'Riusa',
  retired: 'Ritirato',
};
