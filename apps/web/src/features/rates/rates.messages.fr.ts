import type { Words } from '#shared/i18n/words.ts';

import type { ratesEn } from './rates.messages.en.ts';

export const ratesFr: Words<typeof ratesEn> = {
  title: 'Taux de change',
  text: 'Ce que vaut une unité d’une devise en {base}, à partir d’un jour. Les sommes de plusieurs devises s’en servent et l’indiquent.',
  currency: 'Devise',
  day: 'À partir du',
  value: 'Valeur en {base}',
  add: 'Ajouter le taux',
  added: 'Taux enregistré',
  removed: 'Taux retiré',
  remove: 'Retirer le taux de {currency} du {day}',
  line: '1 {currency} = {value} {base}',
  firstTitle: 'Pas encore de taux',
  firstText: 'Tant que toutes les opportunités sont en {base}, il n’en faut aucun.',
  invalid: 'Saisissez un nombre supérieur à 0, par exemple 0,92.',
  current: 'En vigueur',
};
