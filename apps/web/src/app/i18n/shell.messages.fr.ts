import type { Words } from '#shared/i18n/words.ts';

import type { shellEn } from './shell.messages.en.ts';

export const shellFr: Words<typeof shellEn> = {
  skip: 'Aller au contenu',
  navigation: 'Navigation',
  fold: 'Replier la barre latérale',
  unfold: 'Déplier la barre latérale',
  search: 'Rechercher ou agir',
  createShort: 'Créer',
  moreShort: 'Plus',
  customers: 'Relation client',
  boards: 'Tableaux',
  accounts: 'Comptes',
  contacts: 'Contacts',
  inbox: 'Boîte de réception',
  inboxShort: 'Réception',
  inboxUnread: '{count, plural, one {# ligne non lue} other {# lignes non lues}}',
  tasks: 'Mes tâches',
  tasksShort: 'Tâches',
  tasksDue: '{count, plural, one {# tâche à faire} other {# tâches à faire}}',
  newTask: 'Nouvelle tâche',
  settings: 'Réglages',
  account: 'Votre compte',
  switchWorkspace: 'Changer d’espace',
  workspaces: 'Espaces',
  newBoard: 'Nouveau tableau',
  signOut: 'Se déconnecter',
  theme: 'Thème',
  themes: { system: 'Comme le système', light: 'Clair', dark: 'Sombre' },
  language: 'Langue',
  density: 'Densité',
  densities: { comfortable: 'Confortable', compact: 'Compacte' },
  palette: {
    placeholder: 'Saisissez une commande ou un nom',
    empty: 'Rien ne porte ce nom ici.',
    groups: {
      selection: 'Sélection',
      page: 'Cette page',
      go: 'Aller à',
      create: 'Créer',
      app: 'Baton',
      boards: 'Tableaux',
    },
    goTo: 'Aller à {name}',
  },
  shortcuts: {
    title: 'Raccourcis clavier',
    open: 'Afficher les raccourcis clavier',
    filter: 'Filtrer les raccourcis',
    off: 'Les raccourcis à une touche sont désactivés. Activez-les dans Réglages, Profil.',
  },
  save: {
    saved: 'Enregistré',
    saving: 'Enregistrement',
    connecting: 'Connexion',
    offline: 'Hors ligne',
    offlineChanges:
      'Hors ligne · {count, plural, one {# modification conservée} other {# modifications conservées}} sur cet appareil',
    offlineLoose:
      'Hors ligne · {count, plural, one {# modification non conservée} other {# modifications non conservées}}',
    cannot: 'Enregistrement impossible',
    details: 'À propos de l’enregistrement',
    savedText: 'Tout ce que vous avez fait est enregistré sur le serveur.',
    savingText: '{count, plural, one {# modification est} other {# modifications sont}} en route vers le serveur.',
    offlineText:
      'Le serveur est injoignable. Vous pouvez continuer : vos modifications sont conservées sur cet appareil et envoyées dès le retour de la connexion.',
    looseText:
      'Le serveur est injoignable et ce navigateur ne conserve rien. Gardez cet onglet ouvert jusqu’au retour de la connexion.',
    reasons: {
      'sign-in-required':
        'Vous n’êtes plus connecté. Reconnectez-vous, vos modifications sont conservées sur cet appareil.',
      revoked: 'Votre accès a été retiré. Vos dernières modifications ne peuvent pas être enregistrées.',
      'not-found': 'Ce document n’existe plus.',
      'epoch-changed': 'Le document a été reconstruit sur le serveur. Vos modifications ont été gardées en copie.',
      frozen: 'Le document a été clos. Vos dernières modifications ont été gardées en copie.',
      'invalid-update': 'Le serveur n’a pas pu accepter une modification. Votre copie est conservée sur cet appareil.',
      'update-too-large': 'Une modification est trop volumineuse. Votre copie est conservée sur cet appareil.',
      'upgrade-required': 'Une nouvelle version de Baton est disponible. Rechargez pour continuer.',
      'read-only': 'Vous pouvez lire ici, pas écrire.',
      other: 'Le serveur n’accepte pas la modification. Votre copie est conservée sur cet appareil.',
    },
  },
  leaving: {
    title: 'Se déconnecter avec des modifications non envoyées ?',
    text: '{count, plural, one {# modification n’est pas arrivée} other {# modifications ne sont pas arrivées}} au serveur. La déconnexion supprime la copie sur cet appareil.',
    confirm: 'Se déconnecter et supprimer',
  },
  signInAgain: {
    title: 'Reconnectez-vous',
    text: 'Votre connexion a pris fin. Rien n’est perdu : ce que vous avez fait depuis est conservé ici et sera envoyé ensuite.',
  },
  newVersion: 'Une nouvelle version est disponible.',
  newVersionReady: 'Nouvelle version : rechargez quand vous êtes prêt.',
  reload: 'Recharger',
  offlineBanner:
    'Le serveur est injoignable. Vous pouvez continuer à travailler, vos modifications sont conservées sur cet appareil.',
};
