import type { Words } from '#shared/i18n/words.ts';

import type { accountsEn } from './accounts.messages.en.ts';

export const accountsFr: Words<typeof accountsEn> = {
  title: 'Comptes',
  noOwner: 'Personne',
  firstTitle: 'Pas encore de compte',
  firstText: 'Un compte est une entreprise : client, fournisseur ou partenaire, avec ses contacts et son historique.',
  missing: 'Ce compte est introuvable',
  missingText: 'Il a peut-être été supprimé, ou il ne vous est pas ouvert.',
  here: '{count, plural, one {# autre personne est ici} other {# autres personnes sont ici}}',
  kind: { customer: 'Client', supplier: 'Fournisseur', partner: 'Partenaire', distributor: 'Distributeur' },
  owned: 'Suivi par {name}',
  ownedByNobody: 'Personne ne suit ce compte',
  facts: {
    title: 'Informations',
    owner: 'Responsable',
    kind: 'Type',
    sector: 'Secteur',
    country: 'Pays',
    foundedIn: 'Création',
    employees: 'Effectif',
    revenue: 'Chiffre d’affaires annuel',
    parent: 'Appartient à',
  },
  timeline: {
    title: 'Historique',
    loading: 'Lecture de l’historique',
    failed: 'L’historique n’a pas pu être lu.',
    empty: 'Il ne s’est encore rien passé.',
    more: 'Plus ancien',
    somebody: 'Quelqu’un',
  },
  fact: { created: 'a ajouté ce compte' },
};
