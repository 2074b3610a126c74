import type { MemberId, UserId, WorkspaceId } from '@baton/schema/shared';

import type { Tx } from '../scope/scope.ts';
import type { Actor } from './actor.ts';

/** A living sign-in, before any workspace is spoken of. */
export interface SignIn {
  /** Id of the sign-in itself, so that ending it ends what it opened. */
  signIn: string;
  user: UserId;
  memberships: readonly { workspace: WorkspaceId; member: MemberId }[];
}

/** Who asks, and with which rights; the HTTP door and the socket door both go through it. */
export interface Access {
  /** The living sign-in that these headers carry, or null. */
  identify(headers: Headers): Promise<SignIn | null>;
  /** The workspace that a request speaks of: the wanted one if this person is in it, else their only one, else null. */
  chooseWorkspace(signIn: SignIn, wanted: string | null): WorkspaceId | null;
  /** The person's rights, read in the command's own transaction (M11); null once they have left the workspace. */
  readActor(tx: Tx, signIn: SignIn, workspace: WorkspaceId): Promise<Actor | null>;
}
