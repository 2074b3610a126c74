export interface ReadHour {
  /** `HH:MM`. */
  time: string;
  text: string;
  at: number;
}

const end = String.raw`(?=$|[\s,;.!?])`;
const before = String.raw`(?<=^|\s)`;
/** What stands before an hour and belongs to it. */
const lead = String.raw`(?:(?:at|à|a|vers|alle|ore|verso|per le)\s+)?`;
/** After these a number of hours is a length: `réunion de 2h`. */
const length = String.raw`(?<!(?:^|\s)(?:de|for|per|di|pendant|durant|every|chaque|ogni|dans|in|tra|fra)\s)`;

const patterns = [
  // 14h, 14h30, 14 h 30
  new RegExp(`${before}${length}${lead}(?<hour>\\d{1,2})\\s?[hH](?:\\s?(?<minute>[0-5]\\d))?${end}`, 'u'),
  // 3pm, 3:30 pm
  new RegExp(`${before}${lead}(?<hour>\\d{1,2})(?:[:.](?<minute>[0-5]\\d))?\\s?(?<half>[ap])\\.?m\\.?${end}`, 'iu'),
  // 14:30
  new RegExp(`${before}${lead}(?<hour>\\d{1,2}):(?<minute>[0-5]\\d)${end}`, 'u'),
  // at 9, alle 9, alle 14.30, ore 15: a number alone is none
  new RegExp(`${before}(?:at|alle|ore|vers|verso)\\s+(?<hour>\\d{1,2})(?:\\.(?<minute>[0-5]\\d))?${end}`, 'iu'),
  new RegExp(`${before}(?:at |à |a )?(?<word>noon|midi|mezzogiorno)${end}`, 'iu'),
];

/** The first hour named in a line, in English, French or Italian; null when there is none. */
export const readHour = (line: string): ReadHour | null => {
  for (const pattern of patterns) {
    const match = pattern.exec(line);
    const time = match && timeOf(match.groups ?? {});
    if (match && time) return { time, text: match[0], at: match.index };
  }
  return null;
};

const timeOf = ({ hour, minute = '00', half, word }: Record<string, string | undefined>): string | null => {
  if (word !== undefined) return '12:00';
  const said = Number(hour);
  if (half !== undefined && (said < 1 || said > 12)) return null;
  const read = half === undefined ? said : (said % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return read > 23 ? null : `${String(read).padStart(2, '0')}:${minute}`;
};
