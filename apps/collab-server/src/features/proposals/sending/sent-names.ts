import { proposalNumber } from '@baton/schema/proposals';
import { workspaces } from '@baton/schema/workspaces/tables';
import { eq } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { accountNames } from '../../accounts/reads.ts';
import { contactAddresses } from '../../contacts/reads.ts';
import { membersWithAddress } from '../../workspaces/reads.ts';
import type { ProposalRow } from '../proposal-rows.ts';

/** Who is written to and who writes, and the names that stand in the version. */
export const namesFor = async (tx: Tx, actor: Actor, { row, version }: { row: ProposalRow; version: number }) => {
  const { contact, account } = row;
  const person = contact === null ? undefined : (await contactAddresses(tx, actor, [contact])).get(contact);
  const seller = (await membersWithAddress(tx, actor.workspace, [actor.member])).get(actor.member);
  const names = {
    number: proposalNumber(row),
    version,
    workspaceName: await nameOfWorkspace(tx, actor),
    accountName: (await accountNames(tx, actor, [account])).get(account) ?? '',
    contactName: person?.name ?? '',
    sellerName: seller?.name ?? '',
  };
  return { person, seller, names };
};

const nameOfWorkspace = async (tx: Tx, { workspace }: Actor): Promise<string> => {
  const [row] = await tx.select({ name: workspaces.name }).from(workspaces).where(eq(workspaces.id, workspace));
  return row?.name ?? '';
};
