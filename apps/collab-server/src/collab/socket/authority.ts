import type { WorkspaceId } from '@baton/schema/shared';
import type { DocumentKind } from '@baton/schema/wire';
import type { Connection } from '@hocuspocus/server';

import type { Access } from '#platform/access/access.port.ts';
import { rightsVersionOf } from '#platform/access/read-actor.ts';
import type { LiveDocumentKind } from '#platform/documents/documents.port.ts';
import type { Scopes } from '#platform/scope/scope.ts';

import type { Applier } from '../applier/applier.ts';
import { mayWrite, type Incoming } from './incoming.ts';
import { greetingOf } from './rooms.ts';
import type { Opened, Session, SocketContext } from './session.ts';

export interface AuthorityParts {
  scopes: Scopes;
  access: Access;
  kinds: ReadonlyMap<DocumentKind, LiveDocumentKind<unknown>>;
  applier: Applier;
  incoming: Incoming;
  sessions: ReadonlySet<Session>;
  /** A room without a document was told that its rights changed. */
  onRightsChanged: (connection: Connection<SocketContext>) => void;
}

/** Brings open sockets in line with rights that have changed (M11). */
export interface Authority {
  /** Re-authorises what was opened under another version of its workspace's rights. */
  recheck(versions: ReadonlyMap<WorkspaceId, number>): Promise<void>;
}

export const createAuthority = (parts: AuthorityParts): Authority => {
  const levelsNow = async (session: Session, workspace: WorkspaceId, opened: readonly Opened[]) =>
    parts.scopes.withWorkspace({ workspace }, async (tx) => {
      const rights = (await rightsVersionOf(tx, workspace)) ?? 0;
      const actor = await parts.access.readActor(tx, session.signIn, workspace);
      if (!actor) return null;
      const levels = new Map<Opened, Opened['level'] | null>();
      for (const each of opened) {
        const level = each.kind === 'presence' ? 'read' : await parts.kinds.get(each.kind)?.levelOf(tx, actor, each.id);
        levels.set(each, level ?? null);
      }
      return { actor, rights, levels };
    });

  const recheckSession = async (session: Session, workspace: WorkspaceId): Promise<void> => {
    const here = [...session.open].filter(([, opened]) => opened.workspace === workspace);
    if (here.length === 0) return;
    const now = await levelsNow(
      session,
      workspace,
      here.map(([, opened]) => opened),
    );
    if (!now) {
      for (const [connection, opened] of here) {
        opened.closed = true;
        connection.readOnly = true;
      }
      return session.socket.closeFor('revoked');
    }
    for (const [connection, opened] of here) {
      opened.actor = now.actor;
      opened.rights = now.rights;
      change(connection, opened, now.levels.get(opened) ?? null);
    }
  };

  const change = (connection: Connection<SocketContext>, opened: Opened, held: Opened['level'] | null): void => {
    if (held === null) return parts.incoming.refuse(connection, 'revoked');
    const level = opened.frozen ? 'read' : held;
    const changed = opened.level !== level;
    opened.level = level;
    connection.readOnly = opened.closed || !mayWrite(opened);
    if (opened.kind === 'presence') parts.onRightsChanged(connection);
    else if (changed) connection.sendStateless(JSON.stringify(greetingOf(opened, parts.applier)));
  };

  return {
    recheck: async (versions) => {
      const outdated = new Map<Session, Set<WorkspaceId>>();
      for (const session of parts.sessions)
        for (const { workspace, rights } of session.open.values())
          if (versions.get(workspace) !== rights)
            outdated.set(session, (outdated.get(session) ?? new Set()).add(workspace));
      const rechecks = [...outdated].flatMap(([session, workspaces]) =>
        [...workspaces].map((workspace) => recheckSession(session, workspace)),
      );
      await Promise.all(rechecks);
    },
  };
};
