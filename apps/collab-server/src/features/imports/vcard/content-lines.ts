/** Longest logical line in characters; a photo inside a card is long, what is longer is no card. */
export const longestLine = 4_000_000;

/** A line of a card after unfolding, or one that is none. */
export interface ContentLine {
  /** Where it begins in the file. */
  line: number;
  text: string;
}

/** A file has a line longer than any card's. */
export class LineTooLong extends Error {
  readonly line: number;
  constructor(line: number) {
    super(`line ${line} is too long`);
    this.line = line;
  }
}

/** Lines as they were before they were folded: a blank at the beginning, or `=` at the end of quoted-printable, goes on. */
export const contentLines = async function* (text: AsyncIterable<string>): AsyncGenerator<ContentLine> {
  let held: ContentLine | null = null;
  for await (const next of physicalLines(text)) {
    if (held !== null && goesOn(held.text)) held.text = held.text.slice(0, -1) + next.text.replace(/^[ \t]/, '');
    else if (held !== null && /^[ \t]/.test(next.text)) held.text += next.text.slice(1);
    else {
      if (held !== null) yield held;
      held = next;
    }
    if (held.text.length > longestLine) throw new LineTooLong(held.line);
  }
  if (held !== null) yield held;
};

const goesOn = (text: string): boolean => text.endsWith('=') && /^[^:]*quoted-printable[^:]*:/i.test(text);

const physicalLines = async function* (text: AsyncIterable<string>): AsyncGenerator<ContentLine> {
  let rest = '';
  let line = 0;
  for await (const chunk of text) {
    rest += chunk;
    // A break at the end may be the first half of one of two letters.
    const whole = rest.endsWith('\r') ? rest.length - 1 : rest.length;
    const parts = rest.slice(0, whole).split(/\r\n|\n|\r/);
    rest = (parts.pop() ?? '') + rest.slice(whole);
    for (const part of parts) yield { line: (line += 1), text: part };
    if (rest.length > longestLine) throw new LineTooLong(line + 1);
  }
  for (const part of rest.split(/\r\n|\n|\r/)) yield { line: (line += 1), text: part };
};
