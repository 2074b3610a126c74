import type { BriefItemKind, ReturnReason, RoutePreset } from '@baton/schema/handoffs';

type State = 'draft' | 'sent' | 'returned' | 'accepted' | 'withdrawn';

interface DemoHandoff {
  route: RoutePreset;
  account: string;
  /** Who hands it on, and who of the other team answers, by their addresses. */
  by: string;
  to: string;
  state: State;
  written: Partial<Record<BriefItemKind, readonly string[]>>;
  /** How many of the criteria are ticked. */
  met: number;
  asked?: string;
  returned?: { reason: ReturnReason; words: string; missing: readonly BriefItemKind[] };
  firstTask?: string;
}

const [giulia, marco, cherif, emma, luca] = ['giulia', 'marco', 'cherif', 'emma', 'luca'].map(
  (name) => `${name}@demo.example`,
) as [string, string, string, string, string];

/** What passes between the teams of the demo: one handoff in every state, written by those who hand it on. */
export const demoHandoffs: readonly DemoHandoff[] = [
  {
    route: 'marketing-sales',
    account: 'Coopérative du Rhône',
    by: cherif,
    to: giulia,
    state: 'sent',
    written: {
      need: [
        'Ils remplacent quatre fours à sole d’ici l’été, sur deux sites.',
        'Vus au salon de Lyon : la consommation compte plus que le prix.',
      ],
      budget: ['Entre 60 000 et 80 000 €, financement déjà accordé.'],
      'next-step': ['Proposer une visite de l’atelier avant le 15 décembre.'],
    },
    met: 2,
  },
  {
    route: 'sales-billing',
    account: 'Northgate Hotels',
    by: giulia,
    to: emma,
    state: 'draft',
    written: {
      'agreed-terms': ['30 % on order, the rest within 30 days of delivery. The discount holds for all five sites.'],
    },
    met: 1,
  },
  {
    route: 'sales-support',
    account: 'Boulangerie Lenoir',
    by: marco,
    to: luca,
    state: 'sent',
    written: {
      goals: ['Cuire 400 baguettes par heure dès la première semaine.', 'Former deux personnes de l’équipe de nuit.'],
      dates: ['Livraison le 12 janvier, avant 6 h. Mise en service le lendemain.'],
      risks: ['Le monte-charge est étroit : mesurer avant de livrer.'],
      site: ['Entrée par la cour, code chez Hélène Lenoir.'],
    },
    met: 2,
    asked: 'Chi sarà presente alle 6 per aprire il cortile?',
  },
  {
    route: 'sales-support',
    account: 'Pizzerie Vesuvio',
    by: marco,
    to: luca,
    state: 'returned',
    written: { goals: ['Tre forni nuovi, uno per ogni locale, senza chiudere il fine settimana.'] },
    met: 1,
    returned: {
      reason: 'brief-incomplete',
      words: 'Mancano le date dei tre locali: senza, non possiamo mandare i tecnici.',
      missing: ['dates'],
    },
  },
  {
    route: 'sales-support',
    account: 'Harrow Street Bakery',
    by: giulia,
    to: luca,
    state: 'accepted',
    written: {
      goals: ['One deck oven and a proofer running before Easter.'],
      dates: ['Delivery on 2 March, installation on 3 and 4 March.'],
      risks: ['Three-phase power is promised by the landlord, not yet seen.'],
    },
    met: 2,
    firstTask: 'Call the bakery and fix the day of installation',
  },
  {
    route: 'support-sales',
    account: 'Panificio Moretti',
    by: luca,
    to: giulia,
    state: 'withdrawn',
    written: { need: ['Il vecchio forno non si ripara più: vogliono un’offerta.'] },
    met: 0,
  },
];
