import { foldName, type ListKind } from './columns.ts';
import { likelyName, likelyWord } from './likely.ts';
import type { Survey } from './survey-notes.ts';
import type { TypedRow } from './typed-rows.ts';

/** Fields of a list that name another record of the same list. */
export const parentField: Readonly<Record<ListKind, string | null>> = {
  product: null,
  member: 'manager',
  account: 'parent',
};

/** Keeps the name of one line of a list, and notices what is odd about it. */
export const noticeList = (survey: Survey, file: string, kind: ListKind, row: TypedRow): void => {
  const { values, line } = row;
  const name = String(values['name']);
  const names = survey.names[kind];
  if (names.has(foldName(name))) return survey.findings.note({ kind: 'id-twice', file, value: name, line });
  const parent = values[parentField[kind] ?? ''];
  const price = values['price'];
  names.set(foldName(name), {
    name,
    price: typeof price === 'number' ? price : null,
    parent: typeof parent === 'string' ? parent : null,
  });
  for (const field of ['sector', 'country']) {
    const value = values[field];
    if (typeof value === 'string') survey.findings.note({ kind: 'likely-misspelt', file, field, value, line });
  }
  for (const field of ['price', 'revenue']) noticeMoney(survey, file, field, row);
};

const noticeMoney = (survey: Survey, file: string, field: string, { values, line }: TypedRow): void => {
  const amount = values[field];
  if (typeof amount !== 'number') return;
  if ((values['currency'] ?? null) === null) survey.findings.note({ kind: 'currency-assumed', file, field, line });
  const employees = values['employees'];
  const tiny = field === 'revenue' && typeof employees === 'number' && employees > 0 && amount / employees < 100;
  if (tiny) survey.findings.note({ kind: 'unit-likely', file, field, line });
};

/** Says what to do about what the lists showed. */
export const settleLists = async (survey: Survey): Promise<void> => {
  const { findings, context } = survey;
  findings.settle('likely-misspelt', ({ field, value }) => {
    const likely = field === 'sector' || field === 'country' ? likelyWord(field, value ?? '') : null;
    return likely === null
      ? null
      : {
          choices: [
            {
              choose: 'replace',
              value: likely.toLowerCase() === likely || field === 'country' ? likely : likely.toLowerCase(),
            },
            { choose: 'keep' },
          ],
        };
  });
  findings.settle('unit-likely', () => ({ choices: [{ choose: 'replace', value: '1000000' }, { choose: 'keep' }] }));
  findings.settle('currency-assumed', () => ({
    choices: [{ choose: 'keep' }],
    detail: { currency: context.currency },
  }));
  await settleParents(survey);
};

/** Parents that no list names: a manager becomes a placeholder of their own, another company is made or left out. */
const settleParents = async (survey: Survey): Promise<void> => {
  for (const kind of ['member', 'account'] as const) {
    const names = survey.names[kind];
    const missing = new Map<string, string>();
    for (const { parent } of names.values())
      if (parent && !names.has(foldName(parent))) missing.set(foldName(parent), parent);
    if (missing.size === 0) continue;
    const file = survey.known.find((known) => known.kind === kind)?.head.name ?? '';
    const there = await survey.context.known(kind, [...missing.values()]);
    for (const [folded, parent] of missing) {
      if (there.has(parent)) continue;
      // Managers seldom have a line of their own; that is how such lists are, not a flaw.
      if (kind === 'member') names.set(folded, { name: parent, price: null, parent: null });
      else survey.findings.note({ kind: 'unknown-reference', file, field: 'parent', value: parent, line: 1 });
    }
  }
  const known = [...survey.names.account.values()].map(({ name }) => name);
  survey.findings.settle('unknown-reference', ({ value }) => {
    const likely = likelyName(value ?? '', known);
    return {
      choices: [
        ...(likely ? [{ choose: 'replace' as const, value: likely }] : []),
        { choose: 'leave-empty' },
        { choose: 'create' },
      ],
    };
  });
};
