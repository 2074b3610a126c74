import { accounts as contract } from '@baton/schema/accounts';
import { accounts } from '@baton/schema/accounts/tables';
import type { FieldChanges, Field } from '@baton/schema/fields';
import type { AccountId, FieldId, MemberId } from '@baton/schema/shared';
import { and, eq, sql } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { levelOn, levelsOn } from '#platform/access/levels.ts';
import { command } from '#platform/command/command.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { customFieldsOf } from '../fields/reads.ts';
import { presentMembers } from '../workspaces/reads.ts';
import { accountOf, accountToChange, heldOn, homeOf } from './account-reading.ts';
import { decideCreateAccount, decideEditAccount, type AccountChanges, type Named } from './accounts.decide.ts';
import { accountsPolicy } from './accounts.policy.ts';
import { accountNames } from './reads.ts';
import {
  decideArchiveAccounts,
  decideBinAccounts,
  decideEditAccounts,
  decideRestoreAccounts,
  type Several,
} from './several.decide.ts';

export const createAccount = command({
  contract: contract.create,
  load: ({ tx, actor, input }) => namedBy(tx, actor, input),
  may: accountsPolicy.create,
  decide: decideCreateAccount,
});

export const editAccount = command({
  contract: contract.edit,
  load: async ({ tx, actor, input }) => {
    const found = await accountToChange(tx, actor, input.accountId);
    if (!found?.level) return null;
    const { record, level } = found;
    const visible = await accountNames(tx, actor, record.parent === null ? [] : [record.parent]);
    return { account: accountOf(record, visible, level), level, ...(await namedBy(tx, actor, input)) };
  },
  may: accountsPolicy.change,
  decide: decideEditAccount,
});

export const editAccounts = command({
  contract: contract.editMany,
  load: async ({ tx, actor, input }) => ({
    ...(await several(
      tx,
      actor,
      input.changes.map(({ accountId }) => accountId),
    )),
    members: await presentMembers(
      tx,
      actor,
      input.changes.flatMap(({ ownerId }) => ownerId ?? []),
    ),
  }),
  may: accountsPolicy.changeSome,
  decide: decideEditAccounts,
});

export const archiveAccounts = command({
  contract: contract.archive,
  load: ({ tx, actor, input }) => several(tx, actor, input.accountIds),
  may: accountsPolicy.changeSome,
  decide: decideArchiveAccounts,
});

export const binAccounts = command({
  contract: contract.bin,
  load: ({ tx, actor, input }) => several(tx, actor, input.accountIds),
  may: accountsPolicy.binSome,
  decide: decideBinAccounts,
});

export const restoreAccounts = command({
  contract: contract.restore,
  load: ({ tx, actor, input }) => several(tx, actor, input.accountIds),
  may: accountsPolicy.changeSome,
  decide: decideRestoreAccounts,
});

/** Those of the named accounts that are there, locked in one order. */
const several = async (tx: Tx, actor: Actor, ids: readonly AccountId[]): Promise<Several> => {
  const records = await tx
    .select()
    .from(accounts)
    .where(and(eq(accounts.workspace, actor.workspace), idsIn(accounts.id, [...new Set(ids)])))
    .orderBy(accounts.id)
    .for('no key update');
  const levels = await levelsOn(
    tx,
    actor,
    records.map(({ id }) => id),
  );
  return {
    accounts: records.map(({ id, name, kind, status, activeStage, owner, sector, country, ...record }) => ({
      id,
      name,
      home: homeOf(record).home,
      level: record.mergedInto === null ? heldOn(actor, { owner }, levels.get(id) ?? null) : null,
      values: { kind, status, activeStage, ownerId: owner, sector, country },
    })),
  };
};

const namedBy = async (tx: Tx, actor: Actor, changes: AccountChanges): Promise<Named> => {
  const fields = changes.custom ? await customFieldsOf(tx, { ...actor, subject: 'account' }) : [];
  const people = [changes.ownerId ?? [], personsIn(changes.custom ?? {}, fields)].flat();
  return {
    fields,
    members: await presentMembers(tx, actor, [...people, actor.member]),
    parent: changes.parentId ? await parentOf(tx, actor, changes.parentId) : null,
  };
};

const personsIn = (custom: FieldChanges, fields: readonly Field[]): MemberId[] =>
  (Object.entries(custom) as [FieldId, unknown][]).flatMap(([id, value]) =>
    typeof value === 'string' && fields.some((field) => field.id === id && field.kind === 'person')
      ? [value as MemberId]
      : [],
  );

const parentOf = async (tx: Tx, actor: Actor, id: AccountId): Promise<Named['parent']> => {
  if (!accountsPolicy.read(actor, { level: await levelOn(tx, actor, 'account', id) })) return null;
  const rows = await tx.execute<{ id: AccountId }>(sql`
    with recursive above as (
      select id, parent from accounts where workspace = ${actor.workspace} and id = ${id}
      union
      select a.id, a.parent from accounts a join above on a.id = above.parent where a.workspace = ${actor.workspace}
    ) select id from above`);
  return rows.length === 0 ? null : { above: rows.map((row) => row.id) };
};
