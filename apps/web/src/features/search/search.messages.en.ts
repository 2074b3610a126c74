export const searchEn = {
  title: 'Search',
  field: 'Search records',
  records: 'Records',
  all: 'All results for “{q}”',
  kinds: { account: 'Account', contact: 'Contact', deal: 'Deal', note: 'Note' },
  kindsMany: { all: 'All', account: 'Accounts', contact: 'Contacts', deal: 'Deals', note: 'Notes' },
  kind: 'Kind of record',
  alike: 'similar',
  firstTitle: 'Find anything you may see',
  firstText:
    'Accounts, contacts, deals and notes by any part of their name, and the words of notes; without accents, even with a small slip.',
  noneTitle: 'Nothing found for “{q}”',
  noneText: 'Try fewer or other words. Records that are not shared with you are never found.',
  more: 'More was found than is shown. Another word narrows it down.',
  count: '{count, plural, one {# record} other {# records}}',
  unreachable: 'Records cannot be searched while the server is out of reach.',
};
