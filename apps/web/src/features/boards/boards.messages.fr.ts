import type { Words } from '#shared/i18n/words.ts';

import type { boardsEn } from './boards.messages.en.ts';

export const boardsFr: Words<typeof boardsEn> = {
  title: 'Tableaux',
  new: 'Nouveau tableau',
  filter: 'Filtrer les tableaux',
  open: '{count, plural, =0 {Aucune opportunité ouverte} one {# opportunité ouverte} other {# opportunités ouvertes}}',
  visibility: { workspace: 'Tout le monde', teams: 'Équipes', people: 'Personnes choisies' },
  name: 'Nom',
  nameHint: 'Par exemple Ventes France 2027.',
  currency: 'Devise',
  create: 'Créer le tableau',
  firstTitle: 'Pas encore de tableau',
  firstText: 'Un tableau réunit des opportunités par étapes ; plusieurs personnes y travaillent au même moment.',
  guestText: 'Quand quelqu’un partage un tableau avec vous, il apparaît ici.',
  noMatch: 'Aucun tableau ne porte ce nom',
  stages: {
    fresh: 'Nouvelle',
    qualified: 'Qualifiée',
    proposal: 'Proposition',
    negotiation: 'Négociation',
    won: 'Gagnée',
    lost: 'Perdue',
  },
};
