import { LexoRank } from 'lexorank';

/**
 * The order of cards in a stage, over lexorank. A rank is a string whose binary order is the order of the cards; equal
 * ranks are ordered by id. lexorank throws on ties, gives two clients the same rank for the same gap and stands still at
 * its ends, so it is called from this module alone.
 *
 * What reads as a rank is narrower than what lexorank parses: bucket 0, six digits, no trailing zero, strictly between
 * lexorank's ends. Two different ranks of this form always have room between them.
 */
const pattern = /^0\|(?!zzzzzz)[0-9a-z]{6}:(?:[0-9a-z]*[1-9a-z])?$/;
const lowEnd = '0|000000:';

/** Above this length the server spreads the stage anew. In characters. */
export const crowdedRank = 48;

/** A longer rank is not read: lexorank's arithmetic is quadratic in the length. In characters. */
const longestRank = 255;

/** What a card without a readable rank stands at. */
export const middleRank = '0|hzzzzz:';

export const isRank = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= longestRank && value > lowEnd && pattern.test(value);

export interface Ranked {
  id: string;
  rank: string;
}

/** Binary order by rank, then by id; a total order on every client, server and `COLLATE "C"` column. */
export const byRank = (one: Ranked, other: Ranked): number =>
  compareStrings(one.rank, other.rank) || compareStrings(one.id, other.id);

/**
 * The ranks to write so that a new or moved card stands at `index` of `cards`, which are in order and do not hold the
 * card itself. Mostly that is the card's own rank; where ranks tie or the gap is used up, the neighbours are ranked anew.
 */
export const rankAt = (cards: readonly Ranked[], index: number, random: () => number): Placing => {
  const at = Math.min(Math.max(index, 0), cards.length);
  for (const reach of [0, 2, 8, 32, 128, 512]) {
    const placing = placeWithin(
      cards,
      at,
      { from: Math.max(0, at - reach), to: Math.min(cards.length, at + reach) },
      random,
    );
    if (placing) return placing;
  }
  const ranks = spreadRanks(cards.length + 1);
  return { rank: ranks[at] ?? middleRank, reranked: reranked([...cards], ranks.toSpliced(at, 1)) };
};

export interface Placing {
  rank: string;
  /** Neighbours whose rank had to change as well; empty but for ties and crowded places. */
  reranked: Ranked[];
}

/** `count` ranks, evenly spread over the whole range, in order; the same on every machine. */
export const spreadRanks = (count: number): string[] => {
  const gap = Math.floor(36 ** 6 / (count + 1));
  return Array.from({ length: count }, (_, i) => `0|${((i + 1) * gap).toString(36).padStart(6, '0')}:`);
};

/** True when these cards (in order) hold a tie or a rank grown too long: time for the server to spread them. */
export const isCrowded = (cards: readonly Ranked[]): boolean =>
  cards.some((card, i) => card.rank.length > crowdedRank || card.rank === cards[i - 1]?.rank);

interface Window {
  from: number;
  to: number;
}

/** Ranks the cards of the window and the placed card between the window's neighbours; null when there is no room. */
const placeWithin = (cards: readonly Ranked[], at: number, window: Window, random: () => number): Placing | null => {
  const inside = cards.slice(window.from, window.to);
  const low = cards[window.from - 1]?.rank ?? null;
  const high = cards[window.to]?.rank ?? null;
  const ranks = ranksBetween(low, high, inside.length + 1, random);
  const own = ranks?.[at - window.from];
  // Neighbours are only worth moving if that makes real room, otherwise the next card needs it again.
  const longest = inside.length === 0 ? crowdedRank : crowdedRank / 2;
  if (!ranks || own === undefined || ranks.some((rank) => rank.length > longest)) return null;
  return { rank: own, reranked: reranked(inside, ranks.toSpliced(at - window.from, 1)) };
};

const reranked = (cards: Ranked[], ranks: string[]): Ranked[] =>
  cards.map((card, i) => ({ id: card.id, rank: ranks[i] ?? card.rank }));

/** `count` ranks in order strictly between two; null at an end means open. Null when one of them cannot be made. */
const ranksBetween = (
  low: string | null,
  high: string | null,
  count: number,
  random: () => number,
): string[] | null => {
  if (count === 0) return [];
  const before = Math.floor(count / 2);
  const middle = rankBetween(low, high, random);
  const left = middle && ranksBetween(low, middle, before, random);
  const right = middle && ranksBetween(middle, high, count - before - 1, random);
  return left && right ? [...left, middle, ...right] : null;
};

/** One rank strictly between two, with a random end so that two people who use the same gap rarely tie. */
const rankBetween = (low: string | null, high: string | null, random: () => number): string | null => {
  const plain = plainBetween(low, high);
  if (plain === null) return null;
  const fits = (rank: string) => isRank(rank) && (low === null || low < rank) && (high === null || rank < high);
  const varied = plain + randomDigits(random);
  if (fits(varied)) return varied;
  return fits(plain) ? plain : null;
};

const plainBetween = (low: string | null, high: string | null): string | null => {
  if (low !== null && high !== null && low >= high) return null;
  try {
    return withoutTrailingZeros(lexorankBetween(low, high).toString());
  } catch {
    // lexorank throws on what it cannot divide; for the caller that is a gap without room.
    return null;
  }
};

const lexorankBetween = (low: string | null, high: string | null): LexoRank => {
  if (low === null && high === null) return LexoRank.middle();
  if (low === null) return LexoRank.parse(high ?? '').genPrev();
  if (high === null) return LexoRank.parse(low).genNext();
  return LexoRank.parse(low).between(LexoRank.parse(high));
};

const withoutTrailingZeros = (rank: string): string => {
  const [whole = '', digits = ''] = rank.split(':');
  return `${whole}:${digits.replace(/0+$/, '')}`;
};

/** Three base-36 digits, the last of them not zero. `random` gives numbers in [0, 1). */
const randomDigits = (random: () => number): string =>
  Math.floor(random() * 1296)
    .toString(36)
    .padStart(2, '0') + (1 + Math.floor(random() * 35)).toString(36);

const compareStrings = (one: string, other: string): number => {
  if (one === other) return 0;
  return one < other ? -1 : 1;
};
