import type { Words } from '#shared/i18n/words.ts';

import type { fieldsEn } from './fields.messages.en.ts';

export const fieldsFr: Words<typeof fieldsEn> = {
  title: 'Champs personnalisés',
  text: 'Ce que votre entreprise veut savoir de ses comptes et contacts, au-delà de ce qui existe déjà.',
  of: 'Champs des',
  subject: {
    account: 'Comptes',
    contact: 'Contacts',
  },
  add: 'Ajouter un champ',
  name: 'Nom',
  kindLabel: 'Type',
  kind: {
    text: 'Texte',
    number: 'Nombre',
    money: 'Montant',
    date: 'Date',
    select: 'Choix',
    person: 'Personne',
  },
  options: 'Choix',
  optionsHint: 'Un par ligne',
  first: 'Pas encore de champ personnalisé',
  firstText: 'Par exemple le type de four, le numéro de contrat ou la date de la prochaine inspection.',
  changed: '{name} a été modifié',
  created: '{name} a été ajouté',
  more: 'Plus sur {name}',
  up: 'Monter',
  down: 'Descendre',
  retire: 'Retirer',
  use: 'Réutiliser',
  retired: 'Retiré',
};
