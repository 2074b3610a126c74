import { addDays, dayIn, weekdayOf } from './calendar-day.ts';

/** Monday first. A word counts from its abbreviation on: `fri`, `friday`, `ven`, `ven.`, `vendredi`, `venerdì`. */
const weekdays: readonly (readonly string[])[] = [
  ['monday', 'lundi', 'lunedì', 'lunedi'],
  ['tuesday', 'mardi', 'martedì', 'martedi'],
  ['wednesday', 'mercredi', 'mercoledì', 'mercoledi'],
  ['thursday', 'jeudi', 'giovedì', 'giovedi'],
  ['friday', 'vendredi', 'venerdì', 'venerdi'],
  ['saturday', 'samedi', 'sabato'],
  ['sunday', 'dimanche', 'domenica'],
];

/** January first. */
const months: readonly (readonly string[])[] = [
  ['january', 'janvier', 'gennaio', 'jan', 'janv', 'gen'],
  ['february', 'février', 'fevrier', 'febbraio', 'feb', 'févr', 'fév'],
  ['march', 'mars', 'marzo', 'mar'],
  ['april', 'avril', 'aprile', 'apr', 'avr'],
  ['may', 'mai', 'maggio', 'mag'],
  ['june', 'juin', 'giugno', 'jun', 'giu'],
  ['july', 'juillet', 'luglio', 'jul', 'juil', 'lug'],
  ['august', 'août', 'aout', 'agosto', 'aug', 'ago'],
  ['september', 'septembre', 'settembre', 'sep', 'sept', 'set'],
  ['october', 'octobre', 'ottobre', 'oct', 'ott'],
  ['november', 'novembre', 'nov'],
  ['december', 'décembre', 'decembre', 'dicembre', 'dec', 'déc', 'dic'],
];

const relative: Record<string, number> = {
  today: 0,
  "aujourd'hui": 0,
  'aujourd’hui': 0,
  oggi: 0,
  tomorrow: 1,
  demain: 1,
  domani: 1,
};

interface ReadDay {
  day: string;
  /** The very text that said it. */
  text: string;
  /** Where in the line it stands. */
  at: number;
}

const word = (pattern: string) => new RegExp(`(?<=^|\\s)(?:${pattern})(?=$|[\\s,;])`, 'iu');

/** The first day named in a line, in English, French or Italian; always today or later unless a year is given. */
export const readDay = (line: string, today: string): ReadDay | null =>
  readRelative(line, today) ??
  readIso(line) ??
  readNumbers(line, today) ??
  readMonth(line, today) ??
  readWeekday(line, today);

const readRelative = (line: string, today: string): ReadDay | null => {
  const match = word(Object.keys(relative).join('|')).exec(line);
  if (match === null) return null;
  return { day: addDays(today, relative[match[0].toLowerCase()] ?? 0), text: match[0], at: match.index };
};

const readIso = (line: string): ReadDay | null => {
  const match = word('\\d{4}-\\d{2}-\\d{2}').exec(line);
  const day = match && dayIn(Number(match[0].slice(0, 4)), Number(match[0].slice(5, 7)), Number(match[0].slice(8)));
  return match && day ? { day, text: match[0], at: match.index } : null;
};

/** Day before month, as France and Italy write it. */
const readNumbers = (line: string, today: string): ReadDay | null => {
  const match = word('(?<day>\\d{1,2})[/.](?<month>\\d{1,2})(?:[/.](?<year>\\d{2}(?:\\d{2})?))?').exec(line);
  if (match?.groups === undefined) return null;
  const { day, month, year } = match.groups;
  return comingDay({ day: Number(day), month: Number(month), year }, today, match);
};

const readMonth = (line: string, today: string): ReadDay | null => {
  const names = months.flat().join('|');
  const match = word(`(?<day>\\d{1,2})(?:er|st|nd|rd|th|º)?\\s(?<month>${names})\\.?(?:\\s(?<year>\\d{4}))?`).exec(
    line,
  );
  if (match?.groups === undefined) return null;
  const { day, month = '', year } = match.groups;
  const index = months.findIndex((all) => all.includes(month.toLowerCase()));
  return comingDay({ day: Number(day), month: index + 1, year }, today, match);
};

const comingDay = (
  { day, month, year }: { day: number; month: number; year: string | undefined },
  today: string,
  { 0: text, index: at }: RegExpExecArray,
): ReadDay | null => {
  const said = year === undefined ? null : Number(year.length === 2 ? `20${year}` : year);
  const thisYear = Number(today.slice(0, 4));
  const date = dayIn(said ?? thisYear, month, day);
  if (date === null) return null;
  const passed = said === null && date < today;
  const coming = passed ? dayIn(thisYear + 1, month, day) : date;
  return coming === null ? null : { day: coming, text, at };
};

const readWeekday = (line: string, today: string): ReadDay | null => {
  for (const match of line.matchAll(/(?<=^|\s)(?<word>\p{L}{3,})\.?(?=$|[\s,;])/gu)) {
    const said = (match.groups?.['word'] ?? '').toLowerCase();
    const index = weekdays.findIndex((names) => names.some((name) => name === said || isShort(said, name)));
    if (index < 0) continue;
    const ahead = (index + 1 - weekdayOf(today) + 7) % 7;
    return { day: addDays(today, ahead === 0 ? 7 : ahead), text: match[0], at: match.index };
  }
  return null;
};

/** Three or four letters: `ven`, `thur`. Longer beginnings are words of their own. `mar`, `sam` read as days. */
const isShort = (said: string, name: string) => said.length <= 4 && name.startsWith(said);
