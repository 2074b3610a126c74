import type { FirstStage } from '@baton/schema/deals';
import type { Role } from '@baton/schema/shared';
import type { Department, Language } from '@baton/schema/workspaces';

/** Everybody of the demo workspace signs in with it; it is printed at every start, and good for nothing else. */
export const demoPassword = 'welcome-to-baton';

export interface DemoPerson {
  name: string;
  email: string;
  role: Role;
  department: Department | null;
  language: Language;
}

/** A maker of bakery ovens on both sides of the Alps. The first of them owns the workspace. */
export const demoCompany = {
  name: 'Four & Forno (demo)',
  currency: 'EUR',
  language: 'en' as Language,
  people: [
    { name: 'Claire Fontaine', email: 'claire@demo.example', role: 'owner', department: null, language: 'fr' },
    { name: 'Giulia Rossi', email: 'giulia@demo.example', role: 'manager', department: 'sales', language: 'it' },
    { name: 'Marco Bianchi', email: 'marco@demo.example', role: 'member', department: 'sales', language: 'it' },
    { name: 'Chérif Benali', email: 'cherif@demo.example', role: 'member', department: 'marketing', language: 'fr' },
    { name: 'Emma Hughes', email: 'emma@demo.example', role: 'member', department: 'billing', language: 'en' },
    { name: 'Luca Ferrari', email: 'luca@demo.example', role: 'member', department: 'support', language: 'it' },
    { name: 'Sophie Martin', email: 'sophie@demo.example', role: 'admin', department: 'billing', language: 'fr' },
    { name: 'Paul Lambert', email: 'paul@demo.example', role: 'guest', department: null, language: 'en' },
  ] satisfies DemoPerson[] as DemoPerson[],
  stages: [
    { name: 'New', kind: 'open', probability: 10, idleDays: 14 },
    { name: 'Visit', kind: 'open', probability: 25, idleDays: 14 },
    { name: 'Proposal', kind: 'open', probability: 50, idleDays: 21 },
    { name: 'Negotiation', kind: 'open', probability: 75, idleDays: 10 },
    { name: 'Won', kind: 'won', probability: 100, idleDays: null },
    { name: 'Lost', kind: 'lost', probability: 0, idleDays: null },
  ] satisfies FirstStage[] as FirstStage[],
  /** One unit of the currency in euros. */
  rates: { CHF: '1.0412', GBP: '1.1583', USD: '0.9217' },
};

/** Name, sector, country, city. Companies of the trade, none of them real. */
export const demoAccounts: readonly (readonly [string, string, string, string])[] = [
  ['Fours Durand', 'food', 'France', 'Dijon'],
  ['Boulangerie Lenoir', 'food', 'France', 'Rennes'],
  ['Cantines scolaires de Lyon', 'education', 'France', 'Lyon'],
  ['Maison Petitjean', 'food', 'France', 'Nancy'],
  ['Hôtel du Parc', 'hospitality', 'France', 'Annecy'],
  ['Pâtisserie Vauban', 'food', 'France', 'Lille'],
  ['Groupe Armorique', 'retail', 'France', 'Brest'],
  ['Les Halles de Nantes', 'retail', 'France', 'Nantes'],
  ['Clinique Saint-Roch', 'healthcare', 'France', 'Montpellier'],
  ['Traiteur Morel', 'food', 'France', 'Paris'],
  ['Lycée hôtelier de Nice', 'education', 'France', 'Nice'],
  ['Biscuiterie Le Goff', 'food', 'France', 'Quimper'],
  ['Moulins Réunis', 'agriculture', 'France', 'Chartres'],
  ['Chaîne Crousti', 'food', 'France', 'Bordeaux'],
  ['Résidences Beausoleil', 'healthcare', 'France', 'Toulon'],
  ['Coopérative du Rhône', 'agriculture', 'France', 'Avignon'],
  ['Brasserie Keller', 'hospitality', 'France', 'Strasbourg'],
  ['Épicerie Fine Colbert', 'retail', 'France', 'Reims'],
  ['Panificio Moretti', 'food', 'Italy', 'Parma'],
  ['Pasticceria Colombo', 'food', 'Italy', 'Milano'],
  ['Pizzerie Vesuvio', 'food', 'Italy', 'Napoli'],
  ['Grissinificio Astigiano', 'food', 'Italy', 'Asti'],
  ['Albergo Belvedere', 'hospitality', 'Italy', 'Como'],
  ['Gelateria Fontana', 'food', 'Italy', 'Roma'],
  ['Mense Lombarde', 'education', 'Italy', 'Bergamo'],
  ['Forneria Sant’Anna', 'food', 'Italy', 'Lucca'],
  ['Supermercati Tosi', 'retail', 'Italy', 'Verona'],
  ['Agriturismo Le Querce', 'tourism', 'Italy', 'Siena'],
  ['Catering Ponte Vecchio', 'food', 'Italy', 'Firenze'],
  ['Biscotti Ferrero & Figli', 'food', 'Italy', 'Cuneo'],
  ['Ospedale San Giorgio', 'healthcare', 'Italy', 'Ferrara'],
  ['Scuola Alberghiera Trento', 'education', 'Italy', 'Trento'],
  ['Focacceria Ligure', 'food', 'Italy', 'Genova'],
  ['Molino Bertolini', 'agriculture', 'Italy', 'Mantova'],
  ['Ristoranti Conti', 'hospitality', 'Italy', 'Bologna'],
  ['Caffè Torinesi', 'hospitality', 'Italy', 'Torino'],
  ['Harrow Street Bakery', 'food', 'United Kingdom', 'London'],
  ['Oak & Rye', 'food', 'United Kingdom', 'Bristol'],
  ['Northgate Hotels', 'hospitality', 'United Kingdom', 'Leeds'],
  ['Penrose Foods', 'retail', 'United Kingdom', 'Carlisle'],
  ['Mill Lane Kitchens', 'food', 'United Kingdom', 'Cambridge'],
  ['St Brendan’s College', 'education', 'Ireland', 'Killarney'],
  ['Claddagh Bakehouse', 'food', 'Ireland', 'Galway'],
  ['Alpen Backwaren', 'food', 'Switzerland', 'Chur'],
  ['Confiserie Montreux', 'food', 'Switzerland', 'Montreux'],
  ['Seehof Gastronomie', 'hospitality', 'Switzerland', 'Luzern'],
  ['Brooklyn Crust', 'food', 'United States', 'New York'],
  ['Harbor Grain Co', 'food', 'United States', 'Boston'],
];

/** Who of sales looks after a customer, and so after its deals. */
export const sellerOf = (account: string): DemoPerson => {
  const sellers = demoCompany.people.filter(({ department }) => department === 'sales');
  const at = demoAccounts.findIndex(([name]) => name === account);
  const seller = sellers[at % sellers.length];
  if (!seller) throw new Error(`No customer of the demo: ${account}`);
  return seller;
};

/** Name, series, list price in euros. */
export const demoProducts: readonly (readonly [string, string, number])[] = [
  ['Deck oven D2', 'Deck ovens', 8_900],
  ['Deck oven D4', 'Deck ovens', 14_500],
  ['Rack oven R1', 'Rack ovens', 21_800],
  ['Rack oven R2', 'Rack ovens', 34_200],
  ['Pizza oven Napoli', 'Pizza ovens', 6_400],
  ['Convection oven C6', 'Convection', 3_950],
  ['Spiral mixer 40', 'Mixers', 4_200],
  ['Spiral mixer 80', 'Mixers', 7_100],
  ['Proofing cabinet', 'Proofing', 5_300],
  ['Care contract, yearly', 'Service', 1_200],
  ['Installation', 'Service', 1_850],
  ['Training day', 'Service', 690],
];

/** What people call their deals, by the country of the customer. */
export const demoTitles: Readonly<Record<'France' | 'Italy' | 'other', readonly string[]>> = {
  France: [
    'Rénovation du fournil',
    'Nouvelle boutique',
    'Remplacement des fours',
    'Contrat d’entretien',
    'Extension de la cuisine',
    'Ouverture d’un laboratoire',
    'Ligne de pétrissage',
  ],
  Italy: [
    'Rinnovo del forno',
    'Nuovo punto vendita',
    'Sostituzione impastatrici',
    'Contratto di assistenza',
    'Ampliamento cucina',
    'Laboratorio di pasticceria',
    'Linea pizza',
  ],
  other: [
    'Bakery refit',
    'Second shop',
    'Oven replacement',
    'Care contract',
    'Central kitchen',
    'Test bakery',
    'Mixer upgrade',
  ],
};

export const demoLabels = ['Key account', 'Renewal', 'Fair', 'Referral', 'Tender', 'Urgent'] as const;

/** What is known of a customer beyond the list. */
export interface DemoCustomer {
  account: string;
  status: 'lead' | 'qualified' | 'active';
  language: Language;
  people: readonly { name: string; part: string; phone: string }[];
  /** What they said on the phone. */
  said: string;
}

/** Numbers are of the ranges that are kept free for stories. */
export const demoCustomers: readonly DemoCustomer[] = [
  {
    account: 'Boulangerie Lenoir',
    status: 'active',
    language: 'fr',
    people: [
      { name: 'Hélène Lenoir', part: 'Gérante', phone: '+33199001201' },
      { name: 'Bastien Moreau', part: 'Chef boulanger', phone: '+33199001202' },
    ],
    said: 'Ouvre une deuxième boutique au printemps ; pas de livraison avant 6 h. Veut voir le four à chariot R2 en marche.',
  },
  {
    account: 'Coopérative du Rhône',
    status: 'qualified',
    language: 'fr',
    people: [{ name: 'Yvan Perrin', part: 'Achats', phone: '+33199001210' }],
    said: 'Le budget est voté pour mars. Demande un prix avec installation et une journée de formation.',
  },
  {
    account: 'Panificio Moretti',
    status: 'active',
    language: 'it',
    people: [
      { name: 'Elisa Moretti', part: 'Titolare', phone: '+390655501234' },
      { name: 'Davide Greco', part: 'Responsabile di produzione', phone: '+390655501235' },
    ],
    said: 'Il contratto di manutenzione scade a gennaio. Chiede che il tecnico venga di lunedì, giorno di chiusura.',
  },
  {
    account: 'Pizzerie Vesuvio',
    status: 'lead',
    language: 'it',
    people: [{ name: 'Ciro Esposito', part: 'Socio', phone: '+390655501240' }],
    said: 'Due nuovi locali entro l’estate. Vuole confrontare il forno Napoli con quello che usa oggi.',
  },
  {
    account: 'Harrow Street Bakery',
    status: 'active',
    language: 'en',
    people: [{ name: 'Priya Shah', part: 'Owner', phone: '+442079460123' }],
    said: 'Happy with the deck oven. Three-phase power must be checked before the mixer is delivered.',
  },
  {
    account: 'Northgate Hotels',
    status: 'qualified',
    language: 'en',
    people: [
      { name: 'Tom Whitfield', part: 'Head of purchasing', phone: '+442079460130' },
      { name: 'Ana Costa', part: 'Executive chef', phone: '+442079460131' },
    ],
    said: 'Five kitchens, one order if the discount holds. Decision by the board on the 15th.',
  },
];
