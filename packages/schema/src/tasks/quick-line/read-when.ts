import { addDays, weekdayOf } from '../../shared/calendar-day.ts';
import { readDay } from '../../shared/read-day.ts';

export interface ReadWhen {
  day: string;
  text: string;
  at: number;
}

const end = String.raw`(?=$|[\s,;.!?])`;
const word = (pattern: string) => new RegExp(`(?<=^|\\s)(?:${pattern})${end}`, 'iu');

const afterTomorrow = word('day after tomorrow|après-demain|apres-demain|dopodomani');
const nextWeek = word(
  'next week|la semaine prochaine|semaine prochaine|la settimana prossima|settimana prossima|la prossima settimana',
);
const inSoMany = word(
  String.raw`(?:in|dans|tra|fra)\s+(?<count>\d{1,2})\s+(?:(?<weeks>weeks?|semaines?|settiman[ae])|days?|jours?|giorn[oi])`,
);

/** The first day named in a line; also those that one says only of what is to do, such as `in 3 days`. */
export const readWhen = (line: string, today: string): ReadWhen | null =>
  readAhead(line, today) ?? readNamed(line, today);

const found = (match: RegExpExecArray | null, day: (groups: Record<string, string | undefined>) => string) =>
  match && { day: day(match.groups ?? {}), text: match[0], at: match.index };

const readAhead = (line: string, today: string): ReadWhen | null => {
  return (
    found(afterTomorrow.exec(line), () => addDays(today, 2)) ??
    found(nextWeek.exec(line), () => addDays(today, 8 - weekdayOf(today))) ??
    found(inSoMany.exec(line), ({ count, weeks }) => addDays(today, Number(count) * (weeks === undefined ? 1 : 7)))
  );
};

/** Small words around a day that belong to it: `next tue`, `vendredi prochain`, `entro venerdì`. */
const lead = /(?<=^|\s)(?:(?:next|this|on|by|until|le|ce|d['’]ici|avant|pour le|il|entro|per|prossim[oa])\s+)+$/iu;
const tail = /^\s+(?:prochaine?|prossim[oa])(?=$|[\s,;.!?])/iu;

const readNamed = (line: string, today: string): ReadWhen | null => {
  const named = readDay(line, today);
  if (!named) return null;
  const { day, text, at } = named;
  const [first] = lead.exec(line.slice(0, at)) ?? [''];
  const [last] = tail.exec(line.slice(at + text.length)) ?? [''];
  return { day, text: `${first}${text}${last}`, at: at - first.length };
};
