import { fold, readDay, type AccountId, type Currency, type MemberId } from '@baton/schema/shared';

import { minorDigitsOf } from '#shared/i18n/money-text.ts';

export interface QuickAddWorld {
  currency: Currency;
  people: readonly { id: MemberId; name: string }[];
  accounts: readonly { id: AccountId; name: string }[];
  /** `YYYY-MM-DD`. */
  today: string;
}

/** A deal as one line of text says it. Only the title is needed; everything else may be absent. */
export interface QuickDeal {
  title: string;
  amount: number | null;
  currency: Currency;
  owner: { id: MemberId; name: string } | null;
  account: { id: AccountId; name: string } | null;
  closeOn: string | null;
  labels: string[];
}

const signs: Record<string, Currency> = { '€': 'EUR', $: 'USD', '£': 'GBP' };
const codes = 'EUR|USD|GBP|CHF|JPY|CAD|SEK|DKK|NOK|PLN|CZK';
const sign = `[€$£]|\\b(?:${codes})\\b`;
const number = `\\d{1,3}(?:[\\s\\u00A0\\u202F.,'’]\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d{1,2})?`;
// An amount is a number with a currency, with k or M, or alone with at least three digits: `lot 3` is no amount.
const namedAmounts = [
  new RegExp(`(?<sign>${sign})\\s?(?<number>${number})\\s?(?<power>[kKM])?(?![\\p{L}\\d])`, 'u'),
  new RegExp(`(?<![\\p{L}\\d.,])(?<number>${number})\\s?(?<power>[kKM])?\\s?(?<sign>${sign})(?![\\p{L}\\d])`, 'u'),
];
const bareAmounts = [
  new RegExp(`(?<![\\p{L}\\d.,/-])(?<number>${number})\\s?(?<power>[kKM])(?![\\p{L}\\d])`, 'u'),
  /(?<![\p{L}\d.,/-])(?<number>\d{1,3}(?:[\s\u00A0\u202F]\d{3})+|\d{3,})(?![\p{L}\d./-])/u,
];

/**
 * Reads `Fours Durand 12 500 € @Claire ven. #urgent` in English, French and Italian: takes amount, owner, date, labels
 * and a known account out of the line; what remains is the title. Pure: today comes in. What cannot be read stays in
 * the title, so nothing typed is lost.
 */
export const parseQuickAdd = (line: string, world: QuickAddWorld): QuickDeal => {
  const owner = takeOwner(line, world);
  const labels = takeLabels(owner.rest);
  const money = takeAmount(labels.rest, world.currency);
  const day = takeDay(money.rest, world.today);
  const title = tidy(day.rest);
  return {
    title: title === '' ? tidy(line) : title,
    amount: money.amount,
    currency: money.currency,
    owner: owner.person,
    account: findAccount(title, world.accounts),
    closeOn: day.day,
    labels: labels.labels,
  };
};

const tidy = (text: string) =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\s+([,;])/g, '$1')
    .trim()
    .replace(/[\s,;–-]+$/u, '');

const takeOwner = (line: string, { people }: QuickAddWorld) => {
  const at = /(?<=^|\s)@(?<name>[\p{L}'’.-]+(?: [\p{Lu}][\p{L}'’.-]*)?)/u.exec(line);
  const typed = at?.groups?.['name'];
  if (at === null || typed === undefined) return { person: null, rest: line };
  for (const name of [typed, typed.split(' ')[0] ?? '']) {
    const person = findPerson(name, people);
    if (person !== null) return { person, rest: line.replace(`@${name}`, ' ') };
  }
  return { person: null, rest: line };
};

/** A person by the beginning of any of their names; an exact first name wins over a longer one. */
const findPerson = (typed: string, people: QuickAddWorld['people']) => {
  const wanted = fold(typed).replace(/\.$/, '');
  const starting = people.filter(
    ({ name }) =>
      fold(name).startsWith(wanted) ||
      fold(name)
        .split(/[\s-]/)
        .some((part) => part.startsWith(wanted)),
  );
  return starting.find(({ name }) => fold(name).split(' ')[0] === wanted) ?? starting[0] ?? null;
};

const takeLabels = (line: string) => {
  const labels = [...line.matchAll(/(?<=^|\s)#(?<label>[\p{L}\d][\p{L}\d_-]*)/gu)].map(
    (match) => match.groups?.['label'] ?? '',
  );
  return { labels: [...new Set(labels)], rest: line.replaceAll(/(?<=^|\s)#[\p{L}\d][\p{L}\d_-]*/gu, ' ') };
};

const takeAmount = (line: string, currency: Currency) => {
  for (const match of amountsIn(line)) {
    const { number: digits = '', power, sign: unit } = match.groups ?? {};
    const said = unit === undefined ? currency : (signs[unit] ?? unit);
    const amount = Math.round(readNumber(digits) * powerOf(power) * 10 ** minorDigitsOf(said));
    if (amount <= 10 ** 14) return { amount, currency: said, rest: line.replace(match[0], ' ') };
  }
  return { amount: null, currency, rest: line };
};

/** With a currency before or after, whichever comes first; then without, where a bare year is no amount. */
const amountsIn = (line: string): RegExpExecArray[] => {
  const found = (pattern: RegExp) => pattern.exec(line);
  const named = namedAmounts.map(found).filter((match) => match !== null);
  const bare = bareAmounts.map(found).filter((match) => match !== null && !/^(19|20)\d\d$/.test(match[0]));
  return [...named.toSorted((a, b) => a.index - b.index), ...bare.filter((match) => match !== null)];
};

const powerOf = (power: string | undefined) => (power === undefined ? 1 : power === 'M' ? 1_000_000 : 1000);

/** `12 500,50`, `12.500,50`, `12,500.50`: a mark before one or two last digits is the decimal point. */
const readNumber = (text: string): number => {
  const point = /[.,](\d{1,2})$/.exec(text);
  const whole = (point === null ? text : text.slice(0, point.index)).replaceAll(/\D/g, '');
  return Number(`${whole}.${point?.[1] ?? '0'}`);
};

const takeDay = (line: string, today: string) => {
  const found = readDay(line, today);
  return found === null
    ? { day: null, rest: line }
    : { day: found.day, rest: `${line.slice(0, found.at)} ${line.slice(found.at + found.text.length)}` };
};

/** An account is taken when one word of its own name stands in the title; the longest such name wins. */
const findAccount = (title: string, accounts: QuickAddWorld['accounts']) => {
  const words = ` ${fold(title).replaceAll(/[^\p{L}\d]+/gu, ' ')} `;
  const matches = accounts.filter(({ name }) =>
    [
      fold(name),
      ...fold(name)
        .split(/[^\p{L}\d]+/u)
        .filter((word) => word.length >= 5),
    ].some((part) => words.includes(` ${part} `)),
  );
  const exact = matches
    .filter(({ name }) => words.includes(` ${fold(name)} `))
    .toSorted((a, b) => b.name.length - a.name.length);
  return exact[0] ?? (matches.length === 1 ? (matches[0] ?? null) : null);
};
