import type { Words } from '#shared/i18n/words.ts';

import type { accountsEn } from './accounts.messages.en.ts';

export const accountsIt: Words<typeof accountsEn> = {
  title: 'Account',
  noOwner: 'Nessuno',
  firstTitle: 'Ancora nessun account',
  firstText: 'Un account è un’azienda: cliente, fornitore o partner, con i suoi contatti e la sua cronologia.',
  missing: 'Questo account non c’è',
  missingText: 'Forse è stato eliminato, oppure non è accessibile.',
  here: '{count, plural, one {# altra persona è qui} other {# altre persone sono qui}}',
  kind: { customer: 'Cliente', supplier: 'Fornitore', partner: 'Partner', distributor: 'Distributore' },
  owned: 'Seguito da {name}',
  ownedByNobody: 'Nessuno segue questo account',
  facts: {
    title: 'Informazioni',
    owner: 'Responsabile',
    kind: 'Tipo',
    sector: 'Settore',
    country: 'Paese',
    foundedIn: 'Fondazione',
    employees: 'Dipendenti',
    revenue: 'Fatturato annuo',
    parent: 'Appartiene a',
  },
  timeline: {
    title: 'Cronologia',
    loading: 'Lettura della cronologia',
    failed: 'La cronologia non è stata letta.',
    empty: 'Non è ancora successo nulla.',
    more: 'Precedenti',
    somebody: 'Qualcuno',
  },
  fact: { created: 'ha aggiunto questo account' },
};
