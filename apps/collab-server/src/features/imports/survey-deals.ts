import { boardLimits } from '@baton/schema/deals';
import type { ImportChoice } from '@baton/schema/imports';

import { foldName } from './columns.ts';
import { likelyName } from './likely.ts';
import type { ReferenceKind, Survey } from './survey-notes.ts';
import type { TypedRow } from './typed-rows.ts';

/** Fields of a deal that name a record of a list. */
export const referenceFields: Readonly<Record<string, ReferenceKind>> = {
  product: 'product',
  account: 'account',
  owner: 'member',
};

const endings: Readonly<Record<'won' | 'lost', readonly string[]>> = {
  won: ['won', 'closed won', 'gagnee', 'gagne', 'vinta', 'vinto'],
  lost: ['lost', 'closed lost', 'perdue', 'perdu', 'persa', 'perso'],
};

/** Whether a stage of this name ends a deal, in the languages of the interface. */
export const kindOfStage = (name: string): 'open' | 'won' | 'lost' => {
  const folded = foldName(name);
  if (endings.won.includes(folded)) return 'won';
  return endings.lost.includes(folded) ? 'lost' : 'open';
};

/** Parts of stage names in the order in which pipelines mostly run. */
const usualOrder = [
  'lead',
  'new',
  'nouv',
  'nuov',
  'prospect',
  'contact',
  'qualif',
  'discover',
  'engag',
  'demo',
  'visit',
  'propos',
  'quot',
  'devis',
  'prevent',
  'negoti',
  'negoz',
  'verbal',
  'contract',
];

const placeOf = (name: string): number => {
  const kind = kindOfStage(name);
  if (kind !== 'open') return kind === 'won' ? 1_000 : 1_001;
  const place = usualOrder.findIndex((part) => foldName(name).includes(part));
  return place < 0 ? 500 : place;
};

/** Stage names as the columns of a board: the usual order where it is known, then as met, the ends last. */
export const orderedStages = (names: readonly string[]): string[] => {
  const ends = (['Won', 'Lost'] as const).filter(
    (end) => !names.some((name) => kindOfStage(name) === end.toLowerCase()),
  );
  const open = names.some((name) => kindOfStage(name) === 'open') ? [] : ['New'];
  return [...open, ...names, ...ends].toSorted((one, other) => placeOf(one) - placeOf(other));
};

/** Counts one deal, and notices what it lacks. */
export const noticeDeal = (survey: Survey, file: string, row: TypedRow): void => {
  const { findings, deals, context } = survey;
  const { values, line } = row;
  const stage = String(values['stage'] ?? '');
  if (stage !== '' && !survey.stages.has(foldName(stage))) survey.stages.set(foldName(stage), stage);
  const kind = kindOfStage(stage);
  noticeId(survey, file, row);
  noticeReferences(survey, file, row);
  noticeMissing(survey, file, row, kind);
  const dated = noticeDates(survey, file, row);
  if (kind !== 'open') return;
  deals.open += 1;
  if (deals.open > boardLimits.deals) findings.note({ kind: 'board-full', file, line });
  if (!dated || dated < context.idleBefore) findings.note({ kind: 'idle', file, line });
};

const noticeId = ({ findings, deals }: Survey, file: string, { values, line }: TypedRow): void => {
  const id = values['externalId'];
  if (id === null) findings.note({ kind: 'id-missing', file, line });
  if (typeof id !== 'string') return;
  if (deals.ids.has(id)) findings.note({ kind: 'id-twice', file, value: id, line });
  deals.ids.add(id);
};

const noticeMissing = ({ findings }: Survey, file: string, { values, line }: TypedRow, status: string): void => {
  const lacks = (field: string) => (values[field] ?? null) === null;
  if (lacks('account')) findings.note({ kind: 'account-missing', file, field: 'account', line });
  if (lacks('amount')) findings.note({ kind: 'amount-missing', file, field: 'amount', value: status, line });
  else if (lacks('currency')) findings.note({ kind: 'currency-assumed', file, field: 'amount', line });
};

const noticeReferences = (survey: Survey, file: string, { values, line }: TypedRow): void => {
  for (const [field, kind] of Object.entries(referenceFields)) {
    const name = values[field];
    if (typeof name !== 'string' || survey.names[kind].has(foldName(name))) continue;
    const key = `${field}:${name}`;
    survey.deals.references.set(key, { kind, file, field, name });
    survey.findings.note({ kind: 'unknown-reference', file, field, value: name, line });
  }
};

/** The last day on which something happened to a deal, as its line tells. */
const noticeDates = (survey: Survey, file: string, { values, line }: TypedRow): string | null => {
  const days = [values['startedOn'], values['lastActivityOn'], values['closeOn']].filter(
    (day) => typeof day === 'string',
  );
  for (const day of days) if (day <= survey.context.today && day > survey.deals.lastDay) survey.deals.lastDay = day;
  if (days.length === 0) survey.findings.note({ kind: 'date-missing', file, line });
  const last = values['lastActivityOn'] ?? values['startedOn'];
  return typeof last === 'string' ? last : null;
};

/** Says what to do about what the deals showed. */
export const settleDeals = async (survey: Survey): Promise<void> => {
  const { findings, deals, context } = survey;
  for (const kind of ['product', 'account', 'member'] as const) {
    const asked = [...deals.references.values()].filter((reference) => reference.kind === kind).map(({ name }) => name);
    if (asked.length > 0) for (const name of await context.known(kind, asked)) deals.there.add(`${kind}:${name}`);
  }
  findings.settle('unknown-reference', ({ field, value }) => {
    const kind = referenceFields[field ?? ''] ?? deals.references.get(`${field}:${value}`)?.kind;
    if (!kind) return {};
    return deals.there.has(`${kind}:${value}`) ? null : { choices: choicesFor(survey, kind, value) };
  });
  const detail = { last: deals.lastDay, today: context.today };
  findings.settle('idle', () => ({ detail }));
  findings.settle('date-missing', () => ({ detail }));
  findings.settle('currency-assumed', () => ({ detail: { currency: context.currency } }));
};

/** `value` is null where many values are told together. */
const choicesFor = (survey: Survey, kind: ReferenceKind, value: string | null): ImportChoice[] => {
  const names = [...survey.names[kind].values()].map((each) => each.name);
  // The company's web address tells more than how its name is spelt.
  const domain = kind === 'account' ? survey.people.domains.get(value ?? '') : undefined;
  const there = domain !== undefined && survey.people.domainsThere.has(domain) ? domain : null;
  const likely = there ?? (value === null ? null : likelyName(value, names));
  const rest: ImportChoice[] = [{ choose: 'leave-empty' }, { choose: 'skip' }];
  // A product needs a price, which only a person can tell.
  const make: ImportChoice[] = kind === 'product' ? [] : [{ choose: 'create' }];
  return likely ? [{ choose: 'replace', value: likely }, ...make, ...rest] : [...make, ...rest];
};
