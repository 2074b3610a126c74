import { foldName, type ListKind } from './columns.ts';
import { parentField } from './survey-lists.ts';
import type { Names } from './survey-notes.ts';
import { typedRows, type KnownFile, type TypedRow } from './typed-rows.ts';
import { toMinor } from './values.ts';
import { skippedFor, type Wanted, type Wanting } from './wanting.ts';

/** The records of one kind of list: those on whom others depend come first, by as many passes as that takes. */
export const wantedList = async function* (wanting: Wanting, kind: ListKind): AsyncGenerator<Wanted> {
  const { survey } = wanting;
  const names = survey.names[kind];
  const depths = depthsOf(names);
  const files = survey.known.filter((file) => file.kind === kind);
  const unlisted = new Set(names.keys());
  const deepest = Math.max(0, ...depths.values());
  for (const file of files)
    for await (const { values } of typedRows(survey.context.source, file))
      unlisted.delete(foldName(String(values['name'])));
  for (const folded of unlisted) {
    const name = names.get(folded)?.name ?? folded;
    const file = files[0]?.head.name ?? '';
    yield { kind, file, line: 1, externalId: name, title: name, values: { name, role: 'manager' }, skip: null };
  }
  const seen = new Set<string>();
  for (let depth = 0; depth <= deepest; depth += 1) {
    for (const file of files) yield* wantedOfDepth(wanting, file, kind, { depth, depths, seen });
  }
};

const wantedOfDepth = async function* (
  wanting: Wanting,
  file: KnownFile,
  kind: ListKind,
  { depth, depths, seen }: { depth: number; depths: ReadonlyMap<string, number>; seen: Set<string> },
): AsyncGenerator<Wanted> {
  for await (const row of typedRows(wanting.survey.context.source, file)) {
    const name = String(row.values['name'] ?? '');
    const folded = foldName(name);
    if ((depths.get(folded) ?? 0) !== depth) continue;
    const at = { kind, file: file.head.name, line: row.line, externalId: name, title: name };
    const skip = row.wrong ?? skippedFor(wanting, file.head.name, row) ?? (seen.has(folded) ? 'id-twice' : null);
    seen.add(folded);
    yield skip === null
      ? { ...at, values: valuesOf(wanting, file.head.name, kind, row), skip }
      : { ...at, values: {}, skip };
  }
};

/** How many steps each name is below one without a parent in the list; a circle is broken where it closes. */
const depthsOf = (names: Names): Map<string, number> => {
  const depths = new Map<string, number>();
  const depthOf = (folded: string, above: ReadonlySet<string>): number => {
    const known = depths.get(folded);
    if (known !== undefined) return known;
    const parent = foldName(names.get(folded)?.parent ?? '');
    const depth = names.has(parent) && !above.has(parent) ? depthOf(parent, new Set([...above, folded])) + 1 : 0;
    depths.set(folded, depth);
    return depth;
  };
  for (const folded of names.keys()) depthOf(folded, new Set([folded]));
  return depths;
};

const valuesOf = (wanting: Wanting, file: string, kind: ListKind, row: TypedRow): Record<string, unknown> =>
  ({ product: productValues, member: memberValues, account: accountValues })[kind](wanting, file, row);

const productValues = (wanting: Wanting, _file: string, { values }: TypedRow) => {
  const currency = currencyOf(wanting, values);
  const price = values['price'];
  const minor = typeof price === 'number' ? toMinor(price, currency) : 0;
  return { name: values['name'], series: values['series'] ?? null, price: minor, currency };
};

const memberValues = (wanting: Wanting, file: string, { values }: TypedRow) => {
  const folded = foldName(String(values['name']));
  const leads = [...wanting.survey.names.member.values()].some(({ parent }) => foldName(parent ?? '') === folded);
  const manager = parentOf(wanting, file, 'member', values);
  return { name: values['name'], email: values['email'] ?? null, role: leads ? 'manager' : 'member', manager };
};

const accountValues = (wanting: Wanting, file: string, { values }: TypedRow) => {
  const { chosen } = wanting;
  const currency = currencyOf(wanting, values);
  const unit = chosen({ kind: 'unit-likely', file, field: 'revenue' });
  const factor = unit?.choose === 'replace' ? Number(unit.value) || 1 : 1;
  const revenue = typeof values['revenue'] === 'number' ? toMinor(values['revenue'] * factor, currency) : null;
  const spelt = (field: string) => {
    const value = values[field] ?? null;
    const choice = value === null ? null : chosen({ kind: 'likely-misspelt', file, field, value: String(value) });
    return choice?.choose === 'replace' ? (choice.value ?? value) : value;
  };
  return {
    name: values['name'],
    sector: spelt('sector'),
    country: spelt('country'),
    foundedIn: values['foundedIn'] ?? null,
    employees: values['employees'] ?? null,
    revenue,
    revenueCurrency: revenue === null ? null : currency,
    parent: parentOf(wanting, file, 'account', values),
  };
};

const currencyOf = ({ survey }: Wanting, values: TypedRow['values']): string =>
  String(values['currency'] ?? survey.context.currency);

const parentOf = (
  { survey, chosen }: Wanting,
  file: string,
  kind: ListKind,
  values: TypedRow['values'],
): string | null => {
  const field = parentField[kind];
  const parent = field === null ? null : values[field];
  if (typeof parent !== 'string') return null;
  const listed = survey.names[kind].get(foldName(parent));
  if (listed) return foldName(listed.name) === foldName(String(values['name'])) ? null : listed.name;
  const choice = chosen({ kind: 'unknown-reference', file, field, value: parent });
  if (choice?.choose === 'replace') return choice.value ?? null;
  return choice ? null : parent;
};
