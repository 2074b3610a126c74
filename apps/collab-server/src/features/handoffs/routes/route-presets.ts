import type { BriefItemKind, Passes, RoutePreset, RouteValues } from '@baton/schema/handoffs';
import type { TeamId } from '@baton/schema/shared';
import type { Department } from '@baton/schema/workspaces';

export type PresetLanguage = 'en' | 'fr' | 'it';

interface Preset {
  from: Department;
  to: Department;
  required: readonly BriefItemKind[];
  welcome: readonly BriefItemKind[];
  criteria: Record<PresetLanguage, readonly string[]>;
  /** Working minutes. */
  answerWithin: number;
  warnBefore: number;
  passes: Passes;
}

const presets: Record<RoutePreset, Preset> = {
  'marketing-sales': {
    from: 'marketing',
    to: 'sales',
    required: ['contacts', 'need', 'next-step'],
    welcome: ['budget', 'channel', 'main-note'],
    criteria: {
      en: ['Somebody asked to hear from us', 'It is known who decides'],
      fr: ['Quelqu’un a demandé à être contacté', 'On sait qui décide'],
      it: ['Qualcuno ha chiesto di essere contattato', 'Si sa chi decide'],
    },
    answerWithin: 480,
    warnBefore: 120,
    passes: 'account',
  },
  'sales-billing': {
    from: 'sales',
    to: 'billing',
    required: ['contacts', 'amount', 'billing', 'agreed-terms'],
    welcome: ['promises', 'dates', 'channel'],
    criteria: {
      en: ['The order is signed', 'Company name and VAT number are checked'],
      fr: ['La commande est signée', 'La raison sociale et le numéro de TVA sont vérifiés'],
      it: ['L’ordine è firmato', 'Ragione sociale e partita IVA sono verificate'],
    },
    answerWithin: 960,
    warnBefore: 240,
    passes: 'nothing',
  },
  'sales-support': {
    from: 'sales',
    to: 'support',
    required: ['contacts', 'goals', 'dates'],
    welcome: ['promises', 'risks', 'site', 'channel', 'open-tasks', 'main-note'],
    criteria: {
      en: ['The customer knows who takes over', 'What was promised is in writing'],
      fr: ['Le client sait qui prend le relais', 'Ce qui a été promis est écrit'],
      it: ['Il cliente sa chi subentra', 'Quanto promesso è scritto'],
    },
    answerWithin: 480,
    warnBefore: 120,
    passes: 'account',
  },
  'support-sales': {
    from: 'support',
    to: 'sales',
    required: ['contacts', 'need'],
    welcome: ['goals', 'risks', 'open-tasks', 'promises', 'next-step'],
    criteria: {
      en: ['The customer agrees to be called'],
      fr: ['Le client accepte d’être appelé'],
      it: ['Il cliente accetta di essere chiamato'],
    },
    answerWithin: 960,
    warnBefore: 240,
    passes: 'nothing',
  },
};

export const teamsOfPreset = (preset: RoutePreset): [from: Department, to: Department] => [
  presets[preset].from,
  presets[preset].to,
];

/** What a usual route asks for, between the departments of this workspace. */
export const presetValues = (
  { preset, language }: { preset: RoutePreset; language: PresetLanguage },
  { fromTeamId, toTeamId }: { fromTeamId: TeamId; toTeamId: TeamId },
  newId: () => string,
): RouteValues => {
  const { required, welcome, criteria, answerWithin, warnBefore, passes } = presets[preset];
  const item = (kind: BriefItemKind, isRequired: boolean) => ({ id: newId(), kind, label: null, required: isRequired });
  return {
    fromTeamId,
    toTeamId,
    items: [...required.map((kind) => item(kind, true)), ...welcome.map((kind) => item(kind, false))],
    criteria: criteria[language].map((text) => ({ id: newId(), text })),
    answerWithin,
    warnBefore,
    passes,
    onDealWon: false,
  };
};
