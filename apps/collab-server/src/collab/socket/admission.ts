import type { UserId, WorkspaceId } from '@baton/schema/shared';
import type { Limits } from '@baton/schema/wire';

import { addressKey } from '#platform/access/client-address.ts';

import type { Session } from './session.ts';

/** Requests of one address that may be waiting for their sign-in to be looked up. */
const knocksPerAddress = 50;

/** Counts sockets before work is spent on them. */
export interface Admission {
  /** Null when too many requests of this address are waiting; otherwise to be called when this one is through. */
  knock(address: string): (() => void) | null;
  mayOpen(user: UserId): boolean;
  /** Workspaces are entered with the first document of a socket. */
  mayEnter(session: Session, workspace: WorkspaceId): boolean;
}

export const createAdmission = (sessions: ReadonlySet<Session>, limits: Limits): Admission => {
  const knocking = new Map<string, number>();
  return {
    knock: (address) => {
      const key = addressKey(address);
      const count = knocking.get(key) ?? 0;
      if (count >= knocksPerAddress) return null;
      knocking.set(key, count + 1);
      return () => {
        const left = (knocking.get(key) ?? 1) - 1;
        if (left > 0) knocking.set(key, left);
        else knocking.delete(key);
      };
    },
    mayOpen: (user) =>
      sessions.size < limits.socketsPerNode &&
      countOf(sessions, (session) => session.signIn.user === user) < limits.socketsPerUser,
    mayEnter: (session, workspace) =>
      isIn(session, workspace) || countOf(sessions, (other) => isIn(other, workspace)) < limits.socketsPerWorkspace,
  };
};

const countOf = (sessions: ReadonlySet<Session>, counts: (session: Session) => boolean): number => {
  let count = 0;
  for (const session of sessions) if (counts(session)) count += 1;
  return count;
};

const isIn = (session: Session, workspace: WorkspaceId): boolean =>
  [...session.open.values()].some((opened) => opened.workspace === workspace);
