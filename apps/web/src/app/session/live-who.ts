import { boardShape } from '@baton/schema/deals';
import { briefShape } from '@baton/schema/handoffs';
import { noteShape } from '@baton/schema/notes';
import type { QueryClient } from '@tanstack/react-query';

import { prepareLive, type LiveWho } from '#shared/live/start-live.ts';
import type { Session } from '#shared/session/session.tsx';

import { knownUpTo, readMe } from './me.ts';

const shapes = { board: boardShape, brief: briefShape, note: noteShape };

/** What the live parts of this tab must know of the person. */
export const liveWhoOf = (user: Session['user'], workspace: string, queries: QueryClient): LiveWho => ({
  user,
  workspace: workspace as LiveWho['workspace'],
  shapes,
  knownUpTo: () => knownUpTo(queries, workspace),
  stillSignedIn: async () => {
    await queries.invalidateQueries({ queryKey: ['people'] });
    return (await readMe(queries).catch(() => undefined)) !== null;
  },
});

/** Has the board of this address opened while its page is still being made. Guests have no document (M19). */
export const openBoardEarly = (path: string, session: Session, queries: QueryClient): void => {
  const board = /^\/boards\/([0-9a-f-]{36})$/.exec(path)?.[1];
  if (board !== undefined && session.role !== 'guest')
    prepareLive(liveWhoOf(session.user, session.workspace.id, queries), queries, `board:${board}`);
};
