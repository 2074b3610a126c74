import { accountCreated, type Account, type AccountKind } from '@baton/schema/accounts';
import { accountId, type Visibility } from '@baton/schema/shared';

import { accept, type Moment } from '#platform/command/definition.ts';

export interface NewAccount {
  name: string;
  kind: AccountKind;
  sector: string | null;
  visibility: Visibility;
}

/** Rule AC2. Two accounts may bear one name: companies do. */
export const decideCreateAccount = (
  _world: object,
  { name, kind, sector, visibility }: NewAccount,
  { actor, newId }: Pick<Moment, 'actor' | 'newId'>,
) => {
  const id = accountId.parse(newId());
  const account: Account = {
    id,
    name,
    kind,
    sector,
    country: null,
    foundedIn: null,
    employees: null,
    revenue: null,
    parentId: null,
    ownerId: actor.member,
  };
  const data = { name, kind, sector, visibility, ownerId: actor.member };
  return accept(account, accountCreated({ subject: { kind: 'account', id }, account: id, data }));
};
