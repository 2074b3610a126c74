import type { Measure } from '@baton/schema/goals';
import type { Part } from '@baton/schema/responsibilities';
import type { LifeStage } from '@baton/schema/shared';
import type { Department } from '@baton/schema/workspaces';

/** A person by e-mail, or a team by its department. */
export type DemoHolder = { person: string } | { team: Department };

interface DemoPart {
  account: string;
  stage: LifeStage;
  part: Part;
  by: string;
  to: readonly DemoHolder[];
}

interface DemoGoal {
  account: string;
  title: string;
  by: string;
  owner: DemoHolder | null;
  /** Days from today until it is to be reached; before today it is late. */
  inDays: number;
  measure: Measure;
  /** What it came to, one value after the other. */
  values: readonly number[];
  reached?: boolean;
}

const [claire, giulia, marco, cherif, emma, luca] = ['claire', 'giulia', 'marco', 'cherif', 'emma', 'luca'].map(
  (name) => `${name}@demo.example`,
) as [string, string, string, string, string, string];

const person = (email: string): DemoHolder => ({ person: email });
const team = (department: Department): DemoHolder => ({ team: department });
const counted = (unit: string, from: number, to: number): Measure => ({ kind: 'number', unit, from, to });

/** Who answers for some customers of the demo, stage by stage; for one of them nobody does yet. */
export const demoParts: readonly DemoPart[] = [
  { account: 'Boulangerie Lenoir', stage: 'onboarding', part: 'accountable', by: claire, to: [person(luca)] },
  { account: 'Boulangerie Lenoir', stage: 'care', part: 'accountable', by: claire, to: [team('support')] },
  { account: 'Boulangerie Lenoir', stage: 'care', part: 'responsible', by: claire, to: [person(luca)] },
  { account: 'Boulangerie Lenoir', stage: 'care', part: 'informed', by: claire, to: [person(marco), team('billing')] },
  { account: 'Boulangerie Lenoir', stage: 'renewal', part: 'accountable', by: claire, to: [person(giulia)] },
  { account: 'Coopérative du Rhône', stage: 'lead', part: 'accountable', by: cherif, to: [person(cherif)] },
  { account: 'Coopérative du Rhône', stage: 'opportunity', part: 'accountable', by: cherif, to: [person(giulia)] },
  { account: 'Coopérative du Rhône', stage: 'opportunity', part: 'consulted', by: giulia, to: [team('support')] },
  { account: 'Panificio Moretti', stage: 'care', part: 'accountable', by: giulia, to: [person(luca)] },
  { account: 'Panificio Moretti', stage: 'renewal', part: 'accountable', by: giulia, to: [person(marco)] },
  { account: 'Panificio Moretti', stage: 'renewal', part: 'informed', by: giulia, to: [team('billing')] },
  { account: 'Pizzerie Vesuvio', stage: 'lead', part: 'responsible', by: giulia, to: [team('marketing')] },
  { account: 'Harrow Street Bakery', stage: 'care', part: 'accountable', by: giulia, to: [team('support')] },
  { account: 'Northgate Hotels', stage: 'opportunity', part: 'accountable', by: claire, to: [person(giulia)] },
  { account: 'Northgate Hotels', stage: 'opportunity', part: 'consulted', by: giulia, to: [person(emma)] },
  { account: 'Northgate Hotels', stage: 'onboarding', part: 'accountable', by: giulia, to: [team('support')] },
];

/** Who answers for all other customers; by the one of support, who need not be told of what they take on. */
export const demoCare: Omit<DemoPart, 'account'> = {
  stage: 'care',
  part: 'accountable',
  by: luca,
  to: [team('support')],
};
/** But not for these: that nobody does yet is to be seen, and not everywhere. */
export const demoUnanswered: readonly string[] = ['Albergo Belvedere', 'Claddagh Bakehouse', 'Fours Durand'];

/** What the departments want to reach with them, in the customer's language: on the way, late, reached, and nobody's. */
export const demoGoals: readonly DemoGoal[] = [
  {
    account: 'Boulangerie Lenoir',
    title: 'Moins d’une heure d’arrêt par mois',
    by: claire,
    owner: person(luca),
    inDays: 60,
    measure: counted('h', 6, 1),
    values: [4, 2.5],
  },
  {
    account: 'Boulangerie Lenoir',
    title: 'Équiper la deuxième boutique',
    by: marco,
    owner: team('sales'),
    inDays: 120,
    measure: counted('fours', 0, 3),
    values: [2],
  },
  {
    account: 'Coopérative du Rhône',
    title: 'Une visite de l’atelier avant le vote du budget',
    by: cherif,
    owner: person(giulia),
    inDays: 20,
    measure: { kind: 'yes-no' },
    values: [],
  },
  {
    account: 'Panificio Moretti',
    title: 'Rinnovare il contratto di manutenzione',
    by: giulia,
    owner: person(marco),
    inDays: 40,
    measure: { kind: 'yes-no' },
    values: [],
  },
  {
    account: 'Panificio Moretti',
    title: 'Interventi solo di lunedì',
    by: luca,
    owner: person(luca),
    inDays: -10,
    measure: counted('%', 40, 100),
    values: [70, 100],
    reached: true,
  },
  {
    account: 'Harrow Street Bakery',
    title: 'Three-phase power checked on both floors',
    by: giulia,
    owner: null,
    inDays: 14,
    measure: counted('%', 0, 100),
    values: [50],
  },
  {
    account: 'Northgate Hotels',
    title: 'All five kitchens on one order',
    by: giulia,
    owner: team('sales'),
    inDays: -3,
    measure: counted('kitchens', 0, 5),
    values: [2, 3],
  },
];
