export const presenceFr = {
  title: 'Ici maintenant',
  alone: 'Personne d’autre n’est là.',
  elsewhere: 'Quelque part dans Baton',
  idle: 'Absent',
  quiet: 'En mode calme',
  follow: 'Suivre',
  followName: 'Suivre {name}',
  following: 'Vous suivez {name}. Tout ce que vous faites y met fin.',
  followingEsc: 'Vous suivez {name} – Échap',
  followers: '{count, plural, one {# personne vous suit} other {# personnes vous suivent}}',
  kinds: { board: 'Tableau', deal: 'Opportunité', account: 'Compte', contact: 'Contact', brief: 'Transmission' },
};
