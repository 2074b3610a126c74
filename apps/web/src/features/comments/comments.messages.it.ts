import type { Words } from '#shared/i18n/words.ts';

import type { commentsEn } from './comments.messages.en.ts';

export const commentsIt: Words<typeof commentsEn> = {
  title: 'Commenti',
  counted: 'Commenti {count}',
  empty: 'Ancora nessun commento. Selezionare parole della nota, oppure scrivere qui sotto.',
  emptyRecord: 'Nessuno ha ancora commentato.',
  new: 'Nuovo commento',
  comment: 'Commenta queste parole',
  onAccount: 'Commenta questo account',
  onContact: 'Commenta questo contatto',
  onDeal: 'Commenta questa opportunità',
  onRecord: 'Sulla scheda',
  reply: 'Rispondi',
  send: 'Commenta',
  sendPublic: 'Commenta anche per gli ospiti',
  public: 'Leggibile dagli ospiti',
  call: 'Persone e team',
  by: 'Commento di {name}',
  edited: 'modificato',
  edit: 'Modifica',
  delete: 'Elimina',
  deleted: 'Commento eliminato',
  more: 'Altro su questo commento',
  resolve: 'Risolvi',
  reopen: 'Riapri',
  resolved: 'Risolti {count}',
  detached: 'Staccati {count}',
  assign: 'Assegna',
  assignTo: 'Chi se ne occupa',
  assigned: 'Se ne occupa {name}',
};
