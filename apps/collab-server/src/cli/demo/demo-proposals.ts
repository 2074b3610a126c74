import type { RowDraft } from '@baton/schema/pricing';
import type { DeclineReason, ProposalBlock, ProposalLanguage, TemplateValues } from '@baton/schema/proposals';
import type { Department } from '@baton/schema/workspaces';

/** A line of a demo proposal, without its id; of a product, where it names one. */
export type DemoLine = Omit<RowDraft, 'id' | 'productId'> & { product?: string };

/** What became of a proposal, in days before today. */
export interface DemoLife {
  sent: number;
  opened?: number;
  /** What the customer wrote, and what was answered. */
  said?: { before: number; words: string; reply: string };
  answered?: { before: number; reason?: DeclineReason; words?: string };
}

export interface DemoProposal {
  account: string;
  /** Who writes it, by their address. */
  by: string;
  title: string;
  language: ProposalLanguage;
  /** Days from its beginning until the last on which it can be accepted; null = nobody has said. */
  validFor: number | null;
  lines: readonly DemoLine[];
  /** What it costs ourselves. */
  costs: readonly DemoLine[];
  /** Begun with the company's own template. */
  template?: true;
  /** Words to whoever has to approve a discount. */
  review?: string;
  /** Another way to do it, with what is in it instead. */
  alternative?: { name: string; lines: readonly DemoLine[] };
  life?: DemoLife;
}

const standard = { category: 'standard', rate: '20' } as const;
const italian = { category: 'standard', rate: '22' } as const;

/** What sales of the demo is offering and has offered: in every state that a proposal can be in. */
export const demoProposals: readonly DemoProposal[] = [
  {
    account: 'Coopérative du Rhône',
    by: 'giulia@demo.example',
    title: 'Quatre fours à sole, deux sites',
    language: 'fr',
    validFor: 30,
    lines: [
      {
        product: 'Deck oven D4',
        text: 'Four à sole GTX, 3 étages',
        quantity: '4',
        unit: 'pièce',
        unitPrice: '14100',
        tax: standard,
      },
      {
        text: 'Pose et mise en service',
        quantity: '2',
        unit: 'site',
        unitPrice: '1850',
        discount: { percent: '5' },
        tax: standard,
      },
      {
        text: 'Formation de l’équipe de nuit',
        quantity: '2',
        unit: 'jour',
        unitPrice: '780',
        tax: standard,
        optional: true,
      },
      { text: 'Contrat d’entretien', quantity: '1', unitPrice: '240', tax: standard, recurrence: 'month' },
    ],
    costs: [
      { text: 'Fours, prix d’achat', quantity: '4', unitPrice: '10350' },
      { text: 'Deux techniciens, trois jours', quantity: '6', unit: 'jour', unitPrice: '420' },
    ],
    life: {
      sent: 4,
      opened: 3,
      said: {
        before: 2,
        words: 'La pose peut-elle se faire de nuit, sans arrêter le premier site ?',
        reply: 'Oui, un site après l’autre, entre 20 h et 4 h ; le prix reste le même.',
      },
    },
  },
  {
    account: 'Northgate Hotels',
    by: 'giulia@demo.example',
    title: 'Five kitchens, one service contract',
    language: 'en',
    validFor: 14,
    lines: [
      {
        text: 'Deck oven, 2 decks',
        quantity: '5',
        unit: 'piece',
        unitPrice: '8200',
        discount: { percent: '4' },
        tax: standard,
      },
      { text: 'Service, all sites', quantity: '5', unit: 'site', unitPrice: '1150', tax: standard, recurrence: 'year' },
    ],
    costs: [{ text: 'Ovens, purchase', quantity: '5', unitPrice: '6100' }],
    alternative: {
      name: 'Three kitchens first',
      lines: [{ text: 'Two more kitchens within a year, at the same price', unitPrice: '0', tax: standard }],
    },
  },
  {
    account: 'Pizzerie Vesuvio',
    by: 'marco@demo.example',
    title: 'Tre forni nuovi',
    language: 'it',
    validFor: null,
    lines: [
      {
        text: 'Forno per pizza, 6 posti',
        quantity: '3',
        unit: 'pezzo',
        unitPrice: '5400',
        discount: { percent: '12' },
        tax: italian,
      },
    ],
    costs: [],
    review: 'Due nuovi locali entro l’estate: con il 12 % li equipaggiamo tutti e tre.',
  },
  {
    account: 'Boulangerie Lenoir',
    by: 'giulia@demo.example',
    title: 'Un four à chariot pour la deuxième boutique',
    language: 'fr',
    validFor: 30,
    template: true,
    lines: [{ product: 'Rack oven R2', text: 'Four à chariot R2', unit: 'pièce', unitPrice: '34200', tax: standard }],
    costs: [{ text: 'Four, prix d’achat', unitPrice: '24900' }],
    life: { sent: 12, opened: 11, answered: { before: 9 } },
  },
  {
    account: 'Boulangerie Lenoir',
    by: 'giulia@demo.example',
    title: 'Entretien des deux boutiques',
    language: 'fr',
    validFor: 21,
    lines: [
      {
        product: 'Care contract, yearly',
        text: 'Contrat d’entretien',
        quantity: '2',
        unitPrice: '1200',
        tax: standard,
        recurrence: 'year',
      },
    ],
    costs: [],
    life: { sent: 1 },
  },
  {
    account: 'Harrow Street Bakery',
    by: 'giulia@demo.example',
    title: 'Spiral mixer and proofing cabinet',
    language: 'en',
    validFor: 30,
    lines: [
      { product: 'Spiral mixer 80', text: 'Spiral mixer, 80 l', unitPrice: '7100', tax: standard },
      { product: 'Proofing cabinet', text: 'Proofing cabinet', unitPrice: '5300', tax: standard },
    ],
    costs: [],
    life: {
      sent: 20,
      opened: 19,
      answered: {
        before: 15,
        reason: 'timing',
        words: 'The power is not ready before spring. Please come back in March.',
      },
    },
  },
  {
    account: 'Panificio Moretti',
    by: 'giulia@demo.example',
    title: 'Manutenzione, tre anni',
    language: 'it',
    validFor: 20,
    lines: [
      {
        product: 'Care contract, yearly',
        text: 'Contratto di manutenzione',
        unitPrice: '1150',
        tax: italian,
        recurrence: 'year',
      },
    ],
    costs: [],
    life: { sent: 33, opened: 30 },
  },
];

/** Prices of some products beside the list, the fewest first. */
export const demoPrices = [
  {
    product: 'Deck oven D4',
    currency: 'EUR',
    unitPrice: '14500',
    tiers: [
      { from: '4', unitPrice: '14100' },
      { from: '10', unitPrice: '13600' },
    ],
  },
  { product: 'Deck oven D2', currency: 'GBP', unitPrice: '7650', tiers: [] },
  { product: 'Rack oven R2', currency: 'CHF', unitPrice: '32900', tiers: [] },
] as const;

interface DemoTemplate extends Omit<TemplateValues, 'teamId'> {
  blocks: ProposalBlock[];
  lines: readonly DemoLine[];
  /** Whose it is; everybody's without. */
  of?: Department;
}

/** What proposals of the company begin with, and what is put into them again and again. */
export const demoTemplates: readonly DemoTemplate[] = [
  {
    name: 'Remplacement d’un four',
    of: 'sales',
    kind: 'whole',
    language: 'fr',
    blocks: [
      { kind: 'heading', level: 2, text: 'Votre projet' },
      { kind: 'paragraph', text: 'Pour {{account}}, nous remplaçons votre four sans arrêter la production.' },
      {
        kind: 'bullets',
        items: ['Relevé et plans', 'Dépose et pose en une nuit', 'Mise en service avec votre équipe'],
      },
      { kind: 'heading', level: 2, text: 'Prix' },
      { kind: 'pricing' },
      { kind: 'heading', level: 2, text: 'Conditions' },
      {
        kind: 'paragraph',
        text: '30 % à la commande, le solde à la mise en service. Valable jusqu’au {{valid-until}}.',
      },
    ],
    lines: [
      { product: 'Installation', text: 'Pose avant 6 h', unit: 'site', unitPrice: '1850', tax: standard },
      { product: 'Training day', text: 'Journée de formation', unitPrice: '690', tax: standard, optional: true },
    ],
  },
  {
    name: 'Delivery and installation',
    kind: 'part',
    language: 'en',
    blocks: [
      { kind: 'heading', level: 3, text: 'Delivery and installation' },
      { kind: 'paragraph', text: 'We deliver within six weeks of your order and install outside your opening hours.' },
    ],
    lines: [],
  },
];
