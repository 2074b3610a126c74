import { spokenLanguage, type LifeStatus } from '@baton/schema/shared';

import { foldName } from '../columns.ts';

const statuses: Readonly<Record<LifeStatus, readonly string[]>> = {
  lead: ['lead', 'prospect', 'piste'],
  qualified: ['qualified', 'qualifie', 'qualificato'],
  active: ['active', 'customer', 'actif', 'client', 'attivo', 'cliente'],
  former: ['former', 'inactive', 'ancien', 'inactif', 'ex', 'inattivo'],
};

/** How far a relation has come, in the words of the interface and the usual ones; null for none of them. */
export const readStatus = (written: string): LifeStatus | null => {
  const folded = foldName(written);
  const found = Object.entries(statuses).find(([, words]) => words.includes(folded));
  return found ? (found[0] as LifeStatus) : null;
};

/** A language by its code, with or without a country behind it, or by its name; null for none. */
export const readLanguage = (written: string): string | null => {
  const [code = ''] = written.toLowerCase().split(/[-_]/);
  if (spokenLanguage.safeParse(code).success && names().has(code)) return code;
  return [...names()].find(([, all]) => all.includes(foldName(written)))?.[0] ?? null;
};

/** Codes with their names in the languages of the interface and their own. */
const names = (): Map<string, string[]> => (known ??= new Map(languages()));
let known: Map<string, string[]> | undefined;

const languages = function* (): Generator<[string, string[]]> {
  const letters = Array.from({ length: 26 }, (_, i) => String.fromCodePoint(97 + i));
  for (const code of letters.flatMap((one) => letters.map((other) => one + other))) {
    const all = ['en', 'fr', 'it', code].flatMap(
      (language) => new Intl.DisplayNames([language], { type: 'language', fallback: 'none' }).of(code) ?? [],
    );
    if (all.length > 0) yield [code, all.map(foldName)];
  }
};
