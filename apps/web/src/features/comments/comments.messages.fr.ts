import type { Words } from '#shared/i18n/words.ts';

import type { commentsEn } from './comments.messages.en.ts';

export const commentsFr: Words<typeof commentsEn> = {
  title: 'Commentaires',
  counted: 'Commentaires {count}',
  empty: 'Aucun commentaire pour l’instant. Sélectionnez des mots de la note, ou écrivez ci-dessous.',
  emptyRecord: 'Personne n’a encore commenté.',
  new: 'Nouveau commentaire',
  comment: 'Commenter ces mots',
  onAccount: 'Commenter ce compte',
  onContact: 'Commenter ce contact',
  onDeal: 'Commenter cette opportunité',
  onRecord: 'Sur la fiche',
  reply: 'Répondre',
  send: 'Commenter',
  sendPublic: 'Commenter, invités compris',
  public: 'Lisible par les invités',
  call: 'Personnes et équipes',
  by: 'Commentaire de {name}',
  edited: 'modifié',
  edit: 'Modifier',
  delete: 'Supprimer',
  deleted: 'Commentaire supprimé',
  more: 'Plus sur ce commentaire',
  resolve: 'Résoudre',
  reopen: 'Rouvrir',
  resolved: 'Résolus {count}',
  detached: 'Détachés {count}',
  assign: 'Attribuer',
  assignTo: 'Qui s’en charge',
  assigned: '{name} s’en charge',
};
