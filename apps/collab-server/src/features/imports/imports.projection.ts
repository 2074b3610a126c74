import { accountPurged } from '@baton/schema/accounts';
import { contactPurged } from '@baton/schema/contacts';
import { sql } from 'drizzle-orm';

import type { FactProjection } from '#platform/facts/facts.port.ts';

/** What a file said of a record goes with the record; that some line of an import had made it stays. */
const forget: FactProjection = async (tx, { workspace, subject }) => {
  await tx.execute(sql`delete from import_records where workspace = ${workspace} and record = ${subject.id}`);
  await tx.execute(sql`
    update import_lines set title = '', external_id = '', before = null, record = null
    where workspace = ${workspace} and record = ${subject.id}`);
};

export const importsProjections: Readonly<Record<string, FactProjection>> = {
  [accountPurged.type]: forget,
  [contactPurged.type]: forget,
};
