import type { Words } from '#shared/i18n/words.ts';

import type { productsEn } from './products.messages.en.ts';

export const productsFr: Words<typeof productsEn> = {
  title: 'Tarifs',
  text: 'Ce que vous vendez. Une opportunité sans montant affiche le prix catalogue de son produit, signalé comme estimation.',
  add: 'Ajouter un produit',
  name: 'Nom',
  series: 'Gamme',
  price: 'Prix catalogue',
  currency: 'Devise',
  retired: 'Plus proposé',
  retire: 'Ne plus proposer',
  offer: 'Proposer à nouveau',
  more: 'Actions pour {name}',
  created: '{name} ajouté',
  changed: '{name} modifié',
  filter: 'Filtrer les produits',
  noMatch: 'Aucun produit ne porte ce nom',
  firstTitle: 'La liste des tarifs est vide',
  firstText: 'Ajoutez un produit, ou apportez toute la liste par une importation.',
  showRetired: 'Afficher les produits retirés',
};
