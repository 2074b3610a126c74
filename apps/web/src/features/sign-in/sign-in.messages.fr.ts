import type { Words } from '#shared/i18n/words.ts';

import type { signInEn } from './sign-in.messages.en.ts';

export const signInFr: Words<typeof signInEn> = {
  title: 'Se connecter à Baton',
  email: 'E-mail',
  password: 'Mot de passe',
  submit: 'Se connecter',
  forgotten: 'Mot de passe oublié ?',
  wrong: 'E-mail ou mot de passe incorrect.',
  expired: 'Votre connexion a pris fin. Votre saisie est conservée sur cet appareil.',
  reset: {
    title: 'Mot de passe oublié',
    text: 'Nous envoyons un lien pour en choisir un nouveau, si l’adresse est connue ici.',
    send: 'Envoyer le lien',
    sent: 'Si {email} est connue ici, un lien est en route.',
    sentText:
      'Il est valable une heure. Sans serveur d’e-mail, il se trouve dans le dossier de données de l’installation.',
    back: 'Retour à la connexion',
    newTitle: 'Choisir un nouveau mot de passe',
    newPassword: 'Nouveau mot de passe',
    hint: 'Au moins 10 caractères. C’est la longueur qui protège.',
    change: 'Changer le mot de passe',
    changed: 'Le mot de passe est changé. Connectez-vous avec le nouveau.',
    invalid: 'Ce lien n’est plus valable. Demandez-en un nouveau.',
  },
  setup: {
    title: 'Installer Baton',
    text: 'Vous devenez propriétaire du premier espace de cette installation.',
    name: 'Votre nom',
    workspace: 'Nom de l’espace',
    workspaceHint: 'En général, le nom de votre entreprise.',
    currency: 'Devise de référence',
    language: 'Langue',
    submit: 'Créer l’espace',
  },
  invitation: {
    title: 'Rejoindre {workspace}',
    text: '{inviter} invite {email}.',
    name: 'Votre nom',
    password: 'Choisissez un mot de passe',
    submit: 'Rejoindre',
    signIn: 'Se connecter pour accepter',
    invalid: 'Cette invitation n’est plus valable',
    invalidText: 'Elle a été utilisée, retirée, ou elle est trop ancienne. Demandez-en une nouvelle.',
  },
};
