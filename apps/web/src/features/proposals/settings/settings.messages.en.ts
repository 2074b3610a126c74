export const proposalSettingsEn = {
  title: 'Proposals',
  text: 'What happens after a proposal is sent.',
  changed: 'Settings of proposals changed',
  signed: 'When it is signed',
  winsDeal: 'Win the deal',
  winsDealHint:
    'An open deal whose proposal is signed moves to the won stage of its board. What follows a win follows.',
  winsDealAs: 'Done in the name and with the rights of {name}.',
  reading: 'While it is read',
  tracking: 'Count how it is read',
  trackingHint:
    'How often a proposal is opened and how long its parts are read. Whoever reads can ask not to be counted, and so can their browser.',
  reminders: 'Reminders to the customer',
  remindersHint:
    'Sent by mail in the language of the proposal, once each. They stop when the customer writes, accepts or declines, and when the proposal is revoked or sent anew.',
  remindAfter: 'After sending',
  remindAfterHint: 'So many days without an answer. Empty for no reminder.',
  remindBefore: 'Before its last day',
  remindBeforeHint: 'So many days before it ends. Empty for no reminder.',
  days: 'days',
  daysInvalid: 'A whole number from 1 to {most}, or nothing.',
};
