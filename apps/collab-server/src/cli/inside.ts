import type { WorkspaceId } from '@baton/schema/shared';
import { members } from '@baton/schema/workspaces/tables';
import type { AnyContractProcedure, InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { and, eq, isNull } from 'drizzle-orm';

import type { SignIn } from '#platform/access/access.port.ts';
import { newId } from '#platform/clock/new-id.ts';
import type { Feature } from '#platform/command/feature.ts';
import type { Outcome } from '#platform/command/pipeline.ts';
import type { Tx } from '#platform/scope/scope.ts';

import type { Core } from '../core.ts';
import { UsageError } from './command-line.ts';

/** The application's own commands and doors, called from the command line: the same policies and decisions as over HTTP. */
export interface Inside {
  core: Core;
  features: readonly Feature[];
}

/** Goes through a door, signed in or not. `address` is what limits count by. */
export const enterDoor = async <C extends AnyContractProcedure>(
  { core, features }: Inside,
  contract: C,
  input: InferContractRouterInputs<C>,
  { address = '127.0.0.1', signIn = null }: { address?: string; signIn?: SignIn | null } = {},
): Promise<InferContractRouterOutputs<C>> => {
  const found = features.flatMap(({ doors }) => doors ?? []).find((each) => each.contract === contract);
  if (!found) throw new Error('No feature has this door');
  const { scopes, facts, clock } = core;
  const call = { signIn, address, headers: new Headers(), now: clock.now(), newId, scopes, facts };
  return answerOf<C>(await found.enter({ ...call, input: await parsed(contract, input) }));
};

/** Performs a command as a member of a workspace, in one transaction. */
export const performAs = async <C extends AnyContractProcedure>(
  { core, features }: Inside,
  who: { workspace: WorkspaceId; signIn: SignIn },
  contract: C,
  input: InferContractRouterInputs<C>,
): Promise<InferContractRouterOutputs<C>> => {
  const found = features.flatMap(({ commands }) => commands).find((each) => each.contract === contract);
  if (!found) throw new Error('No feature has this command');
  const { scopes, access, facts, clock, documents } = core;
  const given = await parsed(contract, input);
  let held: Tx | null = null;
  let committed = false;
  try {
    const answer = await scopes.withWorkspace(who, async (tx) => {
      held = tx;
      const actor = await access.readActor(tx, who.signIn, who.workspace);
      if (!actor) throw new Error('This person is not in the workspace');
      const performing = { tx, actor, input: given, cause: newId(), clock, newId, facts, documents };
      return answerOf<C>(await found.perform(performing));
    });
    committed = true;
    return answer;
  } finally {
    if (held !== null) documents.settled(held, committed);
  }
};

/** The owner of a workspace, as whom the command line acts; with an address, that member instead. */
export const memberOf = async ({ core }: Pick<Inside, 'core'>, workspace: WorkspaceId, email?: string) => {
  const wanted = email === undefined ? eq(members.role, 'owner') : eq(members.email, email);
  const [found] = await core.scopes.withWorkspace({ workspace }, (tx) =>
    tx
      .select({ member: members.id, user: members.userId })
      .from(members)
      .where(and(eq(members.workspace, workspace), wanted, isNull(members.leftAt)))
      .limit(1),
  );
  if (!found?.user) throw new UsageError(`This workspace has no ${email ?? 'owner'} as whom this could be done.`);
  const { member, user } = found;
  return { workspace, member, signIn: { signIn: newId(), user, memberships: [{ workspace, member }] } };
};

const parsed = async (contract: AnyContractProcedure, input: unknown): Promise<unknown> => {
  const checked = await contract['~orpc'].inputSchema?.['~standard'].validate(input);
  if (checked?.issues) throw new Error(`Not an input of this route: ${JSON.stringify(checked.issues)}`);
  return checked ? checked.value : input;
};

const answerOf = <C extends AnyContractProcedure>(outcome: Outcome): InferContractRouterOutputs<C> => {
  if (outcome.kind !== 'answered') throw new Error(`Not done: ${JSON.stringify(outcome)}`);
  // What the command answers is an answer of its contract.
  return outcome.answer as InferContractRouterOutputs<C>;
};
