import type { WorkspaceId } from '@baton/schema/shared';

import { liveSignIns, rightsVersions } from '#platform/access/live-rights.ts';
import type { Question } from '#platform/pulse/pulse.ts';

/** What this node has open, hence what it must hear about. */
export interface Watched {
  documents: string[];
  workspaces: WorkspaceId[];
  signIns: string[];
}

/** What the database says about it, as of one moment. */
export interface Seen {
  /** Monotonic time at which the asking began. */
  startedMs: number;
  heads: Map<string, { epoch: number; seq: number }>;
  rights: Map<WorkspaceId, number>;
  signIns: Set<string>;
}

interface Answer {
  heads: [document: string, epoch: number, seq: number][];
  rights: [WorkspaceId, number][];
  signIns: string[];
}

/**
 * The repair of every lost hint, asked also when the node is alone; even with nothing open the answer tells that the
 * database is there, which is what freshness rests on.
 */
export const askOfWatched = (watched: () => Watched, onSeen: (seen: Seen) => void): Question => ({
  sql: `select json_build_object(
    'heads', (select coalesce(json_agg(json_build_array(id, epoch, seq)), '[]') from documents where id = any($1::uuid[])),
    'rights', (${rightsVersions('$2')}),
    'signIns', (${liveSignIns('$3')}))`,
  parameters: () => {
    const { documents, workspaces, signIns } = watched();
    return [documents, workspaces, signIns];
  },
  heard: (answer, startedMs) => {
    const { heads, rights, signIns } = answer as Answer;
    onSeen({
      startedMs,
      heads: new Map(heads.map(([document, epoch, seq]) => [document, { epoch, seq }])),
      rights: new Map(rights),
      signIns: new Set(signIns),
    });
  },
});
