import { classes } from '@baton/ui';
import type { ReactNode } from 'react';
import { useFormatter } from 'use-intl';

import { useAgo } from './use-ago.ts';

interface TimeAgoProps {
  /** A moment as ISO 8601 has it. */
  at: string;
  className?: string;
  /** Before the words. */
  children?: ReactNode;
}

/** How long ago something was, and on pointing at it when exactly. */
export const TimeAgo = ({ at, className, children }: TimeAgoProps) => {
  const format = useFormatter();
  const ago = useAgo();
  return (
    <time
      className={classes('shrink-0 text-meta text-text-3', className)}
      dateTime={at}
      title={format.dateTime(new Date(at), { dateStyle: 'long', timeStyle: 'short' })}
    >
      {children}
      {ago(at)}
    </time>
  );
};
