import type { Words } from '#shared/i18n/words.ts';

import type { recordsEn } from './records.messages.en.ts';

/** Words that every kind of record shares; what only one of them is called stands with its feature. */
export const recordsFr: Words<typeof recordsEn> = {
  missingText: 'Il a peut-être été supprimé, ou il ne vous est pas ouvert.',
  openPage: 'Ouvrir la page',
  actions: 'Plus',
  here: '{count, plural, one {# autre personne est ici} other {# autres personnes sont ici}}',
  owned: 'Suivi par {name}',
  ownedByNobody: 'Sans responsable',
  noOwner: 'Personne',
  status: {
    lead: 'Piste',
    qualified: 'Qualifié',
    active: 'Actif',
    former: 'Ancien',
  },
  channel: {
    email: 'E-mail',
    phone: 'Téléphone',
    message: 'Message',
    visit: 'Visite',
    post: 'Courrier',
  },
  facts: {
    title: 'Informations',
    name: 'Nom',
    owner: 'Responsable',
    status: 'Statut',
    email: 'E-mail',
    phone: 'Téléphone',
    address: 'Adresse',
    reach: 'Coordonnées',
    channel: 'Préfère',
    language: 'Langue',
    contactHours: 'Horaires',
    custom: 'Autres',
    changedAt: 'Modifié',
  },
  duplicates: {
    title: 'Peut-être déjà là',
    same: 'Peut-être le même',
    domain: 'même site web',
    email: 'même e-mail',
    phone: 'même téléphone',
    name: 'nom proche',
    take: 'Utiliser',
  },
  bulk: {
    label: 'Sélection',
    owner: 'Attribuer',
    edit: 'Modifier',
    merge: 'Fusionner',
    archive: 'Archiver',
    restore: 'Restaurer',
    bin: 'Supprimer',
  },
  did: {
    created: '{name} a été ajouté',
    missed: 'Vous ne pouvez pas modifier : {names}',
    notChanged: 'Non modifié : {names}',
  },
  empty: {
    noResultText: 'Rien n’est perdu : les filtres le cachent.',
    clear: 'Effacer les filtres',
    archive: 'L’archive est vide',
    bin: 'La corbeille est vide',
  },
  merge: {
    stays: 'reste',
    goes: 'y entre',
    turn: 'Intervertir',
    same: 'Les deux ne diffèrent dans aucun champ.',
    confirm: 'Fusionner',
    done: '{name} a été fusionné avec {into}',
  },
  change: {
    set: 'a renseigné {field} : {to}',
    changed: 'a changé {field} de {from} en {to}',
    cleared: 'a vidé {field}',
  },
};
