import type { Words } from '#shared/i18n/words.ts';

import type { searchEn } from './search.messages.en.ts';

export const searchFr: Words<typeof searchEn> = {
  title: 'Recherche',
  field: 'Rechercher des fiches',
  records: 'Fiches',
  all: 'Tous les résultats pour « {q} »',
  kinds: { account: 'Compte', contact: 'Contact', deal: 'Opportunité', note: 'Note', proposal: 'Proposition' },
  kindsMany: {
    all: 'Tout',
    account: 'Comptes',
    contact: 'Contacts',
    deal: 'Opportunités',
    note: 'Notes',
    proposal: 'Propositions',
  },
  kind: 'Type de fiche',
  alike: 'approchant',
  firstTitle: 'Retrouvez tout ce qui vous est visible',
  firstText:
    'Comptes, contacts, opportunités, notes et propositions par une partie de leur nom, et les mots des notes et des propositions ; sans accents, même avec une petite faute.',
  noneTitle: 'Aucun résultat pour « {q} »',
  noneText: 'Essayez moins de mots, ou d’autres. Ce qui n’est pas partagé avec vous n’est jamais trouvé.',
  more: 'Il y a plus de résultats que ce qui est affiché. Ajoutez un mot pour préciser.',
  count: '{count, plural, one {# fiche} other {# fiches}}',
  unreachable: 'La recherche de fiches attend que le serveur soit de nouveau joignable.',
};
