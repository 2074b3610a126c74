import { sql, type SQL } from 'drizzle-orm';

import type { Feature, GoesWith } from './feature.ts';

/** Rows of one table by a condition on the ids that go. */
export const rowsThat =
  (table: string, belongs: (gone: SQL) => SQL): GoesWith =>
  async (tx, gone) => {
    const rows = await tx.execute<{ id: string }>(
      sql`select id from ${sql.identifier(table)} where ${belongs(sql`any(${sql.param([...gone])}::uuid[])`)}`,
    );
    return rows.map(({ id }) => id);
  };

/** What belongs to them in any feature; and in turn to that, as a mention does to the thread it stands in. */
export const whatGoesWith =
  (features: readonly Feature[]): GoesWith =>
  async (tx, gone) => {
    const found = new Set<string>();
    for (const round of [gone, () => [...found]]) {
      const ids = typeof round === 'function' ? round() : round;
      for (const { goesWith } of features) for (const id of (await goesWith?.(tx, ids)) ?? []) found.add(id);
    }
    return [...found];
  };
