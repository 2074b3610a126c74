import {
  accountArchived,
  accountBinned,
  accountEdited,
  accountRestored,
  type AccountField,
  type AccountHome,
  type AccountValues,
} from '@baton/schema/accounts';
import { includesLevel, refuse, type AccountId, type Level, type MemberId } from '@baton/schema/shared';

import { accept } from '#platform/command/definition.ts';

/** One of several accounts that are to be changed. */
export interface OneOfSeveral {
  id: AccountId;
  name: string;
  home: AccountHome;
  level: Level | null;
  values: Pick<AccountValues, 'kind' | 'status' | 'activeStage' | 'ownerId' | 'sector' | 'country'>;
}

export interface Several {
  accounts: readonly OneOfSeveral[];
}

const about = ({ id }: OneOfSeveral) => ({ subject: { kind: 'account', id }, account: id });
const factFor = { archive: accountArchived, bin: accountBinned, restore: accountRestored };
const homeAfter = { archive: 'archive', bin: 'bin', restore: 'listed' } as const;

/** Rules AC6 and AC10. An account that is there already counts as changed: what was wanted is so. */
const decideHome =
  (what: keyof typeof factFor) =>
  ({ accounts }: Several) => {
    const wanted = what === 'bin' ? 'manage' : 'write';
    // Out of the bin only by who could put there.
    const mine = accounts.filter(({ level, home }) => includesLevel(level, home === 'bin' ? 'manage' : wanted));
    const moving = mine.filter(({ home }) => home !== homeAfter[what]);
    return accept(
      { changed: mine.map(({ id }) => id) },
      ...moving.map((one) => factFor[what]({ ...about(one), data: { name: one.name } })),
    );
  };

export const decideArchiveAccounts = decideHome('archive');
export const decideBinAccounts = decideHome('bin');
export const decideRestoreAccounts = decideHome('restore');

interface ManyChanges {
  changes: readonly ({ accountId: AccountId } & {
    [Key in keyof OneOfSeveral['values']]?: OneOfSeveral['values'][Key] | undefined;
  })[];
}

/** Rules AC3, AC4 and AC10. */
export const decideEditAccounts = (
  { accounts, members }: Several & { members: ReadonlySet<MemberId> },
  { changes }: ManyChanges,
) => {
  if (changes.some(({ ownerId }) => ownerId && !members.has(ownerId))) return refuse('owner-not-found');
  const byId = new Map(accounts.map((one) => [one.id, one]));
  const mine = changes.flatMap(({ accountId, ...values }) => {
    const one = byId.get(accountId);
    return one && one.home !== 'bin' && includesLevel(one.level, 'write') ? [{ one, values }] : [];
  });
  const facts = mine.flatMap(({ one, values }) =>
    (Object.entries(values) as [AccountField & keyof typeof values, string | null | undefined][]).flatMap(
      ([field, to]) => {
        const from = one.values[field];
        return to === undefined || to === from ? [] : [accountEdited({ ...about(one), data: { field, from, to } })];
      },
    ),
  );
  return accept({ changed: mine.map(({ one }) => one.id) }, ...facts);
};
