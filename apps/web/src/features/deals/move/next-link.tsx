import type { NextActivity } from '@baton/schema/deals';
import type { AccountId, DealId } from '@baton/schema/shared';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import { useBoard, useDeal, useNext } from '../board/board-world.tsx';
import { dayOf } from '../cards/card-signal.ts';
import { momentText, nextName } from '../cards/card-words.ts';

/** What is next about a deal where neither its tasks nor its handoffs name it: an event or a promise, when, and the way to it. */
export const NextLink = ({ id }: { id: DealId }) => {
  const board = useBoard();
  const activity = useNext(id)?.activity ?? null;
  const accountId = useDeal(id)?.accountId ?? null;
  if (activity === null || accountId === null) return null;
  if (activity.kind !== 'event' && activity.kind !== 'promise') return null;
  const name = nextName(activity, board);
  return (
    <section aria-label={name} className="border-b border-line p-2">
      <Way accountId={accountId} activity={activity}>
        <span className="truncate">{name}</span>
        <span className="truncate text-secondary text-text-2">{momentText(activity, board)}</span>
      </Way>
    </section>
  );
};

interface WayProps {
  activity: NextActivity;
  accountId: AccountId;
  children: ReactNode;
}

const look = 'flex min-w-0 flex-col rounded-control px-2 py-1 hover:bg-hover coarse:py-2.5';

const Way = ({ activity: { kind, id, on, at, occurrence }, accountId, children }: WayProps) => {
  if (kind === 'event') {
    const day = at === null ? (on ?? undefined) : dayOf(at);
    return (
      <Link className={look} search={{ event: id, on: day, occurrence }} to="/calendar">
        {children}
      </Link>
    );
  }
  return (
    <Link className={look} params={{ accountId }} to="/accounts/$accountId">
      {children}
    </Link>
  );
};
