export const proposalSettingsFr = {
  title: 'Propositions',
  text: 'Ce qui se passe après l’envoi d’une proposition.',
  changed: 'Réglages des propositions modifiés',
  signed: 'À la signature',
  winsDeal: 'Gagner l’opportunité',
  winsDealHint:
    'Une opportunité ouverte dont la proposition est signée passe à l’étape gagnée de son tableau. Ce qui suit un gain suit.',
  winsDealAs: 'Au nom et avec les droits de {name}.',
  reading: 'Pendant la lecture',
  tracking: 'Mesurer la lecture',
  trackingHint:
    'Combien de fois une proposition est ouverte et combien de temps ses parties sont lues. Chaque lecteur peut demander à ne pas être compté, son navigateur aussi.',
  reminders: 'Relances au client',
  remindersHint:
    'Envoyées par e-mail dans la langue de la proposition, une fois chacune. Elles cessent quand le client écrit, accepte ou refuse, et quand la proposition est révoquée ou renvoyée.',
  remindAfter: 'Après l’envoi',
  remindAfterHint: 'Nombre de jours sans réponse. Vide pour aucune relance.',
  remindBefore: 'Avant le dernier jour',
  remindBeforeHint: 'Nombre de jours avant l’expiration. Vide pour aucune relance.',
  days: 'jours',
  daysInvalid: 'Un nombre entier de 1 à {most}, ou rien.',
};
