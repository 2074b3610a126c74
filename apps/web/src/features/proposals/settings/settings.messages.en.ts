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
};
