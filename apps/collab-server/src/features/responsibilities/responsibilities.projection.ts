import { responsibilityChanged } from '@baton/schema/responsibilities';
import { responsibilities } from '@baton/schema/responsibilities/tables';
import type { AccountId } from '@baton/schema/shared';
import { and, eq } from 'drizzle-orm';

import type { FactProjection } from '#platform/facts/facts.port.ts';

/** A part of a stage is written anew as the fact has it. */
export const responsibilityRows: Record<string, FactProjection> = {
  [responsibilityChanged.type]: async (tx, { workspace, subject, data }) => {
    const { stage, part, to } = responsibilityChanged.data.parse(data);
    const account = subject.id as AccountId;
    await tx
      .delete(responsibilities)
      .where(
        and(
          eq(responsibilities.workspace, workspace),
          eq(responsibilities.account, account),
          eq(responsibilities.stage, stage),
          eq(responsibilities.part, part),
        ),
      );
    const rows = to.map(({ kind, id }, at) => ({ workspace, account, stage, part, holderKind: kind, holder: id, at }));
    if (rows.length > 0) await tx.insert(responsibilities).values(rows);
  },
};
