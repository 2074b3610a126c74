import type { ContainerId, ContainerKind, Visibility, WorkspaceId } from '@baton/schema/shared';
import type { Grant } from '@baton/schema/workspaces';
import { containers, grants } from '@baton/schema/workspaces/tables';

import type { Tx } from '../scope/scope.ts';

/** What a new container is, under the id of the record that it guards. */
export interface NewContainer {
  workspace: WorkspaceId;
  id: string;
  kind: ContainerKind;
  visibility: Visibility;
  grants: readonly Grant[];
}

/** Puts a new record under access control, in the transaction that creates it; raises the rights version by trigger. */
export const createContainer = async (tx: Tx, { workspace, id, kind, visibility, grants: given }: NewContainer) => {
  const container = id as ContainerId;
  await tx.insert(containers).values({ workspace, id: container, kind, visibility });
  if (given.length > 0) await tx.insert(grants).values(given.map((grant) => ({ workspace, container, ...grant })));
};
