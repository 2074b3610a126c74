import type { Recurrence, TaxCategory } from '../../pricing/pricing.ts';
import type { ProposalLanguage } from '../proposal-shape.ts';

/** What a paper says by itself, in the language of its proposal. */
export interface PaperWords {
  draft: string;
  proposal: string;
  version: string;
  for: string;
  from: string;
  date: string;
  validUntil: string;
  /** Before the number of a page, and between it and how many there are. */
  page: readonly [string, string];
  columns: Record<'text' | 'quantity' | 'unitPrice' | 'discount' | 'tax' | 'total', string>;
  optional: string;
  taken: string;
  left: string;
  alternative: string;
  notCounted: string;
  subtotal: string;
  due: Record<Recurrence, string>;
  sums: Record<Recurrence, string>;
  untaxed: Record<Exclude<TaxCategory, 'standard'>, string>;
  lines: string;
  discount: string;
  net: string;
  tax: (rate: string) => string;
  taxOn: (tax: string, base: string) => string;
  noTax: string;
  total: string;
  plainTotal: string;
  trail: Record<TrailWord, string>;
}

export type TrailWord =
  | 'title'
  | 'about'
  | 'signer'
  | 'company'
  | 'contact'
  | 'handed'
  | 'sent'
  | 'opened'
  | 'signed'
  | 'from'
  | 'browser'
  | 'way'
  | 'typed'
  | 'drawn'
  | 'consent'
  | 'consented'
  | 'content'
  | 'state'
  | 'sealed'
  | 'unknown';

const en: PaperWords = {
  draft: 'Draft',
  proposal: 'Proposal',
  version: 'version',
  for: 'For',
  from: 'From',
  date: 'Date',
  validUntil: 'Valid until',
  page: ['Page', 'of'],
  columns: {
    text: 'Item',
    quantity: 'Quantity',
    unitPrice: 'Unit price',
    discount: 'Discount',
    tax: 'VAT',
    total: 'Total',
  },
  optional: 'Optional',
  taken: 'Optional, taken',
  left: 'Optional, not taken',
  alternative: 'Alternative',
  notCounted: 'not in the total',
  subtotal: 'Subtotal',
  due: { once: '', month: 'per month', quarter: 'per quarter', year: 'per year' },
  sums: { once: 'Once', month: 'Per month', quarter: 'Per quarter', year: 'Per year' },
  untaxed: {
    zero: '0%',
    exempt: 'Exempt',
    'reverse-charge': 'Reverse charge',
    'intra-community': 'Intra-EU',
    export: 'Export',
    'out-of-scope': 'Out of scope',
  },
  lines: 'Lines',
  discount: 'Discount',
  net: 'Net',
  tax: (rate) => `VAT ${rate}`,
  taxOn: (tax, base) => `${tax} on ${base}`,
  noTax: 'VAT not chosen',
  total: 'Total',
  plainTotal: 'Total',
  trail: {
    title: 'Signature and audit trail',
    about: 'This page says how the proposal before it was accepted. It was made from the records of the sender.',
    signer: 'Signed by',
    company: 'On behalf of',
    contact: 'Sent to',
    handed: 'the link was passed on by a colleague, not mailed',
    sent: 'Sent',
    opened: 'First opened',
    signed: 'Accepted and signed',
    from: 'Network address',
    browser: 'Browser',
    way: 'Signature',
    typed: 'Name typed',
    drawn: 'Drawn',
    consent: 'Consent',
    consented: 'The signer said expressly that the name given is meant as a signature.',
    content: 'SHA-256 of what was signed',
    state: 'SHA-256 of the document that was sent',
    sealed:
      'This file carries an electronic seal (PAdES) of the sender. Any program that checks PDF signatures tells whether it was changed afterwards.',
    unknown: 'not recorded',
  },
};

const fr: PaperWords = {
  draft: 'Brouillon',
  proposal: 'Proposition',
  version: 'version',
  for: 'Pour',
  from: 'De',
  date: 'Date',
  validUntil: 'Valable jusqu’au',
  page: ['Page', 'sur'],
  columns: {
    text: 'Désignation',
    quantity: 'Quantité',
    unitPrice: 'Prix unitaire',
    discount: 'Remise',
    tax: 'TVA',
    total: 'Total HT',
  },
  optional: 'En option',
  taken: 'En option, retenu',
  left: 'En option, non retenu',
  alternative: 'Variante',
  notCounted: 'hors total',
  subtotal: 'Sous-total',
  due: { once: '', month: 'par mois', quarter: 'par trimestre', year: 'par an' },
  sums: { once: 'Une fois', month: 'Par mois', quarter: 'Par trimestre', year: 'Par an' },
  untaxed: {
    zero: '0\u00A0%',
    exempt: 'Exonéré',
    'reverse-charge': 'Autoliquidation',
    'intra-community': 'Intra-UE',
    export: 'Export',
    'out-of-scope': 'Hors champ',
  },
  lines: 'Lignes',
  discount: 'Remise',
  net: 'Total HT',
  tax: (rate) => `TVA ${rate}`,
  taxOn: (tax, base) => `${tax} sur ${base}`,
  noTax: 'TVA non choisie',
  total: 'Total TTC',
  plainTotal: 'Total',
  trail: {
    title: 'Signature et piste d’audit',
    about:
      'Cette page dit comment la proposition qui précède a été acceptée. Elle est tirée des registres de l’émetteur.',
    signer: 'Signé par',
    company: 'Pour le compte de',
    contact: 'Envoyée à',
    handed: 'le lien a été transmis par un collègue, non par e-mail',
    sent: 'Envoi',
    opened: 'Première ouverture',
    signed: 'Acceptation et signature',
    from: 'Adresse réseau',
    browser: 'Navigateur',
    way: 'Signature',
    typed: 'Nom saisi',
    drawn: 'Dessinée',
    consent: 'Consentement',
    consented: 'Le signataire a déclaré expressément que le nom donné vaut signature.',
    content: 'SHA-256 de ce qui a été signé',
    state: 'SHA-256 du document envoyé',
    sealed:
      'Ce fichier porte un cachet électronique (PAdES) de l’émetteur. Tout logiciel qui vérifie les signatures PDF dit s’il a été modifié depuis.',
    unknown: 'non enregistré',
  },
};

const it: PaperWords = {
  draft: 'Bozza',
  proposal: 'Proposta',
  version: 'versione',
  for: 'Per',
  from: 'Da',
  date: 'Data',
  validUntil: 'Valida fino al',
  page: ['Pagina', 'di'],
  columns: {
    text: 'Descrizione',
    quantity: 'Quantità',
    unitPrice: 'Prezzo unitario',
    discount: 'Sconto',
    tax: 'IVA',
    total: 'Imponibile',
  },
  optional: 'Facoltativo',
  taken: 'Facoltativo, scelto',
  left: 'Facoltativo, non scelto',
  alternative: 'Alternativa',
  notCounted: 'escluso dal totale',
  subtotal: 'Subtotale',
  due: { once: '', month: 'al mese', quarter: 'al trimestre', year: 'all’anno' },
  sums: { once: 'Una tantum', month: 'Al mese', quarter: 'Al trimestre', year: 'All’anno' },
  untaxed: {
    zero: '0%',
    exempt: 'Esente',
    'reverse-charge': 'Inversione contabile',
    'intra-community': 'Intra-UE',
    export: 'Esportazione',
    'out-of-scope': 'Fuori campo',
  },
  lines: 'Righe',
  discount: 'Sconto',
  net: 'Imponibile',
  tax: (rate) => `IVA ${rate}`,
  taxOn: (tax, base) => `${tax} su ${base}`,
  noTax: 'IVA non scelta',
  total: 'Totale IVA inclusa',
  plainTotal: 'Totale',
  trail: {
    title: 'Firma e traccia di verifica',
    about: 'Questa pagina dice come è stata accettata la proposta che precede. È tratta dai registri del mittente.',
    signer: 'Firmato da',
    company: 'Per conto di',
    contact: 'Inviata a',
    handed: 'il link è stato consegnato da un collega, non per e-mail',
    sent: 'Invio',
    opened: 'Prima apertura',
    signed: 'Accettazione e firma',
    from: 'Indirizzo di rete',
    browser: 'Browser',
    way: 'Firma',
    typed: 'Nome digitato',
    drawn: 'Disegnata',
    consent: 'Consenso',
    consented: 'Il firmatario ha dichiarato espressamente che il nome indicato vale come firma.',
    content: 'SHA-256 di quanto firmato',
    state: 'SHA-256 del documento inviato',
    sealed:
      'Questo file porta un sigillo elettronico (PAdES) del mittente. Ogni programma che verifica le firme PDF dice se è stato modificato in seguito.',
    unknown: 'non registrato',
  },
};

export const paperWords: Readonly<Record<ProposalLanguage, PaperWords>> = { en, fr, it };
