import type { InboxItem } from '@baton/schema/inbox';

import { ClockBadge } from '#features/handoffs/clock/clock-badge.tsx';

/** The clock of a handoff that waits for an answer, on its row in the inbox. */
export const inboxMark = ({ record: { clock } }: InboxItem) =>
  clock && <ClockBadge handoff={{ state: 'sent', clock }} />;
