import { createHash, randomBytes } from 'node:crypto';

import { newId } from '@baton/collab-server/platform/clock/new-id.ts';
import { canonicalJson } from '@baton/collab-server/platform/facts/digest.ts';
import {
  addLine,
  editLine,
  groupLines,
  moveLine,
  readPricing,
  removeLine,
  setPricing,
  type LinePatch,
} from '@baton/schema/pricing';
import {
  exactState,
  filledWords,
  proposalBody,
  proposalText,
  readProposal,
  setProposal,
  sumsOf,
  variableValues,
  type ProposalDetail,
  type ShownProposal,
} from '@baton/schema/proposals';
import { appendBlocks } from '@baton/schema/rich-text';
import type { LineId } from '@baton/schema/shared';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';

import { seededRandom } from '#tests/mutate-update.ts';
import { ask } from '#tests/people.ts';
import { proposalWorld, type ProposalWorld } from '#tests/proposal-world.ts';
import { startServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

/** The long form: BATON_PROPOSAL_RUNS=50 BATON_PROPOSAL_SECONDS=60. */
const runs = Number(process.env['BATON_PROPOSAL_RUNS'] ?? 5);
const seconds = Number(process.env['BATON_PROPOSAL_SECONDS'] ?? 10);
const firstSeed = Number(process.env['BATON_FUZZ_SEED'] ?? 1);

const has = (doc: Y.Doc, update: Uint8Array) => Y.snapshotContainsUpdate(Y.snapshot(doc), update);
const sha256 = (value: unknown) => createHash('sha256').update(canonicalJson(value)).digest('hex');
const pick = <Each>(all: readonly Each[], random: () => number): Each | undefined =>
  all[Math.floor(random() * all.length)];

/** Cells as people change them; each a key of its own. */
const cells: readonly ((random: () => number) => LinePatch)[] = [
  (random) => ({ quantity: String(Math.floor(random() * 20)) }),
  (random) => ({ unitPrice: (random() * 1_000).toFixed(2) }),
  (random) => ({ discount: random() < 0.3 ? null : { percent: String(Math.floor(random() * 30)) } }),
  (random) => ({ tax: { category: 'standard', rate: pick(['5.5', '10', '20'], random) ?? '20' } }),
  (random) => ({ optional: random() < 0.4, ticked: random() < 0.5 }),
  (random) => ({ recurrence: pick(['once', 'month', 'quarter', 'year'] as const, random) ?? 'once' }),
  (random) => ({ text: `line ${Math.floor(random() * 1_000)}` }),
];

const priceSomething = (doc: Y.Doc, random: () => number): void => {
  const ids = [...doc.getMap('lines').keys()] as LineId[];
  const [one, other] = [pick(ids, random), pick(ids, random)];
  const what = random();
  if (one === undefined || other === undefined || (what < 0.15 && ids.length < 80))
    return void addLine(doc, { id: newId() as LineId, unitPrice: '10' }, { after: one ?? null }, random);
  if (what < 0.2) return void removeLine(doc, one, random);
  if (what < 0.3) return void moveLine(doc, one, { after: other }, random);
  if (what < 0.33) return void groupLines(doc, [one], { id: newId() as LineId, text: 'group' }, random);
  editSomething(doc, one, random);
};

const editSomething = (doc: Y.Doc, id: LineId, random: () => number): void => {
  if (random() < 0.05) setPricing(doc, { discount: random() < 0.5 ? null : { amount: '5' } });
  else editLine(doc, id, pick(cells, random)?.(random) ?? {});
};

const writeSomething = (doc: Y.Doc, random: () => number): void => {
  const body = proposalBody(doc);
  const what = random();
  if (what < 0.1) return setProposal(doc, { title: `Ovens ${Math.floor(random() * 100)}` });
  if (what < 0.15 && body.length > 3) return body.delete(Math.floor(random() * body.length), 1);
  const block = body.length === 0 ? null : (body.get(Math.floor(random() * body.length)) as Y.XmlElement);
  const text = block?.nodeName === 'paragraph' && block.length > 0 ? block.get(0) : null;
  if (text instanceof Y.XmlText) return text.insert(Math.floor(random() * (text.length + 1)), 'abc ');
  appendBlocks(body, [{ kind: 'paragraph', text: `words ${Math.floor(random() * 1_000)}` }]);
};

/** What people see of it, in the order in which it stands. */
const seen = (doc: Y.Doc) => {
  const view = readProposal(doc);
  const { flaws: _flaws, chosen, ...pricing } = readPricing(doc);
  return { title: view.title, text: proposalText(view), pricing, chosen: [...chosen], sums: sumsOf(view.pricing) };
};

describeWithDatabase('a proposal that colleagues edit while a customer reads it', () => {
  let db: TestDatabase;
  let server: Awaited<ReturnType<typeof startServer>>;
  let world: ProposalWorld;
  beforeAll(async () => {
    db = await testDatabase({ connections: 12 });
    server = await startServer({ databaseUrl: db.url });
  });
  afterEach(() => world.leave());
  afterAll(async () => {
    await server.stop();
    await db.drop();
  });

  /** Sends it, reads it as the customer does, and says something. */
  const sendAndRead = async (made: ProposalDetail, at: number): Promise<ShownProposal> => {
    const despite = ['open-suggestions', 'unpriced-lines', 'untaxed-lines', 'unfilled', 'prices-not-shown'];
    const token = randomBytes(16).toString('base64url');
    await world.asked(`POST /proposals/${made.id}/send`, { despite });
    await world.asked(`POST /proposals/${made.id}/links`, { token });
    const page = { 'x-forwarded-for': `10.3.0.${at}` };
    await ask(server.url, null, 'POST /p/comment', { token, words: `Question ${at}` }, page);
    const answer = await ask(server.url, null, 'POST /p/read', { token }, page);
    expect(answer.status).toBe(200);
    return answer.body as ShownProposal;
  };

  it.each(Array.from({ length: runs }, (_, at) => firstSeed + at))(
    `[PP2] [PP10] text, lines and sums are the same everywhere, nothing acknowledged is lost, and what was frozen is in the log (seed %i, ${seconds} s)`,
    async (seed) => {
      const random = seededRandom(seed);
      world = await proposalWorld(db, server);
      const made = await world.begin();
      await world.price(made, [{ text: 'Oven', unitPrice: '100' }]);
      const tabs = await Promise.all([world.claire, world.marco, world.claire].map((as) => world.tab(made, as)));
      const shown: ShownProposal[] = [];
      const end = performance.now() + seconds * 1_000;
      let edits = 0;
      const sendings = [0.3, 0.7].map((part) => end - part * seconds * 1_000).toReversed();
      let sending: Promise<void> = Promise.resolve();
      // Both are sent, however long something else holds this loop up.
      const goesOn = () => performance.now() < end || sendings.length > 0;
      while (goesOn()) {
        const tab = pick(tabs, random);
        if (tab) (random() < 0.6 ? priceSomething : writeSomething)(tab.doc, random);
        edits += 1;
        if (tab && random() < 0.02) tab.cut();
        if (performance.now() > (sendings[0] ?? Infinity)) {
          sendings.shift();
          const at = seed * 2 + sendings.length;
          sending = sending.then(async () => void shown.push(await sendAndRead(made, at)));
        }
        if (random() < 0.4) await new Promise((resolve) => setTimeout(resolve, random() * 12));
      }
      await sending;
      await Promise.all(tabs.map((tab) => tab.saved()));
      await world.projected(made);

      const log = await world.replay(made);
      const expected = seen(log);
      for (const tab of tabs) {
        expect(tab.acked.filter((update) => !has(log, update))).toEqual([]);
        expect(tab.refusals).toEqual([]);
      }
      // What the server mended last may still be on its way to a tab.
      await Promise.all(tabs.map(async (tab) => expect.poll(() => seen(tab.doc)).toEqual(expected)));
      expect(seen((await world.tab(made)).doc)).toEqual(expected);
      const row = await world.read(made);
      // Variables that nobody wrote into say in a row what they stand for.
      const said = variableValues({ ...row.variables, number: row.number }, readProposal(log));
      const text = filledWords(expected.text, said);
      expect([row.title, row.text, row.sums]).toEqual([expected.title, text, expected.sums]);
      expect(shown.map(({ messages }) => messages.length)).toEqual([1, 2]);
      expect(row.versions).toHaveLength(2);
      for (const { version, seq, stateHash } of row.versions) {
        const at = await world.replay(made, seq);
        expect(sha256(exactState(at))).toBe(stateHash);
        expect(shown.find(({ content }) => content.version === version)?.content.title).toBe(seen(at).title);
      }
      console.log(
        `seed ${seed}: ${edits} edits, ${log.getMap('lines').size} rows, frozen at ${row.versions.map(({ seq }) => seq).join(' and ')}`,
      );
    },
    seconds * 1_000 + 60_000,
  );
});
