import { seedBoard, stageKinds } from '@baton/schema/deals';
import { boards, boardStages, deals } from '@baton/schema/deals/tables';
import { boardId, containerId, currency, stageId } from '@baton/schema/shared';
import { containers, grants } from '@baton/schema/workspaces/tables';
import { sql } from 'drizzle-orm';
import { z } from 'zod';

import { fingerprintsOf, foundByName, idsIn } from '#platform/imports/import-rows.ts';
import type { ImportedRecord, Importer, ImportScope } from '#platform/imports/importer.port.ts';

const values = z.strictObject({
  name: z.string(),
  currency,
  stages: z.array(z.strictObject({ name: z.string(), kind: z.enum(stageKinds) })).min(1),
});

/** Days without activity after which a deal of an imported board is idle. */
const usualIdleDays = 30;

/** Makes the board that imported deals go to. Its stages are edited on its document from then on. */
export const boardImporter: Importer = {
  kind: 'board',
  find: (tx, names) => foundByName(tx, boards, names),
  write: async (scope, records) => {
    // A board that is there keeps its name and stages: people shape them.
    for (const record of records) if (record.isNew) await makeBoard(scope, record);
  },
  fingerprints: (tx, ids) => fingerprintsOf(tx, boards, sql`name, currency`, ids),
  remove: async ({ tx }, ids) => {
    const held = await tx.selectDistinct({ id: deals.board }).from(deals).where(idsIn(deals.board, ids));
    const holding = new Set<string>(held.map(({ id }) => id));
    const free = ids.filter((id) => !holding.has(id));
    if (free.length === 0) return new Set();
    // The document stays in the log; without a container nobody can open it.
    await tx.delete(grants).where(idsIn(grants.container, free));
    await tx.delete(containers).where(idsIn(containers.id, free));
    await tx.delete(boardStages).where(idsIn(boardStages.board, free));
    const gone = await tx.delete(boards).where(idsIn(boards.id, free)).returning({ id: boards.id });
    return new Set<string>(gone.map(({ id }) => id));
  },
};

const makeBoard = async (scope: ImportScope, record: ImportedRecord): Promise<void> => {
  const { tx, workspace, by, documents, now, newId } = scope;
  const { name, currency, stages } = values.parse(record.values);
  const id = boardId.parse(record.id);
  await tx.insert(boards).values({ workspace, id, name, currency, createdAt: now });
  await tx.insert(containers).values({ workspace, id: containerId.parse(id), kind: 'board', visibility: 'workspace' });
  if (by.actor !== null) {
    const container = containerId.parse(id);
    await tx.insert(grants).values({ workspace, container, subjectKind: 'member', subject: by.actor, level: 'manage' });
  }
  const open = stages.filter(({ kind }) => kind === 'open');
  const drafts = stages.map((stage) => {
    const drafted = { ...stage, id: stageId.parse(newId()) };
    if (stage.kind !== 'open') return drafted;
    const probability = Math.round((100 * (open.indexOf(stage) + 1)) / (open.length + 1));
    return { ...drafted, probability, idleDays: usualIdleDays };
  });
  await documents.create(tx, { workspace, kind: 'board', id }, by, (doc) => {
    const seeded = seedBoard(doc, { stages: drafts, currency });
    if ('refused' in seeded) throw new Error(`An imported board was refused: ${seeded.refused}`);
  });
};
