import { facts, factSequence } from '@baton/schema/facts/tables';
import type { WorkspaceId } from '@baton/schema/shared';
import { eq } from 'drizzle-orm';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { newId } from '#platform/clock/new-id.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { systemClock } from '../clock/clock.ts';
import { chainHash, genesis, payloadDigest } from './digest.ts';
import { createFactRecorder } from './recorder.ts';
import { sequenceAll } from './sequencer.ts';
import { ofSameFact } from './stored-fact.ts';
import { verifyChains } from './verify-chain.ts';

const recorder = createFactRecorder({ projections: [], clock: systemClock, newId });
const length = 8;

/** What somebody with full rights on the tables might do to the fact at place `n` of a workspace. */
const tamperings: Record<string, (sql: Sql, w: string, n: number) => Promise<unknown>> = {
  ...Object.fromEntries(
    Object.entries({
      type: `'thing.forged'`,
      actor: 'gen_random_uuid()',
      origin: `'system'`,
      cause: `'another'`,
      subject_kind: `'other'`,
      subject: 'gen_random_uuid()',
      account: 'gen_random_uuid()',
      occurred_at: `occurred_at - interval '1 hour'`,
      recorded_at: `recorded_at + interval '1 second'`,
      data: `jsonb_set(data, '{n}', '999')`,
      salt: `'\\x00112233445566778899aabbccddeeff'`,
      digest: `sha256(digest)`,
    }).map(([column, value]) => [
      `edits ${column}`,
      (sql: Sql, w: string, n: number) =>
        sql.unsafe(
          `update facts set ${column} = ${value}
           where workspace = '${w}' and id = (select fact from fact_sequence where workspace = '${w}' and seq = ${n})`,
        ),
    ]),
  ),
  'edits a payload together with its digest': async (sql, w, n) => {
    const salt = new Uint8Array(16);
    await sql`update facts set data = ${sql.json({ n: 999 })}, salt = ${salt}, digest = ${payloadDigest(salt, { n: 999 })}
      where workspace = ${w} and id = (select fact from fact_sequence where workspace = ${w} and seq = ${n})`;
  },
  'takes a fact out': async (sql, w, n) => {
    const [place] = await sql`delete from fact_sequence where workspace = ${w} and seq = ${n} returning fact`;
    await sql`delete from facts where workspace = ${w} and id = ${place!['fact'] as string}`;
  },
  'takes a place out': (sql, w, n) => sql`delete from fact_sequence where workspace = ${w} and seq = ${n}`,
  'takes a fact out and closes the gap': async (sql, w, n) => {
    const [place] = await sql`delete from fact_sequence where workspace = ${w} and seq = ${n} returning fact`;
    await sql`delete from facts where workspace = ${w} and id = ${place!['fact'] as string}`;
    for (let seq = n + 1; seq <= length; seq += 1) {
      await sql`update fact_sequence set seq = ${seq - 1} where workspace = ${w} and seq = ${seq}`;
    }
  },
  'swaps two facts': async (sql, w, n) => {
    const other = n === 1 ? 2 : n - 1;
    await sql`update fact_sequence set seq = 1000 where workspace = ${w} and seq = ${n}`;
    await sql`update fact_sequence set seq = ${n} where workspace = ${w} and seq = ${other}`;
    await sql`update fact_sequence set seq = ${other} where workspace = ${w} and seq = 1000`;
  },
  'slips a fact in beside the chain': async (sql, w, n) => {
    await sql`insert into facts (workspace, id, type, actor, origin, cause, subject_kind, subject, account, data, salt,
        digest, occurred_at, recorded_at)
      select workspace, gen_random_uuid(), type, actor, origin, cause, subject_kind, subject, account, data, salt, digest,
        occurred_at, recorded_at
      from facts where workspace = ${w} and id = (select fact from fact_sequence where workspace = ${w} and seq = ${n})`;
    await sql`delete from fact_queue where workspace = ${w}`;
  },
};

describeWithDatabase('the audit of facts', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.drop());

  const aChain = async () => {
    const workspace = newId() as WorkspaceId;
    await db.sql`insert into workspaces (id, name, base_currency, language) values (${workspace}, 'W', 'EUR', 'en')`;
    const happened = Array.from({ length }, (_, n) => ({
      type: 'thing.happened',
      subject: { kind: 'thing', id: newId() },
      account: null,
      data: { n, text: 'é\u2028"', list: [1, 2.5, 1e21, null, { b: 1, a: 2 }] },
      occurredAt: new Date(),
    }));
    await db.scopes.withWorkspace({ workspace }, (tx) =>
      recorder.record(tx, { workspace, actor: null, origin: 'person', cause: null }, happened),
    );
    return workspace;
  };

  test('finds every one of 400 tamperings, where it was done, and nothing in what was left alone', async () => {
    const kinds = Object.entries(tamperings);
    const rounds = await Promise.all(
      Array.from({ length: 400 }, async (_, round) => {
        const [kind, tamper] = kinds[round % kinds.length]!;
        return {
          kind,
          tamper,
          workspace: await aChain(),
          place: 1 + (Math.floor(round / kinds.length) % (length - 1)),
        };
      }),
    );
    const untouched = await Promise.all(Array.from({ length: 20 }, aChain));
    await sequenceAll(db.scopes, () => undefined);
    for (const { tamper, workspace, place } of rounds) await tamper(db.sql, workspace, place);
    const reports = new Map((await verifyChains(db.scopes)).map((report) => [report.workspace, report]));
    const missed = rounds.filter(({ workspace }) => reports.get(workspace)?.flaws.length === 0);
    expect(missed).toEqual([]);
    expect(untouched.map((workspace) => reports.get(workspace)?.flaws)).toEqual(untouched.map(() => []));
    const edited = rounds.filter(({ kind }) => kind.startsWith('edits'));
    expect(edited.length).toBeGreaterThan(200);
    for (const { workspace, place } of edited) expect(reports.get(workspace)?.flaws[0]).toMatchObject({ seq: place });
  });

  test('an end that was cut off, or written anew, is found by a head that was noted before', async () => {
    const [cut, anew] = [await aChain(), await aChain()];
    await sequenceAll(db.scopes, () => undefined);
    const noted = (await verifyChains(db.scopes))
      .filter(({ workspace }) => workspace === cut || workspace === anew)
      .map(({ workspace, head }) => ({ workspace, ...head }));
    await tamperings['takes a fact out']!(db.sql, cut, length);
    await rewrite(anew);
    const flawsOf = async (known: typeof noted) =>
      (await verifyChains(db.scopes, known))
        .filter(({ workspace }) => [cut, anew].includes(workspace))
        .map(({ flaws }) => flaws);
    expect(await flawsOf([])).toEqual([[], []]);
    const lost = [{ kind: 'head-lost', seq: length }];
    expect(await flawsOf(noted)).toEqual([lost, lost]);
  });

  test('an erased payload leaves the chain whole', async () => {
    const workspace = await aChain();
    await sequenceAll(db.scopes, () => undefined);
    await db.sql`update facts set data = null, salt = null where workspace = ${workspace}`;
    const report = (await verifyChains(db.scopes)).find((each) => each.workspace === workspace);
    expect(report).toMatchObject({ facts: length, erased: length, flaws: [] });
  });

  /** Forges a payload and every hash after it, as only somebody who knows the recipe can. */
  const rewrite = async (workspace: WorkspaceId) => {
    await tamperings['edits a payload together with its digest']!(db.sql, workspace, 1);
    let before: Uint8Array = genesis;
    const links = await db.scopes.withSystem('audit', (tx) =>
      tx
        .select({ seq: factSequence.seq, fact: facts })
        .from(factSequence)
        .innerJoin(facts, ofSameFact)
        .where(eq(facts.workspace, workspace))
        .orderBy(factSequence.seq),
    );
    for (const { seq, fact } of links) {
      before = chainHash(before, seq, fact);
      await db.sql`update fact_sequence set hash = ${before} where workspace = ${workspace} and seq = ${seq}`;
    }
  };
});
