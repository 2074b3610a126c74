import { z } from 'zod';

/** Characters of a name; what comes before the ending is shortened first. */
const mostCharacters = 200;

/**
 * Controls, line and paragraph separators, private use, and what turns the direction of writing: a name must show what
 * it is. Joiners stay, names of several languages and emoji need them.
 */
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\p{Co}]|(?![\u200C\u200D])\p{Cf}/gu;

/**
 * A name as people gave it, made safe to show and to save: the last part of a path, without what cannot be seen, neither
 * empty nor made of dots, and of bounded length with its ending kept. What is safe already comes out unchanged.
 */
export const safeFileName = (given: string): string => {
  const last =
    given
      .toWellFormed()
      .normalize('NFC')
      .split(/[/\\]/)
      .findLast((part) => part.trim() !== '') ?? '';
  const seen = last
    .replaceAll(/[\t\n\r]/g, ' ')
    .replaceAll(unseen, '')
    .replaceAll(/\s+/g, ' ');
  const trimmed = seen.trim().replace(/[. ]+$/, '');
  return shortened(trimmed) || 'file';
};

const shortened = (name: string): string => {
  // Whole code points: half of one would be no text.
  const characters = Array.from(name);
  if (characters.length <= mostCharacters) return name;
  const ending = /\.[^.\s]{1,12}$/u.exec(name)?.[0] ?? '';
  return (
    characters
      .slice(0, mostCharacters - Array.from(ending).length)
      .join('')
      .trimEnd() + ending
  );
};

/** A name on its way in; whatever comes, a safe one leaves. */
export const fileName = z.string().min(1).max(4_000).transform(safeFileName);
