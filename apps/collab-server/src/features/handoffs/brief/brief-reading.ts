import {
  isKnownItem,
  type Brief,
  type BriefItem,
  type Criterion,
  type KnownBriefItem,
  type KnownItem,
} from '@baton/schema/handoffs';

import type { Presence } from './known-presence.ts';

/** What a brief asks for, and what of it is there. */
export interface Standing {
  items: readonly BriefItem[];
  criteria: readonly Criterion[];
  /** Ids of the written items that say something. */
  written: ReadonlySet<string>;
  /** Ids of the criteria that are met. */
  checked: ReadonlySet<string>;
  presence: Presence;
}

const isThere = ({ written, presence }: Standing, item: BriefItem): boolean =>
  isKnownItem(item) ? presence.has(item.kind as KnownBriefItem) : written.has(item.id);

/** Rule HO4: ids of the required items and criteria that are missing. */
export const missingIn = (standing: Standing): string[] => [
  ...standing.items.filter((item) => item.required && !isThere(standing, item)).map(({ id }) => id),
  ...standing.criteria.filter(({ id }) => !standing.checked.has(id)).map(({ id }) => id),
];

export const completenessOf = (standing: Standing) => {
  const wanted = standing.items.filter(({ required }) => required).length + standing.criteria.length;
  return { wanted, there: wanted - missingIn(standing).length };
};

/** The brief as the API tells it. */
export const briefOf = (
  standing: Standing,
  { texts, known, seq }: { texts: Readonly<Record<string, string>>; known: KnownItem[]; seq: number },
): Brief => ({
  items: standing.items.map((item) => ({ ...item, there: isThere(standing, item), text: texts[item.id] ?? '' })),
  criteria: standing.criteria.map((each) => ({ ...each, met: standing.checked.has(each.id) })),
  known,
  seq,
});
