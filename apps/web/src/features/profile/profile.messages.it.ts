import type { Words } from '#shared/i18n/words.ts';

import type { profileEn } from './profile.messages.en.ts';

export const profileIt: Words<typeof profileEn> = {
  title: 'Profilo',
  name: 'Nome',
  nameHint: 'Come appare ai colleghi in questo spazio.',
  email: 'E-mail',
  nameSaved: 'Nome modificato',
  looks: 'Aspetto e lingua',
  language: 'Lingua',
  theme: 'Tema',
  themes: { system: 'Come il sistema', light: 'Chiaro', dark: 'Scuro' },
  density: 'Densità',
  densities: { comfortable: 'Comoda', compact: 'Compatta' },
  keyboard: 'Tastiera',
  singleKeys: 'Scorciatoie a tasto singolo',
  singleKeysHint: 'Lettere come M o G B agiscono subito. Le combinazioni come Ctrl K restano sempre attive.',
  security: {
    title: 'Sicurezza',
    password: 'Password',
    current: 'Password attuale',
    new: 'Nuova password',
    hint: 'Almeno 10 caratteri. È la lunghezza che protegge.',
    change: 'Cambia la password',
    changed: 'Password cambiata. Gli altri dispositivi sono stati disconnessi.',
    wrong: 'La password attuale è errata.',
    devices: 'Dispositivi connessi',
    devicesText: 'Disconnettere quelli sconosciuti o non più usati.',
    thisDevice: 'Questo dispositivo',
    since: 'Dal {date}',
    unknown: 'Browser sconosciuto',
    on: '{browser} su {system}',
    end: 'Disconnetti',
    ended: 'Dispositivo disconnesso',
    endOthers: 'Disconnetti tutti gli altri',
    othersEnded:
      '{count, plural, =0 {Nessun altro dispositivo era connesso} one {# dispositivo disconnesso} other {# dispositivi disconnessi}}',
  },
};
