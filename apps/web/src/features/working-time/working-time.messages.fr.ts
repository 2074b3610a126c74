import type { Words } from '#shared/i18n/words.ts';

import type { workingTimeEn } from './working-time.messages.en.ts';

export const workingTimeFr: Words<typeof workingTimeEn> = {
  title: 'Heures de travail',
  text: 'Les créneaux libres, les heures grisées et les délais s’y réfèrent. Chacun peut avoir ses propres heures dans son profil.',
  team: 'Équipe',
  zone: 'Fuseau horaire',
  week: 'Heures de la semaine',
  dayOff: 'Ne travaille pas',
  usual: 'Personne ne les a encore réglées : les heures habituelles s’appliquent.',
  addHours: 'Ajouter des heures le {day}',
  removeHours: 'Retirer {from}–{to} le {day}',
  from: '{day} de',
  to: '{day} jusqu’à',
  wrongHours:
    'Les heures finissent après leur début et ne se chevauchent pas. Pour une nuit, finissez à minuit et reprenez le lendemain.',
  saved: 'Heures de {name} enregistrées',
  holidays: {
    title: 'Jours fériés',
    text: 'Jours où personne de l’équipe ne travaille.',
    none: 'Pas encore de jours fériés.',
    add: 'Ajouter un jour',
    remove: 'Retirer le {day}',
  },
  own: {
    text: 'Vos collègues voient quand vous travaillez et quand vous êtes absent, jamais pourquoi.',
    asTeam: 'Je travaille comme mon équipe',
    saved: 'Vos heures sont enregistrées',
  },
  away: {
    title: 'Absences',
    none: 'Aucune absence à venir.',
    from: 'Premier jour',
    to: 'Dernier jour',
    add: 'Ajouter',
    oneDay: 'Vide pour un seul jour',
    someHours: 'Seulement quelques heures',
    hoursFrom: 'De',
    hoursTo: 'À',
    hoursWrong: 'Les heures finissent avant de commencer.',
    added: 'Absence notée',
    removed: 'Absence retirée',
    remove: 'Retirer {when}',
    wrong: 'La fin précède le début.',
  },
};
