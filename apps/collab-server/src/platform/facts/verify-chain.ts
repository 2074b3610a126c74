import { facts, factQueue, factSequence } from '@baton/schema/facts/tables';
import type { WorkspaceId } from '@baton/schema/shared';
import { and, asc, eq, gt, notExists, sql } from 'drizzle-orm';

import type { Scopes, Tx } from '../scope/scope.ts';
import { chainHash, genesis, payloadDigest } from './digest.ts';
import type { Head } from './sequencer.ts';
import { ofSameFact } from './stored-fact.ts';

/** What is wrong with the record of one workspace. */
export type Flaw =
  /** Places that nobody has: a fact was taken out. */
  | { kind: 'gap'; from: number; to: number }
  /** A place whose fact is gone, although the place is still there. */
  | { kind: 'fact-missing'; seq: number; fact: string }
  /** The payload is not what was recorded. */
  | { kind: 'payload-changed'; seq: number; fact: string }
  /** Type, author, subject, time, digest or order is not what was recorded, here or in the link before. */
  | { kind: 'link-broken'; seq: number; fact: string }
  /** A fact that neither has a place nor waits for one. */
  | { kind: 'not-in-chain'; fact: string }
  /** The chain once reached this far, with this hash, and does not any more: its end was cut or written anew. */
  | { kind: 'head-lost'; seq: number };

export interface ChainReport {
  workspace: WorkspaceId;
  facts: number;
  /** Payloads that were erased on purpose or otherwise; the chain cannot tell which. */
  erased: number;
  head: Head;
  flaws: Flaw[];
}

/** Rows of one read; small enough for a statement's five seconds on a slow disk. */
const batchSize = 5_000;

/** Every workspace that has facts, each checked from its first to its last. `known` are heads noted earlier, as in the log. */
export const verifyChains = async (
  scopes: Scopes,
  known: readonly (Head & { workspace: string })[] = [],
): Promise<ChainReport[]> => {
  const workspaces = await scopes.withSystem('audit', (tx) =>
    tx.execute<{ workspace: WorkspaceId }>(
      sql`select distinct workspace from ${facts} union select distinct workspace from ${factSequence}`,
    ),
  );
  const ids = new Set([
    ...workspaces.map(({ workspace }) => workspace),
    ...known.map(({ workspace }) => workspace as WorkspaceId),
  ]);
  const reports: ChainReport[] = [];
  for (const workspace of [...ids].sort()) {
    reports.push(
      await verifyChain(
        scopes,
        workspace,
        known.filter((head) => head.workspace === workspace),
      ),
    );
  }
  return reports;
};

const verifyChain = async (scopes: Scopes, workspace: WorkspaceId, known: readonly Head[]): Promise<ChainReport> => {
  const report: ChainReport = { workspace, facts: 0, erased: 0, head: { seq: 0, hash: genesis }, flaws: [] };
  const expected = new Map(known.map(({ seq, hash }) => [seq, hash]));
  const read = (after: number) => scopes.withSystem('audit', (tx) => linksAfter(tx, workspace, after));
  let links = await read(0);
  while (links.length > 0) {
    // The database reads the next batch while this one is hashed.
    const next = links.length === batchSize ? read(links.at(-1)?.seq ?? 0) : Promise.resolve([]);
    for (const link of links) checkLink(report, link, expected);
    links = await next;
  }
  report.flaws.push(...[...expected.keys()].map((seq) => ({ kind: 'head-lost' as const, seq })));
  const strays = await scopes.withSystem('audit', (tx) => straysOf(tx, workspace));
  report.flaws.push(...strays.map(({ id }) => ({ kind: 'not-in-chain' as const, fact: id })));
  return report;
};

type Link = Awaited<ReturnType<typeof linksAfter>>[number];

const linksAfter = (tx: Tx, workspace: WorkspaceId, after: number) =>
  tx
    .select({ seq: factSequence.seq, hash: factSequence.hash, id: factSequence.fact, fact: facts })
    .from(factSequence)
    .leftJoin(facts, ofSameFact)
    .where(and(eq(factSequence.workspace, workspace), gt(factSequence.seq, after)))
    .orderBy(asc(factSequence.seq))
    .limit(batchSize);

/** Goes on from what is stored, so that one flaw is reported where it is and not at every later link. */
const checkLink = (report: ChainReport, { seq, hash, id, fact }: Link, expected: Map<number, Uint8Array>): void => {
  const { head, flaws } = report;
  const noted = expected.get(seq);
  if (noted && Buffer.compare(noted, hash) === 0) expected.delete(seq);
  if (seq !== head.seq + 1) flaws.push({ kind: 'gap', from: head.seq + 1, to: seq - 1 });
  report.head = { seq, hash };
  report.facts += 1;
  if (fact === null) {
    flaws.push({ kind: 'fact-missing', seq, fact: id });
    return;
  }
  if (Buffer.compare(chainHash(head.hash, seq, fact), hash) !== 0) flaws.push({ kind: 'link-broken', seq, fact: id });
  if (fact.data === null || fact.salt === null) report.erased += 1;
  else if (Buffer.compare(payloadDigest(fact.salt, fact.data), fact.digest) !== 0) {
    flaws.push({ kind: 'payload-changed', seq, fact: id });
  }
};

/** One statement sees a fact either waiting or placed, never in between. */
const straysOf = (tx: Tx, workspace: WorkspaceId) =>
  tx
    .select({ id: facts.id })
    .from(facts)
    .where(
      and(
        eq(facts.workspace, workspace),
        notExists(tx.select({ fact: factSequence.fact }).from(factSequence).where(ofSameFact)),
        notExists(
          tx
            .select({ fact: factQueue.fact })
            .from(factQueue)
            .where(and(eq(factQueue.workspace, facts.workspace), eq(factQueue.fact, facts.id))),
        ),
      ),
    )
    .limit(100);
