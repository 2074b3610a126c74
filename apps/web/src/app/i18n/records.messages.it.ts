import type { Words } from '#shared/i18n/words.ts';

import type { recordsEn } from './records.messages.en.ts';

/** Words that every kind of record shares; what only one of them is called stands with its feature. */
export const recordsIt: Words<typeof recordsEn> = {
  missingText: 'Forse è stato eliminato, oppure non è accessibile.',
  openPage: 'Apri la pagina',
  actions: 'Altro',
  here: '{count, plural, one {# altra persona è qui} other {# altre persone sono qui}}',
  owned: 'Seguito da {name}',
  ownedByNobody: 'Senza responsabile',
  noOwner: 'Nessuno',
  status: {
    lead: 'Lead',
    qualified: 'Qualificato',
    active: 'Attivo',
    former: 'Ex',
  },
  channel: {
    email: 'E-mail',
    phone: 'Telefono',
    message: 'Messaggio',
    visit: 'Visita',
    post: 'Posta',
  },
  facts: {
    title: 'Informazioni',
    name: 'Nome',
    owner: 'Responsabile',
    status: 'Stato',
    email: 'E-mail',
    phone: 'Telefono',
    address: 'Indirizzo',
    reach: 'Recapiti',
    channel: 'Preferisce',
    language: 'Lingua',
    contactHours: 'Orari',
    custom: 'Altro',
    changedAt: 'Modificato',
  },
  duplicates: {
    title: 'Forse c’è già',
    same: 'Forse lo stesso',
    domain: 'stesso sito web',
    email: 'stessa e-mail',
    phone: 'stesso telefono',
    name: 'nome simile',
    take: 'Usa',
  },
  bulk: {
    label: 'Selezione',
    owner: 'Assegna',
    edit: 'Modifica',
    merge: 'Unisci',
    archive: 'Archivia',
    restore: 'Ripristina',
    bin: 'Elimina',
  },
  did: {
    created: '{name} aggiunto',
    missed: 'Non modificabile: {names}',
    notChanged: 'Non modificato: {names}',
  },
  empty: {
    noResultText: 'Nulla è perso: i filtri lo nascondono.',
    clear: 'Togli i filtri',
    archive: 'L’archivio è vuoto',
    bin: 'Il cestino è vuoto',
  },
  merge: {
    stays: 'resta',
    goes: 'vi entra',
    turn: 'Scambia',
    same: 'I due non differiscono in nessun campo.',
    confirm: 'Unisci',
    done: '{name} è stato unito a {into}',
  },
  change: {
    set: 'ha impostato {field}: {to}',
    changed: 'ha cambiato {field} da {from} a {to}',
    cleared: 'ha svuotato {field}',
  },
};
