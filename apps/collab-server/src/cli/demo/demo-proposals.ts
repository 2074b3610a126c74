import type { RowDraft } from '@baton/schema/pricing';
import type { ProposalLanguage } from '@baton/schema/proposals';

/** A line of a demo proposal, without its id. */
export type DemoLine = Omit<RowDraft, 'id'>;

interface DemoProposal {
  account: string;
  /** Who writes it, by their address. */
  by: string;
  title: string;
  language: ProposalLanguage;
  /** Days from today until the last on which it can be accepted; null = nobody has said. */
  validFor: number | null;
  lines: readonly DemoLine[];
  /** What it costs ourselves. */
  costs: readonly DemoLine[];
}

const standard = { category: 'standard', rate: '20' } as const;

/** What sales of the demo is offering: one nearly ready, one with yearly service, one just begun. */
export const demoProposals: readonly DemoProposal[] = [
  {
    account: 'Coopérative du Rhône',
    by: 'giulia@demo.example',
    title: 'Quatre fours à sole, deux sites',
    language: 'fr',
    validFor: 30,
    lines: [
      { text: 'Four à sole GTX, 3 étages', quantity: '4', unit: 'pièce', unitPrice: '14900', tax: standard },
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
        tax: { category: 'standard', rate: '22' },
      },
    ],
    costs: [],
  },
];
