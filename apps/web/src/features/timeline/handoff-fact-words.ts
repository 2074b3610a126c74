import { useTranslations } from 'use-intl';

import { useNameOf } from '#shared/people/use-names.ts';

import type { OwnFactWords } from './own-fact-words.ts';

/** Facts of handoffs in words: between which teams, and what was said. */
export const useHandoffFactWords = (): OwnFactWords => {
  const t = useTranslations('timeline.fact');
  const nameOf = useNameOf();
  const saying =
    (
      key:
        | 'handoff_prepared'
        | 'handoff_brief_filled'
        | 'handoff_sent'
        | 'handoff_accepted'
        | 'handoff_returned'
        | 'handoff_asked'
        | 'handoff_withdrawn'
        | 'handoff_clock_warned'
        | 'handoff_fell_late',
    ): OwnFactWords[string] =>
    ({ data: { fromTeamId, toTeamId, ownerId, words } }) =>
      t(key, {
        from: (typeof fromTeamId === 'string' ? nameOf('team', fromTeamId) : null) ?? '—',
        to: (typeof toTeamId === 'string' ? nameOf('team', toTeamId) : null) ?? '—',
        owner: (typeof ownerId === 'string' ? nameOf('member', ownerId) : null) ?? '—',
        words: typeof words === 'string' ? words : '',
      });
  return {
    'handoff.prepared': saying('handoff_prepared'),
    'handoff.brief-filled': saying('handoff_brief_filled'),
    'handoff.sent': saying('handoff_sent'),
    'handoff.accepted': saying('handoff_accepted'),
    'handoff.returned': saying('handoff_returned'),
    'handoff.asked': saying('handoff_asked'),
    'handoff.withdrawn': saying('handoff_withdrawn'),
    'handoff.clock-warned': saying('handoff_clock_warned'),
    'handoff.fell-late': saying('handoff_fell_late'),
  };
};
