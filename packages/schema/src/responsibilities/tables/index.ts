import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

import type { AccountId, Holder, LifeStage, WorkspaceId } from '../../shared/index.ts';
import type { Part } from '../responsibility.ts';

/** Who has a part in a stage of an account, in the order in which they were named. */
export const responsibilities = pgTable(
  'responsibilities',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    account: uuid().$type<AccountId>().notNull(),
    stage: text().$type<LifeStage>().notNull(),
    part: text().$type<Part>().notNull(),
    holderKind: text('holder_kind').$type<Holder['kind']>().notNull(),
    holder: uuid().notNull(),
    at: integer().notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.workspace, table.account, table.stage, table.part, table.holderKind, table.holder],
    }),
  ],
);
