import { demoAccounts, demoCompany, demoLabels, demoProducts, demoTitles, sellerOf } from './demo-company.ts';

/** The files of the demo workspace, made up the same on every machine for the same day and number of deals. */
export const demoFiles = (today: Date, deals: number, { openOnly = false } = {}): Record<string, string> => ({
  'accounts.csv': table(
    ['company', 'sector', 'country', 'founded', 'employees', 'revenue', 'currency'],
    demoAccounts.map(accountLine),
  ),
  'products.csv': table(
    ['product', 'series', 'price', 'currency'],
    demoProducts.map((product) => [...product, 'EUR']),
  ),
  'deals.csv': table(
    [
      'id',
      'title',
      'company',
      'product',
      'stage',
      'amount',
      'currency',
      'owner',
      'created',
      'close date',
      'last activity',
      'labels',
    ],
    Array.from({ length: deals }, (_, at) => dealLine(at, today, openOnly)),
  ),
});

type Cell = string | number;

const table = (header: readonly Cell[], rows: readonly (readonly Cell[])[]): string =>
  [header, ...rows]
    .map((row) => row.map(cell).join(','))
    .join('\n')
    .concat('\n');

const cell = (value: Cell): string => `"${String(value).replaceAll('"', '""')}"`;

const currencies: Readonly<Record<string, string>> = {
  'United Kingdom': 'GBP',
  Switzerland: 'CHF',
  'United States': 'USD',
};
/** How often each stage comes up: a pipeline narrows, and most of what is closed is long gone. */
const stageShares = [24, 20, 18, 12, 16, 10] as const;

/** Size follows from the place in the list: from a shop of four people to a house of a few hundred. */
const accountLine = ([name, sector, country]: (typeof demoAccounts)[number], at: number): Cell[] => {
  const pick = sequence(1_000 + at);
  const employees = 4 + pick.below(pick.below(100) < 70 ? 40 : 400);
  const revenue = employees * (60 + pick.below(60)) * 1_000;
  return [name, sector, country, 1921 + pick.below(100), employees, revenue, currencies[country] ?? 'EUR'];
};

const dealLine = (at: number, today: Date, openOnly: boolean): Cell[] => {
  const pick = sequence(at + 1);
  const [account, , country] = pick(demoAccounts);
  const [product, , price] = pick(demoProducts);
  const stage = stageOf(pick.below(100), openOnly);
  const closed = stage.kind !== 'open';
  const quiet = closed ? 1 + pick.below(90) : quietDays(pick);
  const age = quiet + 4 + pick.below(150);
  const closeIn = closed ? -quiet : daysToClose(pick);
  const owner = sellerOf(account);
  const pieces = 1 + pick.below(4);
  const valueKnown = pick.below(100) < 85;
  const titles = demoTitles[country === 'France' || country === 'Italy' ? country : 'other'];
  return [
    `S-${String(at + 1).padStart(5, '0')}`,
    `${account} – ${pick(titles)}`,
    account,
    product,
    stage.name,
    valueKnown || closed ? Math.round((price * pieces * (80 + pick.below(30))) / 1000) * 10 : '',
    currencies[country] ?? 'EUR',
    owner.name,
    dayFrom(today, -age),
    dayFrom(today, closeIn),
    dayFrom(today, -quiet),
    pick.below(100) < 35 ? pick(demoLabels) : '',
  ];
};

/** Most open deals were touched within the last days; about one in six is idle by the limit of any stage. */
const quietDays = (pick: Sequence): number => (pick.below(100) < 83 ? pick.below(9) : 22 + pick.below(14));

/** A few are overdue, most close within three weeks. */
const daysToClose = (pick: Sequence): number => {
  const drawn = pick.below(100);
  if (drawn < 6) return -1 - pick.below(8);
  return drawn < 70 ? 1 + pick.below(21) : 22 + pick.below(50);
};

const stageOf = (drawn: number, openOnly: boolean) => {
  const stages = demoCompany.stages.filter(({ kind }) => !openOnly || kind === 'open');
  const shares = stageShares.slice(0, stages.length);
  let left = (drawn * shares.reduce((sum, share) => sum + share, 0)) / 100;
  const at = shares.findIndex((share) => (left -= share) < 0);
  return stages[Math.max(at, 0)] ?? { name: 'New', kind: 'open' as const };
};

const dayFrom = (today: Date, days: number): string =>
  new Date(today.getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** A short sequence of choices from a number: the same number chooses the same. */
const sequence = (seed: number) => {
  let state = (seed * 2_654_435_761) % 2_147_483_647 || 1;
  const below = (limit: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  return Object.assign(pick, { below });
};

type Sequence = ReturnType<typeof sequence>;
