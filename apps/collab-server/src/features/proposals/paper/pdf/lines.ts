import { lineHeightOf, type Pen, type Stroke, type Style } from './pen.ts';

/** Text of one look; a line ends where it says `\n`. */
export interface Run {
  text: string;
  style: Style;
}

export interface Line {
  strokes: Stroke[];
  width: number;
  height: number;
}

/**
 * After spaces and behind hyphens, dashes and slashes. Never before what French sets apart by a space, behind an opening
 * guillemet or within a number, whichever space was typed there.
 */
const breaks = /(?<=[ \-\u2013\u2014/])(?<!« |\d (?=\d{3}))(?![ \-\u2013\u2014/:;?!»%€]|(?<![ ])\d)|(?<=\n)|(?=\n)/u;

/** What stays together, as far as it fits on a line at all. */
const wordsOf = (runs: readonly Run[]): Run[][] => {
  const words: Run[][] = [];
  let word: Run[] = [];
  const end = () => {
    if (word.length > 0) words.push(word);
    word = [];
  };
  for (const { text, style } of runs) {
    const parts = text.split(breaks).filter((part) => part !== '');
    for (const [at, part] of parts.entries()) {
      if (part === '\n' || at > 0) end();
      word.push({ text: part, style });
      if (part === '\n' || part.endsWith(' ')) end();
    }
  }
  end();
  return words;
};

/** Breaks text into lines of this width. */
export const linesOf = (pen: Pen, runs: readonly Run[], width: number, size: number): Line[] => {
  const lines: Line[] = [];
  let line: Run[] = [];
  let used = 0;
  const end = () => {
    lines.push(lineOf(pen, line, size));
    line = [];
    used = 0;
  };
  for (const word of wordsOf(runs)) {
    if (word[0]?.text === '\n') {
      end();
      continue;
    }
    for (const part of fitting(pen, word, width)) {
      if (line.length > 0 && used + measured(pen, part, true) > width) end();
      line.push(...part);
      used += measured(pen, part, false);
    }
  }
  end();
  return lines;
};

const measured = (pen: Pen, word: readonly Run[], trimmed: boolean): number =>
  word.reduce((sum, { text, style }, at) => {
    const shown = trimmed && at === word.length - 1 ? text.trimEnd() : text;
    return sum + pen.strokes(shown, style).reduce((all, stroke) => all + stroke.width, 0);
  }, 0);

/** A word longer than a line is cut where it must be. */
const fitting = (pen: Pen, word: Run[], width: number): Run[][] => {
  if (measured(pen, word, true) <= width) return [word];
  const parts: Run[][] = [];
  let part: Run[] = [];
  let used = 0;
  for (const { text, style } of word) {
    for (const char of text) {
      const more = measured(pen, [{ text: char, style }], false);
      if (part.length > 0 && used + more > width) {
        parts.push(part);
        part = [];
        used = 0;
      }
      const last = part.at(-1);
      if (last?.style === style) last.text += char;
      else part.push({ text: char, style });
      used += more;
    }
  }
  return [...parts, part];
};

/** Pieces of one look are measured together, as they are drawn. */
const lineOf = (pen: Pen, runs: readonly Run[], size: number): Line => {
  const joined: Run[] = [];
  for (const { text, style } of runs) {
    const last = joined.at(-1);
    if (last?.style === style) last.text += text;
    else joined.push({ text, style });
  }
  const last = joined.at(-1);
  if (last) last.text = last.text.replace(/ +$/, '');
  const strokes = joined.filter(({ text }) => text !== '').flatMap(({ text, style }) => pen.strokes(text, style));
  return { strokes, width: strokes.reduce((sum, stroke) => sum + stroke.width, 0), height: lineHeightOf(size) };
};

export const drawStrokes = (pen: Pen, { strokes }: Line, x: number, y: number): void => {
  let at = x;
  for (const stroke of strokes) {
    pen.draw(stroke, at, y);
    at += stroke.width;
  }
};
