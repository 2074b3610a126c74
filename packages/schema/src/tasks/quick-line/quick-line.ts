import { fold } from '../../shared/fold.ts';
import type { MemberId, TeamId } from '../../shared/id.ts';
import type { Priority, TaskSubject } from '../task.ts';
import { readHour } from './read-hour.ts';
import { readWhen } from './read-when.ts';

export interface Named<Id> {
  id: Id;
  name: string;
}

/** What a line can be about; all of it passed in. */
export interface LineWorld {
  /** `YYYY-MM-DD` and `HH:MM`, where the person is. */
  today: string;
  now: string;
  people: readonly Named<MemberId>[];
  teams: readonly Named<TeamId>[];
  records: readonly (Named<string> & Pick<TaskSubject, 'kind'>)[];
}

/** What was understood of a line, with the very words that said it. */
export type LinePart = { text: string } & (
  | { kind: 'person'; id: MemberId; name: string }
  | { kind: 'team'; id: TeamId; name: string }
  | { kind: 'day'; on: string }
  | { kind: 'hour'; time: string }
  | { kind: 'record'; subject: TaskSubject; name: string }
  | { kind: 'priority'; priority: Priority }
);

export interface ReadLine {
  title: string;
  parts: LinePart[];
}

/** Names a part, so that somebody can say that it was not meant. */
export const partKey = ({ kind, text }: LinePart): string => `${kind}:${text}`;

interface Found {
  part: LinePart;
  at: number;
}
type Reader = (line: string, world: LineWorld) => Found | null;

/**
 * Reads `appeler Lefort demain 14h @marc !haute` in English, French and Italian. At most one part of each kind is taken out
 * of the line; what remains is the title, so nothing that was not understood is lost. `refused` holds keys of parts that
 * were not meant: their words stay.
 */
export const readTaskLine = (line: string, world: LineWorld, refused: ReadonlySet<string> = new Set()): ReadLine => {
  let rest = line;
  const parts: LinePart[] = [];
  for (const read of readers) {
    const found = read(rest, world);
    if (!found || refused.has(partKey(found.part))) continue;
    parts.push(found.part);
    const after = found.at + found.part.text.length;
    rest = `${rest.slice(0, found.at)} ${rest.slice(after)}`;
  }
  const named = namedIn(rest, world);
  if (named && !refused.has(partKey(named)) && !parts.some(({ kind }) => kind === 'record')) parts.push(named);
  const title = tidy(rest, parts.length > 0);
  // A line of nothing but parts keeps its words as the title.
  return { title: title === '' ? tidy(line, false) : title, parts };
};

/** When a line says that something is due. An hour without a day is the next such hour. */
export const dueOf = (parts: readonly LinePart[], { today, now }: Pick<LineWorld, 'today' | 'now'>) => {
  const day = parts.find((part) => part.kind === 'day');
  const hour = parts.find((part) => part.kind === 'hour');
  if (day) return { on: day.on, time: hour?.time ?? null };
  if (!hour) return null;
  const tomorrow = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
  return { on: hour.time > now ? today : tomorrow, time: hour.time };
};

/** Whole words only, so that no sign of one stays behind alone. */
const calledPeople = /(?<=^|\s)@(?<name>[\p{L}\d'’.-]+)(?<second>[ \u00A0]\p{L}[\p{L}'’.-]*)?(?=$|[\s,;:!?…)\]»–])/gu;
const calledRecords = /(?<=^|\s)#(?<name>[\p{L}\d][\p{L}\d'’&.-]*)(?=$|[\s,;:!?…)\]»–])/gu;

const readHolder: Reader = (line, { people, teams }) => {
  for (const match of line.matchAll(calledPeople)) {
    const { name = '', second = '' } = match.groups ?? {};
    for (const typed of second === '' ? [name] : [`${name}${second}`, name]) {
      const part = holderNamed(typed, people, teams);
      if (part) return { part: { ...part, text: `@${typed}` }, at: match.index };
    }
  }
  return null;
};

const holderNamed = (typed: string, people: LineWorld['people'], teams: LineWorld['teams']) => {
  const wanted = fold(typed).replace(/[.’'-]+$/u, '');
  if (wanted === '') return null;
  const person = bestNamed(wanted, people);
  if (person) return { kind: 'person' as const, ...person };
  const team = bestNamed(wanted, teams);
  return team && { kind: 'team' as const, ...team };
};

/** By the beginning of any of their names; a whole name wins over the beginning of a longer one. */
const bestNamed = <Id>(wanted: string, all: readonly Named<Id>[]): Named<Id> | null => {
  const starting = all.filter(({ name }) =>
    [fold(name), ...fold(name).split(/[\s-]/u)].some((part) => part.startsWith(wanted)),
  );
  const whole = starting.find(({ name }) => fold(name) === wanted || fold(name).split(' ')[0] === wanted);
  const found = whole ?? starting[0];
  return found ? { id: found.id, name: found.name } : null;
};

const readMarkedRecord: Reader = (line, { records }) => {
  for (const match of line.matchAll(calledRecords)) {
    const wanted = fold(match.groups?.['name'] ?? '');
    const found = records.find(({ name }) =>
      fold(name)
        .split(/[^\p{L}\d]+/u)
        .some((part) => part.startsWith(wanted)),
    );
    if (found) return { part: recordPart(found, match[0]), at: match.index };
  }
  return null;
};

const recordPart = ({ kind, id, name }: LineWorld['records'][number], text: string) => ({
  kind: 'record' as const,
  subject: { kind, id },
  name,
  text,
});

/** A record whose whole name, or a long word of it that is of no other, stands in the title; its words stay there. */
const namedIn = (line: string, { records }: LineWorld): LinePart | null => {
  const words = line.split(/[^\p{L}\d]+/u);
  const text = ` ${fold(words.join(' '))} `;
  const whole = records.filter(
    ({ name }) =>
      name.length > 2 &&
      text.includes(
        ` ${fold(name)
          .replaceAll(/[^\p{L}\d]+/gu, ' ')
          .trim()} `,
      ),
  );
  const [longest] = whole.toSorted((a, b) => b.name.length - a.name.length);
  if (longest) return recordPart(longest, longest.name);
  for (const word of words.filter((each) => each.length >= 5)) {
    const matches = records.filter(({ name }) =>
      fold(name)
        .split(/[^\p{L}\d]+/u)
        .includes(fold(word)),
    );
    // An account goes before its people and deals, which often bear its name.
    const accounts = matches.filter(({ kind }) => kind === 'account');
    const [only, ...others] = accounts.length > 0 ? accounts : matches;
    if (only && others.length === 0) return recordPart(only, word);
  }
  return null;
};

const priorities: Record<string, Priority> = {
  low: 'low',
  basse: 'low',
  bassa: 'low',
  normal: 'normal',
  normale: 'normal',
  high: 'high',
  haute: 'high',
  alta: 'high',
  '!': 'high',
  urgent: 'urgent',
  urgente: 'urgent',
  '!!': 'urgent',
};

const readPriority: Reader = (line) => {
  for (const match of line.matchAll(/(?<=^|\s)!(?<word>!{1,2}|\p{L}+)(?=$|[\s,;])/gu)) {
    const level = priorities[fold(match.groups?.['word'] ?? '')];
    if (level) return { part: { kind: 'priority', priority: level, text: match[0] }, at: match.index };
  }
  return null;
};

const readDue: Reader = (line, { today }) => {
  const found = readWhen(line, today);
  return found && { part: { kind: 'day', on: found.day, text: found.text }, at: found.at };
};

const readTime: Reader = (line) => {
  const found = readHour(line);
  return found && { part: { kind: 'hour', time: found.time, text: found.text }, at: found.at };
};

const readers: readonly Reader[] = [readHolder, readMarkedRecord, readPriority, readTime, readDue];

const tidy = (text: string, taken: boolean): string => {
  const plain = text.replaceAll(/\s+/gu, ' ').trim();
  return taken ? plain.replaceAll(/ +(?=[,;](?: |$))/gu, '').replace(/[\s,;–-]+$/u, '') : plain;
};
