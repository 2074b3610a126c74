import type { Words } from '#shared/i18n/words.ts';

import type { contactsEn } from './contacts.messages.en.ts';

export const contactsFr: Words<typeof contactsEn> = {
  title: 'Contacts',
  new: 'Nouveau contact',
  create: 'Ajouter le contact',
  find: 'Chercher par nom',
  partHint: 'Par exemple acheteuse ou chef',
  more: 'Plus sur {name}',
  unlink: 'Retirer de ce compte',
  missing: 'Ce contact est introuvable',
  count: '{count, plural, one {# contact} other {# contacts}}',
  at: 'Personnes · {count}',
  atNone: 'Personne n’est encore connu ici.',
  inBin:
    'Ce contact est dans la corbeille. {days, plural, =0 {Il sera supprimé aujourd’hui.} one {Il sera supprimé dans # jour.} other {Il sera supprimé dans # jours.}}',
  inArchive: 'Ce contact est archivé.',
  facts: {
    jobTitle: 'Fonction',
    part: 'Rôle ici',
    accounts: 'Comptes',
  },
  consent: {
    title: 'Consentement',
    given: 'Accepté',
    refused: 'Refusé',
    unknown: 'Non demandé',
    change: 'Noter',
    answer: 'Réponse',
    how: 'Comment on le sait',
    howExample: 'Formulaire du site, demandé par téléphone…',
  },
  did: {
    edited: '{count, plural, one {{name} a été modifié} other {# contacts ont été modifiés}}',
    archive: '{count, plural, one {{name} est archivé} other {# contacts sont archivés}}',
    bin: '{count, plural, one {{name} est dans la corbeille} other {# contacts sont dans la corbeille}}',
    restore: '{count, plural, one {{name} est de retour} other {# contacts sont de retour}}',
    unlinked: '{name} n’est plus chez ce compte',
  },
  merge: {
    title: 'Fusionner deux contacts',
    text: 'Choisissez champ par champ ce qui reste. Comptes, commentaires et historique sont réunis ; vous pouvez revenir en arrière.',
  },
  places: {
    add: 'Rattacher à un compte',
    none: 'Aucun compte pour l’instant.',
    added: '{name} est maintenant chez {account}',
    take: 'Retirer de {account}',
  },
  fact: {
    created: 'a ajouté ce contact',
    linked: 'l’a rattaché à {account}{has, select, yes { comme {part}} other {}}',
    unlinked: 'l’a retiré de {account}',
    archived: 'a archivé ce contact',
    binned: 'a mis ce contact à la corbeille',
    restored: 'a restauré ce contact',
    merged: 'a fusionné {name} avec ce contact',
    split: 'a annulé la fusion avec {name}',
  },
  empty: {
    first: 'Pas encore de contact',
    firstText:
      'Un contact est une personne chez un client, un fournisseur ou un partenaire. Une même personne peut être chez plusieurs comptes.',
    guestText: 'Quand quelqu’un partage un compte avec vous, ses personnes apparaissent ici.',
    add: 'Ajouter le premier contact',
    noResult: 'Aucun contact ne correspond à ces filtres',
    archiveText: 'Ceux que vous rangez reposent ici, hors des listes.',
    binText: 'Ceux que vous supprimez restent ici 30 jours et peuvent être restaurés.',
  },
  export: {
    title: 'Exporter',
    both: 'Importer et exporter',
    import: 'Importer depuis un CSV ou une vCard…',
    csv: 'Exporter en tableau (CSV)',
    vcard: 'Exporter en cartes (vCard {version})',
  },
};
