import type { Words } from '#shared/i18n/words.ts';

import type { productsEn } from './products.messages.en.ts';

export const productsIt: Words<typeof productsEn> = {
  title: 'Listino',
  text: 'Ciò che si vende. Un’opportunità senza importo mostra il prezzo di listino del suo prodotto, segnalato come stima.',
  add: 'Aggiungi un prodotto',
  name: 'Nome',
  series: 'Serie',
  price: 'Prezzo di listino',
  currency: 'Valuta',
  retired: 'Non più offerto',
  retire: 'Non offrire più',
  offer: 'Offri di nuovo',
  more: 'Azioni per {name}',
  created: '{name} aggiunto',
  changed: '{name} modificato',
  filter: 'Filtra i prodotti',
  noMatch: 'Nessun prodotto ha questo nome',
  firstTitle: 'Il listino è vuoto',
  firstText: 'Aggiungere un prodotto oppure portare l’intero listino con un’importazione.',
  showRetired: 'Mostra i prodotti non più offerti',
};
