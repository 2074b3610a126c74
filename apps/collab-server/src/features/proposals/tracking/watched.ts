import type { WorkspaceId } from '@baton/schema/shared';

import type { Tx } from '#platform/scope/scope.ts';

import { proposalSettingsOf } from '../settings/settings-rows.ts';

/** What a browser sends of itself when it asks not to be tracked. */
const saysNo = (headers: Headers): boolean => headers.get('dnt') === '1' || headers.get('sec-gpc') === '1';

/** Rule PP15. Whether it may be counted what whoever holds this link looks at. */
export const isWatched = async (
  tx: Tx,
  workspace: WorkspaceId,
  { unwatchedAt, headers }: { unwatchedAt: Date | null; headers: Headers },
): Promise<boolean> => unwatchedAt === null && !saysNo(headers) && (await proposalSettingsOf(tx, workspace)).tracking;
