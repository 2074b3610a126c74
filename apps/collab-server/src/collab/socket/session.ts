import type { Level, WorkspaceId } from '@baton/schema/shared';
import type { CloseReason, DocumentKind } from '@baton/schema/wire';
import type { Connection } from '@hocuspocus/server';

import type { SignIn } from '#platform/access/access.port.ts';
import type { Actor } from '#platform/access/actor.ts';

import type { GuardedSocket } from './guarded-socket.ts';

/** One socket and what is open on it. */
export interface Session {
  signIn: SignIn;
  socket: GuardedSocket;
  /** Monotonic time of its beginning, in milliseconds. */
  since: number;
  /** Connections that stand, each with what it may do. */
  open: Map<Connection<SocketContext>, Opened>;
  /** Documents on which this socket sent something that was refused (M12). */
  refused: Map<string, CloseReason>;
  /** A frame that waited for the disk is done with. */
  workedOff: (bytes: number) => void;
}

/** What one connection to one document, or to the presence room, may do. Rights change in place. */
export interface Opened {
  kind: DocumentKind | 'presence';
  /** Id of the document; of the workspace for the presence room. */
  id: string;
  name: string;
  workspace: WorkspaceId;
  epoch: number;
  actor: Actor;
  level: Level;
  /** Closed for good when it was opened: the log takes nothing more. */
  frozen: boolean;
  /** Version of the workspace's rights under which actor and level were read. */
  rights: number;
  /** Set by a refusal: nothing more is taken on this connection. */
  closed: boolean;
  /** The message under way is not taken, without closing anything. */
  skipping: boolean;
}

/** What Hocuspocus carries with a connection. `opened` is there once the document let the client in. */
export interface SocketContext {
  session: Session;
  opened: Opened;
}
