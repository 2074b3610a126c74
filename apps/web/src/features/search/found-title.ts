import type { Found } from '@baton/schema/search';

/** A note without a title of its own goes by its account. */
export const titleOf = ({ title, place }: Found): string => title || (place?.name ?? '—');
