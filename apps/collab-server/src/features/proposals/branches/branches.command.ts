import {
  aheadOf,
  copyDocument,
  mergeIn,
  proposalBranches as contract,
  proposalDetail,
  repairCosting,
  repairProposal,
  vectorOf,
} from '@baton/schema/proposals';
import { proposals } from '@baton/schema/proposals/tables';
import type { Level, ProposalId } from '@baton/schema/shared';
import { and, count, eq } from 'drizzle-orm';
import * as Y from 'yjs';

import type { Actor } from '#platform/access/actor.ts';
import { command } from '#platform/command/command.ts';
import type { DocumentRef, OpenDocument } from '#platform/documents/documents.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { lastNumbers } from '../beginning.ts';
import { costingOf } from '../costing-of.ts';
import { proposalThing, rowOfProposal, written, type ProposalThing } from '../proposal-rows.ts';
import { proposalsPolicy } from '../proposals.policy.ts';
import { decideFork, decideMerge, type ToFork, type ToMerge } from './branches.decide.ts';

interface Asked {
  tx: Tx;
  actor: Actor;
  input: { proposalId: ProposalId };
}

type Forking = ToFork & { level: Level | null; thing: ProposalThing };
type Merging = ToMerge & { level: Level | null; things: { branch: ProposalThing; origin: ProposalThing | null } };

/** The text, and what it costs ourselves. */
const documentsOf = (workspace: Actor['workspace'], id: ProposalId): DocumentRef[] => [
  { workspace, kind: 'proposal', id },
  { workspace, kind: 'costing', id: costingOf(id) },
];

const rowOf = async ({ tx, actor: { workspace }, input: { proposalId: id } }: Asked) => {
  const { origin } = proposals;
  const [row] = await tx.select({ origin }).from(proposals).where(rowOfProposal({ workspace, id }));
  return row ?? null;
};

/** Rule PP19. */
export const forkProposal = command({
  contract: contract.fork,
  documents: async (asked) => ((await rowOf(asked)) ? documentsOf(asked.actor.workspace, asked.input.proposalId) : []),
  load: async ({ tx, actor, input, open }): Promise<Forking | null> => {
    const thing = await proposalThing(tx, actor, input.proposalId, { lock: true });
    const [document] = open;
    if (!thing || !document) return null;
    const [made] = await tx
      .select({ branches: count() })
      .from(proposals)
      .where(and(eq(proposals.workspace, actor.workspace), eq(proposals.origin, input.proposalId)));
    return {
      thing,
      level: thing.level,
      detail: thing.detail,
      account: thing.row.account,
      seq: document.seq(),
      last: await lastNumbers(tx, actor),
      branches: made?.branches ?? 0,
    };
  },
  may: (actor, thing) => proposalsPolicy.change(actor, thing),
  decide: decideFork,
  write: async ({ tx, actor, open, thing, accepted, documents, by }) => {
    const { id } = proposalDetail.parse(accepted.answer);
    // Whose each discount is goes with it, or a limit could be passed by copying.
    await tx
      .update(proposals)
      .set({ discounts: thing.thing.row.discounts })
      .where(rowOfProposal({ workspace: actor.workspace, id }));
    for (const [at, to] of documentsOf(actor.workspace, id).entries()) {
      const from = documentAt(open, at);
      const state = from.read(Y.encodeStateAsUpdate);
      await documents.create(tx, to, by, (doc) => copyDocument(state, doc));
      await documents.shareAuthors(tx, { from: from.ref, to }, by);
    }
    return written(tx, actor, id);
  },
});

/** Rule PP20. */
export const mergeProposal = command({
  contract: contract.merge,
  documents: async (asked) => {
    const row = await rowOf(asked);
    const ids = row ? [asked.input.proposalId, ...(row.origin ? [row.origin] : [])] : [];
    return ids.flatMap((id) => documentsOf(asked.actor.workspace, id));
  },
  load: async ({ tx, actor, input, open }): Promise<Merging | null> => {
    const branch = await proposalThing(tx, actor, input.proposalId, { lock: true });
    const [document] = open;
    if (!branch || !document) return null;
    const { origin: of, account } = branch.row;
    const origin = of === null ? null : await proposalThing(tx, actor, of, { lock: true });
    return {
      things: { branch, origin },
      level: branch.level,
      branch: branch.detail,
      origin: origin?.detail ?? null,
      account,
      seq: document.seq(),
    };
  },
  may: (actor, thing) => proposalsPolicy.change(actor, thing),
  decide: decideMerge,
  write: async ({ tx, actor, open, thing: { things }, documents, by }) => {
    const { branch, origin } = things;
    if (!origin) throw new Error(`Proposal ${branch.row.id} is merged into nothing`);
    // What somebody took off in the alternative stays theirs; the origin's own are looked at first.
    await tx
      .update(proposals)
      .set({ discounts: [...origin.row.discounts, ...branch.row.discounts] })
      .where(rowOfProposal({ workspace: actor.workspace, id: origin.row.id }));
    for (const [at, repairs] of [repairProposal, repairCosting].entries()) {
      const [from, to] = [documentAt(open, at), documentAt(open, at + 2)];
      const vector = to.read(vectorOf);
      const ahead = from.read((doc) => aheadOf(doc, vector));
      await to.edit((doc) => mergeIn(doc, ahead, repairs));
      await documents.shareAuthors(tx, { from: from.ref, to: to.ref }, by);
    }
    return written(tx, actor, origin.row.id);
  },
});

const documentAt = (open: readonly OpenDocument[], at: number): OpenDocument => {
  const document = open[at];
  if (!document) throw new Error(`Document ${at} of ${open.length} is not open`);
  return document;
};
