import type { Words } from '#shared/i18n/words.ts';

import type { settingsEn } from './settings.messages.en.ts';

export const settingsFr: Words<typeof settingsEn> = {
  title: 'Réglages',
  groups: { mine: 'Vous', ours: 'Espace' },
  places: {
    profile: 'Profil',
    notifications: 'Notifications',
    devices: 'Sécurité',
    calendars: 'Téléphones, agendas',
    workspace: 'Général',
    members: 'Membres',
    teams: 'Équipes',
    routes: 'Circuits',
    workingHours: 'Heures de travail',
    fields: 'Champs personnalisés',
    products: 'Tarifs',
    taxRates: 'Taux de taxe',
    discounts: 'Limites de remise',
    proposals: 'Propositions',
    templates: 'Modèles',
    rates: 'Taux de change',
    import: 'Importation',
  },
};
