import type { ImportFile } from '@baton/schema/imports';

import { foldName } from '../columns.ts';
import type { ReferenceKind, Survey } from '../survey-notes.ts';
import type { KnownFile } from '../typed-rows.ts';
import { companyDomain, keysOf, type PersonIds } from './person-ids.ts';
import { likelyCountries } from './phone-number.ts';
import { readPeople, type PersonRow } from './read-people.ts';
import type { ReadPerson } from './read-person.ts';

/** Reads the people of one file once, and notices what is odd about each. */
export const surveyPeople = async (
  survey: Survey,
  file: ImportFile,
  known: KnownFile,
  ids: PersonIds,
): Promise<never[]> => {
  const filled = new Map<string, number>();
  for await (const { person, cells } of readPeople(survey.context, known, (noticed) => survey.findings.note(noticed))) {
    file.lines += 1;
    survey.lines += 1;
    countCells(file, known, cells, filled);
    if (person.wrong === null) noticePerson(survey, file.name, person, ids);
  }
  for (const column of file.columns)
    column.filled = file.lines === 0 ? 0 : Math.round((100 * (filled.get(column.header) ?? 0)) / file.lines);
  return [];
};

/** A file of cards has no header: a property becomes a column when it is first met. */
const countCells = (
  file: ImportFile,
  known: KnownFile,
  cells: PersonRow['cells'],
  filled: Map<string, number>,
): void => {
  const counted = new Set<string>();
  for (const [header, text] of cells) {
    const sample = text.trim().slice(0, 80);
    if (sample === '') continue;
    let column = file.columns.find((each) => each.header === header);
    if (!column && known.cards)
      file.columns.push((column = { header, field: known.cards[header] ?? null, filled: 0, samples: [] }));
    if (!column) continue;
    if (!counted.has(header)) filled.set(header, (filled.get(header) ?? 0) + 1);
    counted.add(header);
    if (column.samples.length < 3 && !column.samples.includes(sample)) column.samples.push(sample);
  }
};

const noticePerson = (survey: Survey, file: string, person: ReadPerson, ids: PersonIds): void => {
  const { findings, people } = survey;
  const { line } = person;
  const { externalId, twice, again } = ids.meet(person);
  if (twice) return findings.note({ kind: 'id-twice', file, value: externalId, line });
  if (again) {
    const { field, value, sameName } = again;
    findings.note({ kind: sameName ? 'met-twice' : 'address-shared', file, field, value, line });
  }
  for (const { field, value, key } of keysOf(person)) people.asked.push({ file, line, field, value, key });
  noticeCompany(survey, file, person);
  noticeMembers(survey, file, person);
};

const noticeCompany = (survey: Survey, file: string, person: ReadPerson): void => {
  const { people } = survey;
  const { line, account } = person;
  const domain = companyDomain(person);
  if (domain !== null && account === null) people.byDomain.push({ file, line, domain });
  if (domain !== null && account !== null && !people.domains.has(account)) people.domains.set(account, domain);
  if (account !== null) noticeReference(survey, { kind: 'account', file, field: 'account', name: account }, line);
};

const noticeMembers = (survey: Survey, file: string, { line, owner, own: all }: ReadPerson): void => {
  if (owner !== null) noticeReference(survey, { kind: 'member', file, field: 'owner', name: owner }, line);
  for (const [id, own] of all) {
    if (own.kind !== 'person') continue;
    const field = survey.context.fields.find((each) => each.id === id)?.name ?? id;
    noticeReference(survey, { kind: 'member', file, field, name: own.name }, line);
  }
};

const noticeReference = (
  survey: Survey,
  reference: { kind: ReferenceKind; file: string; field: string; name: string },
  line: number,
): void => {
  const { kind, file, field, name } = reference;
  if (survey.names[kind].has(foldName(name))) return;
  survey.deals.references.set(`${field}:${name}`, reference);
  survey.findings.note({ kind: 'unknown-reference', file, field, value: name, line });
};

/** Asks the workspace who of these people is there already, and where their companies are. */
export const settlePeople = async ({ context, findings, people }: Survey): Promise<void> => {
  const keys = [...new Set(people.asked.map(({ key }) => key))];
  if (keys.length > 0) people.there = await context.known('contact', keys);
  const told = new Set<string>();
  for (const { key, file, line, field, value } of people.asked) {
    if (!people.there.has(key) || told.has(`${file}:${line}`)) continue;
    told.add(`${file}:${line}`);
    findings.note({ kind: 'there-already', file, field, value, line });
  }
  const domains = [...new Set([...people.domains.values(), ...people.byDomain.map(({ domain }) => domain)])];
  if (domains.length > 0) people.domainsThere = await context.known('account', domains);
  for (const { file, line, domain } of people.byDomain) {
    if (!people.domainsThere.has(domain)) continue;
    findings.note({ kind: 'account-by-domain', file, field: 'account', value: domain, line });
  }
  findings.settle('country-assumed', ({ file }) => {
    const country = context.country(file);
    const others = likelyCountries.filter((each) => each !== country);
    return {
      choices: [
        { choose: 'replace', value: country },
        ...others.map((value) => ({ choose: 'replace' as const, value })),
      ],
      detail: { country },
    };
  });
  // A large file has many; reading it again gathers them again.
  people.asked = [];
  people.byDomain = [];
};
