import type { Task } from '@baton/schema/tasks';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** The way to what a task is about, or to its line in a note; the name alone where the reader has no way there. */
export const subjectLink = ({ subject, noteId, itemId }: Task, content: ReactNode): ReactNode => {
  const look = 'min-w-0 hover:text-text hover:underline';
  if (!subject || subject.name === null) return content;
  if (subject.kind === 'account')
    return (
      <Link
        className={look}
        params={{ accountId: subject.id }}
        search={noteId === null ? {} : { note: noteId, task: itemId ?? undefined }}
        to="/accounts/$accountId"
      >
        {content}
      </Link>
    );
  if (subject.kind === 'deal')
    return (
      <Link className={look} params={{ dealId: subject.id }} to="/deals/$dealId">
        {content}
      </Link>
    );
  return (
    <Link className={look} params={{ contactId: subject.id }} to="/contacts/$contactId">
      {content}
    </Link>
  );
};
