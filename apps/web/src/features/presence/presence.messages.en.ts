export const presenceEn = {
  title: 'Here now',
  alone: 'Nobody else is here.',
  elsewhere: 'Somewhere in Baton',
  idle: 'Away',
  quiet: 'In quiet mode',
  follow: 'Follow',
  followName: 'Follow {name}',
  following: 'You follow {name}. Whatever you do ends it.',
  followingEsc: 'Following {name} – Esc',
  followers: '{count, plural, one {# person follows you} other {# people follow you}}',
  kinds: { board: 'Board', deal: 'Deal', account: 'Account', contact: 'Contact', brief: 'Handoff' },
};
