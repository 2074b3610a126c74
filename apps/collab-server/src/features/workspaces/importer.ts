import { memberId, role } from '@baton/schema/shared';
import { members } from '@baton/schema/workspaces/tables';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';

import { fingerprintsOf, foundByName, idsIn } from '#platform/imports/import-rows.ts';
import type { Importer, ImportScope } from '#platform/imports/importer.port.ts';

/** What a reader of deals can tell of members: which of them own one. */
export type OwnersOfDeals = (tx: ImportScope['tx'], ids: readonly string[]) => Promise<ReadonlySet<string>>;

const shape = {
  name: z.string(),
  email: z.email().nullable().catch(null),
  role: role.exclude(['owner', 'admin']),
  manager: memberId.nullable(),
};
const values = z.strictObject({ ...shape, email: shape.email.default(null), manager: shape.manager.default(null) });
const changes = z.strictObject({
  name: shape.name.optional(),
  email: shape.email.optional(),
  role: shape.role.optional(),
  manager: shape.manager.optional(),
});

/**
 * Takes people in as placeholders: members without a sign-in, who become real by an invitation. Given back, they have
 * left; the row stays, because others may report to it.
 */
export const memberImporter = (ownersOfDeals: OwnersOfDeals): Importer => ({
  kind: 'member',
  find: (tx, names) => foundByName(tx, members, names, sql`found.left_at is null`),
  write: async ({ tx, workspace, now }, records) => {
    const fresh = records
      .filter((record) => record.isNew)
      .map((record) => {
        const { manager, ...person } = values.parse(record.values);
        return { ...person, workspace, id: memberId.parse(record.id), reportsTo: manager, joinedAt: now };
      });
    if (fresh.length > 0) {
      const back = {
        name: sql`excluded.name`,
        email: sql`excluded.email`,
        role: sql`excluded.role`,
        reportsTo: sql`excluded.reports_to`,
        leftAt: null,
      };
      await tx
        .insert(members)
        .values(fresh)
        .onConflictDoUpdate({ target: [members.workspace, members.id], set: back });
    }
    for (const { id, isNew, values: changed } of records) {
      if (isNew) continue;
      const { manager, ...person } = changes.parse(changed);
      const set = manager === undefined ? person : { ...person, reportsTo: manager };
      if (Object.keys(set).length === 0) continue;
      await tx
        .update(members)
        .set(set)
        .where(and(eq(members.workspace, workspace), eq(members.id, memberId.parse(id))));
    }
  },
  fingerprints: (tx, ids) => fingerprintsOf(tx, members, sql`user_id, name, email, role, reports_to, left_at`, ids),
  remove: async ({ tx, now }, ids) => {
    const owners = await ownersOfDeals(tx, ids);
    const free = ids.filter((id) => !owners.has(id));
    const gone = await tx
      .update(members)
      .set({ leftAt: now })
      .where(and(idsIn(members.id, free), isNull(members.userId)))
      .returning({ id: members.id });
    return new Set(gone.map(({ id }) => id));
  },
});
