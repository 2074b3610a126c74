export const presenceIt = {
  title: 'Qui ora',
  alone: 'Non c’è nessun altro.',
  elsewhere: 'Altrove in Baton',
  idle: 'Assente',
  quiet: 'In modalità quiete',
  follow: 'Segui',
  followName: 'Segui {name}',
  following: 'Si segue {name}. Qualsiasi gesto lo interrompe.',
  followingEsc: 'Si segue {name} – Esc',
  followers: '{count, plural, one {# persona segue} other {# persone seguono}} questa vista',
  kinds: { board: 'Board', deal: 'Opportunità', account: 'Account', contact: 'Contatto', brief: 'Passaggio' },
};
