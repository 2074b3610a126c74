import type { InboxItem } from '@baton/schema/inbox';
import { useCallback, type ReactNode } from 'react';

import { ClockBadge } from '#features/handoffs/clock/clock-badge.tsx';
import { useHandoffsById } from '#features/handoffs/handoffs-api.ts';

/** The clock of a handoff that waits for an answer, on its row in the inbox. */
export const useInboxMark = (): ((item: InboxItem) => ReactNode) => {
  const handoffs = useHandoffsById();
  return useCallback(
    ({ record }) => {
      const handoff = record.kind === 'handoff' ? handoffs.get(record.id) : undefined;
      return handoff && <ClockBadge handoff={handoff} />;
    },
    [handoffs],
  );
};
