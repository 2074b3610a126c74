import type { Words } from '#shared/i18n/words.ts';

import type { accountsEn } from './accounts.messages.en.ts';

export const accountsFr: Words<typeof accountsEn> = {
  title: 'Comptes',
  new: 'Nouveau compte',
  create: 'Ajouter le compte',
  missing: 'Ce compte est introuvable',
  count: '{count, plural, one {# compte} other {# comptes}}',
  kind: {
    customer: 'Client',
    supplier: 'Fournisseur',
    partner: 'Partenaire',
    distributor: 'Distributeur',
  },
  inBin:
    'Ce compte est dans la corbeille. {days, plural, =0 {Il sera supprimé aujourd’hui.} one {Il sera supprimé dans # jour.} other {Il sera supprimé dans # jours.}}',
  inArchive: 'Ce compte est archivé.',
  tabs: {
    label: 'Parties du compte',
    overview: 'Vue d’ensemble',
    together: 'Objectifs et responsabilités',
    deals: 'Opportunités',
    files: 'Fichiers',
    handoffs: 'Transmissions',
  },
  filter: {
    find: 'Chercher par nom',
  },
  facts: {
    answers: 'Garant',
    stageTeam: 'Étapes de l’équipe',
    uncovered: 'Sans garant',
    kind: 'Type',
    website: 'Site web',
    visit: 'Ouvrir le site web',
    company: 'Entreprise',
    sector: 'Secteur',
    country: 'Pays',
    city: 'Ville',
    foundedIn: 'Création',
    employees: 'Effectif',
    revenue: 'CA annuel',
    parent: 'Appartient à',
  },
  empty: {
    first: 'Pas encore de compte',
    firstText:
      'Un compte est une entreprise : client, fournisseur ou partenaire, avec ses contacts et son historique. Ajoutez-en un ici, ou importez-les depuis Réglages, Import.',
    guestText: 'Quand quelqu’un partage un compte avec vous, il apparaît ici.',
    add: 'Ajouter le premier compte',
    noResult: 'Aucun compte ne correspond à ces filtres',
    archiveText: 'Ce que vous rangez repose ici, hors des listes et avec son historique.',
    binText: 'Ce que vous supprimez reste ici 30 jours et peut être restauré.',
  },
  did: {
    edited: '{count, plural, one {{name} a été modifié} other {# comptes ont été modifiés}}',
    archive: '{count, plural, one {{name} est archivé} other {# comptes sont archivés}}',
    bin: '{count, plural, one {{name} est dans la corbeille} other {# comptes sont dans la corbeille}}',
    restore: '{count, plural, one {{name} est de retour} other {# comptes sont de retour}}',
  },
  merge: {
    title: 'Fusionner deux comptes',
    text: 'Choisissez champ par champ ce qui reste. Contacts, opportunités et historique se rejoignent ; vous pourrez revenir en arrière.',
  },
  log: {
    account: 'Compte',
    open: 'Noter un appel ou un rendez-vous',
    drop: 'ou déposez un fichier .eml ici',
    kind: 'De quoi il s’agit',
    call: 'Appel',
    meeting: 'Rendez-vous',
    email: 'E-mail',
    title: 'Titre',
    text: 'Ce qui a été dit',
    save: 'Noter',
    message: 'De {from}',
    noMessage: '{name} n’est pas un message électronique.',
  },
  export: 'Exporter en CSV',
  currency: 'Devise',
  ofTeam: { title: 'Sans garant', none: 'Chaque compte aux étapes de cette équipe a un garant.' },
};
