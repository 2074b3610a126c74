import type { Fact } from '@baton/schema/shared';

/** Words that only the page of the timeline knows, by the type of fact; null where it has none for this one. */
export type OwnFactWords = Readonly<Record<string, (fact: Fact) => string | null>>;
