import type { ProposalBlock, ProposalLanguage } from '@baton/schema/proposals';

const heading = (text: string): ProposalBlock => ({ kind: 'heading', level: 2, text });
const paragraph = (text: string): ProposalBlock => ({ kind: 'paragraph', text });
const bullets = (...items: string[]): ProposalBlock => ({ kind: 'bullets', items });
const pricing: ProposalBlock = { kind: 'pricing' };

const usual: Record<ProposalLanguage, readonly ProposalBlock[]> = {
  en: [
    heading('Context'),
    paragraph('This proposal is made for {{account}}, following our conversations with {{contact}}.'),
    heading('What we propose'),
    bullets('What is delivered', 'What is not part of it'),
    heading('Prices'),
    pricing,
    heading('Terms'),
    paragraph('Payment within 30 days of the invoice.'),
    paragraph('This proposal can be accepted until {{valid-until}}.'),
  ],
  fr: [
    heading('Contexte'),
    paragraph('Cette proposition est établie pour {{account}}, à la suite de nos échanges avec {{contact}}.'),
    heading('Ce que nous proposons'),
    bullets('Ce qui est livré', 'Ce qui n’en fait pas partie'),
    heading('Prix'),
    pricing,
    heading('Conditions'),
    paragraph('Paiement à 30 jours à compter de la date de facture.'),
    paragraph('Cette proposition peut être acceptée jusqu’au {{valid-until}}.'),
  ],
  it: [
    heading('Contesto'),
    paragraph('Questa proposta è preparata per {{account}}, in seguito ai colloqui con {{contact}}.'),
    heading('Che cosa proponiamo'),
    bullets('Che cosa è compreso', 'Che cosa non è compreso'),
    heading('Prezzi'),
    pricing,
    heading('Condizioni'),
    paragraph('Pagamento a 30 giorni data fattura.'),
    paragraph('Questa proposta può essere accettata fino al {{valid-until}}.'),
  ],
};

const blank: readonly ProposalBlock[] = [paragraph(''), pricing];

/** Rule PP4. What a proposal begins with where nobody has chosen a template. */
export const beginningOf = (beginning: 'blank' | 'usual', language: ProposalLanguage): readonly ProposalBlock[] =>
  beginning === 'usual' ? usual[language] : blank;
