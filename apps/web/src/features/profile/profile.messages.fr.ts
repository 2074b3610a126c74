import type { Words } from '#shared/i18n/words.ts';

import type { profileEn } from './profile.messages.en.ts';

export const profileFr: Words<typeof profileEn> = {
  title: 'Profil',
  name: 'Nom',
  nameHint: 'Tel que vos collègues vous voient dans cet espace.',
  email: 'E-mail',
  nameSaved: 'Nom modifié',
  looks: 'Apparence et langue',
  language: 'Langue',
  theme: 'Thème',
  themes: { system: 'Comme le système', light: 'Clair', dark: 'Sombre' },
  density: 'Densité',
  densities: { comfortable: 'Confortable', compact: 'Compacte' },
  keyboard: 'Clavier',
  singleKeys: 'Raccourcis à une touche',
  singleKeysHint: 'Des lettres comme M ou G B agissent aussitôt. Les combinaisons comme Ctrl K restent actives.',
  security: {
    title: 'Sécurité',
    password: 'Mot de passe',
    current: 'Mot de passe actuel',
    new: 'Nouveau mot de passe',
    hint: 'Au moins 10 caractères. C’est la longueur qui protège.',
    change: 'Changer le mot de passe',
    changed: 'Mot de passe changé. Les autres appareils sont déconnectés.',
    wrong: 'Le mot de passe actuel est incorrect.',
    devices: 'Appareils connectés',
    devicesText: 'Déconnectez ceux que vous ne connaissez pas ou n’utilisez plus.',
    thisDevice: 'Cet appareil',
    since: 'Depuis le {date}',
    unknown: 'Navigateur inconnu',
    on: '{browser} sur {system}',
    end: 'Déconnecter',
    ended: 'Appareil déconnecté',
    endOthers: 'Déconnecter tous les autres',
    othersEnded:
      '{count, plural, =0 {Aucun autre appareil n’était connecté} one {# appareil déconnecté} other {# appareils déconnectés}}',
  },
};
