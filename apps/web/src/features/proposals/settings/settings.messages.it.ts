export const proposalSettingsIt = {
  title: 'Proposte',
  text: 'Che cosa succede dopo l’invio di una proposta.',
  changed: 'Impostazioni delle proposte modificate',
  signed: 'Alla firma',
  winsDeal: 'Vincere l’opportunità',
  winsDealHint:
    'Un’opportunità aperta la cui proposta viene firmata passa alla fase vinta della sua board. Ciò che segue una vincita segue.',
  winsDealAs: 'A nome e con i diritti di {name}.',
  reading: 'Durante la lettura',
  tracking: 'Misurare la lettura',
  trackingHint:
    'Quante volte una proposta viene aperta e quanto a lungo se ne leggono le parti. Chi legge può chiedere di non essere contato, e così il suo browser.',
  reminders: 'Promemoria al cliente',
  remindersHint:
    'Inviati per e-mail nella lingua della proposta, una volta ciascuno. Cessano quando il cliente scrive, accetta o rifiuta, e quando la proposta viene revocata o inviata di nuovo.',
  remindAfter: 'Dopo l’invio',
  remindAfterHint: 'Giorni senza risposta. Vuoto per nessun promemoria.',
  remindBefore: 'Prima dell’ultimo giorno',
  remindBeforeHint: 'Giorni prima della scadenza. Vuoto per nessun promemoria.',
  days: 'giorni',
  daysInvalid: 'Un numero intero da 1 a {most}, oppure niente.',
};
