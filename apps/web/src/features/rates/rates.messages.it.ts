import type { Words } from '#shared/i18n/words.ts';

import type { ratesEn } from './rates.messages.en.ts';

export const ratesIt: Words<typeof ratesEn> = {
  title: 'Tassi di cambio',
  text: 'Quanto vale un’unità di una valuta in {base}, a partire da un giorno. Le somme di più valute li usano e lo indicano.',
  currency: 'Valuta',
  day: 'Dal',
  value: 'Valore in {base}',
  add: 'Aggiungi il tasso',
  added: 'Tasso salvato',
  removed: 'Tasso rimosso',
  remove: 'Rimuovi il tasso di {currency} dal {day}',
  line: '1 {currency} = {value} {base}',
  firstTitle: 'Ancora nessun tasso',
  firstText: 'Finché tutte le opportunità sono in {base}, non ne serve alcuno.',
  invalid: 'Inserire un numero maggiore di 0, ad esempio 0,92.',
  current: 'In vigore',
};
