import type { Words } from '#shared/i18n/words.ts';

import type { settingsEn } from './settings.messages.en.ts';

export const settingsIt: Words<typeof settingsEn> = {
  title: 'Impostazioni',
  groups: { mine: 'Personali', ours: 'Spazio' },
  places: {
    profile: 'Profilo',
    notifications: 'Notifiche',
    devices: 'Sicurezza',
    calendars: 'Telefoni, calendari',
    workspace: 'Generali',
    members: 'Membri',
    teams: 'Team',
    routes: 'Percorsi',
    workingHours: 'Orario di lavoro',
    fields: 'Campi personalizzati',
    products: 'Listino',
    taxRates: 'Aliquote',
    discounts: 'Limiti di sconto',
    proposals: 'Proposte',
    templates: 'Modelli',
    rates: 'Tassi di cambio',
    import: 'Importazione',
  },
};
