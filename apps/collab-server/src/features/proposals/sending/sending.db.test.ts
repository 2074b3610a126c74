import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { InboxItem } from '@baton/schema/inbox';
import { addLine, editLine } from '@baton/schema/pricing';
import {
  exactState,
  setProposal,
  type ProposalDetail,
  type SentContent,
  type ShownProposal,
} from '@baton/schema/proposals';
import type { LineId } from '@baton/schema/shared';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';

import { newId } from '#platform/clock/new-id.ts';
import { canonicalJson } from '#platform/facts/digest.ts';
import { until } from '#tests/live-client.ts';
import { ask, type Answer } from '#tests/people.ts';
import { proposalWorld, type ProposalWorld } from '#tests/proposal-world.ts';
import { runJob } from '#tests/run-job.ts';
import { startServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

const sha256 = (value: unknown) => createHash('sha256').update(canonicalJson(value)).digest('hex');
const tax = { category: 'standard', rate: '20' } as const;

describeWithDatabase('proposals that are sent', () => {
  let db: TestDatabase;
  let server: Awaited<ReturnType<typeof startServer>>;
  let world: ProposalWorld;
  let folder: string;
  beforeAll(async () => {
    db = await testDatabase();
    folder = await mkdtemp(path.join(tmpdir(), 'baton-sending-'));
    server = await startServer({ databaseUrl: db.url, env: { TRUST_PROXY: '1', BATON_DATA_DIR: folder } });
    world = await proposalWorld(db, server);
  });
  afterAll(async () => {
    world.leave();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
    await db.drop();
  });

  /** From an address of its own, as customers are. */
  let asked = 0;
  const page = (to: 'read' | 'accept' | 'decline' | 'comment', token: string, body: object = {}): Promise<Answer> => {
    asked += 1;
    return ask(
      server.url,
      null,
      `POST /p/${to}`,
      { token, ...body },
      { 'x-forwarded-for': `10.7.${asked >> 8}.${asked & 255}` },
    );
  };
  const send = (proposal: ProposalDetail, body: object = {}) =>
    world.asked<ProposalDetail>(`POST /proposals/${proposal.id}/send`, body);
  const linkTo = async ({ id }: ProposalDetail): Promise<string> => {
    const token = randomBytes(16).toString('base64url');
    await world.asked(`POST /proposals/${id}/links`, { token });
    return token;
  };
  const ready = async () => {
    const made = await world.begin();
    const [oven, training] = await world.price(made, [
      { text: 'Oven', unitPrice: '1000', tax },
      { text: 'Training', unitPrice: '200', tax, optional: true },
    ]);
    return { made, oven: oven as LineId, training: training as LineId };
  };

  it('[PP9] what is missing is said before it is sent, and what is known is sent all the same', async () => {
    const bare = await world.begin({ contactId: null, validUntil: null, beginning: 'blank' });
    const refused = (proposal: ProposalDetail, body: object = {}) =>
      ask(server.url, world.claire, `POST /proposals/${proposal.id}/send`, body);
    expect((await refused(bare)).body).toMatchObject({ code: 'not-ready', data: { detail: { reason: 'empty' } } });
    const untaxed = await world.begin();
    await world.price(untaxed, [{ unitPrice: '10' }]);
    expect((await refused(untaxed)).body).toMatchObject({
      code: 'not-ready-warning',
      data: { detail: { reason: 'untaxed-lines' } },
    });
    const sent = await send(untaxed, { despite: ['untaxed-lines'] });
    expect(sent).toMatchObject({ state: 'sent', versions: [{ version: 1, state: 'sent', links: 1 }] });
  });

  it('[PP10] what is frozen is the document at the seq that was judged, and its hash recomputes from the log', async () => {
    const { made } = await ready();
    const tab = await world.tab(made, world.marco);
    const typing = (async () => {
      for (let n = 0; n < 40; n += 1) {
        setProposal(tab.doc, { title: `Line packaging ${n}` });
        addLine(tab.doc, { id: newId() as LineId, unitPrice: String(n), tax }, {}, () => 0.5);
        await tab.saved();
      }
    })();
    const sent = await send(made);
    await typing;
    const [version] = sent.versions;
    const at = await world.replay(made, version?.seq);
    expect(sha256(exactState(at))).toBe(version?.stateHash);
    expect(version?.stateHash).not.toBe(sha256(exactState(await world.replay(made))));
    const { content, html } = await world.asked<{ content: SentContent; html: string }>(
      `GET /proposals/${made.id}/versions/1`,
    );
    expect(sha256(content)).toBe(version?.contentHash);
    expect(content.title).toBe(at.getMap('meta').get('title'));
    expect(content.pricing.rows).toHaveLength(at.getMap('lines').size);
    expect(html).toContain(`<h1>${content.title}</h1>`);
    await world.projected(made);
    expect(await world.read(made)).toMatchObject({ changedSinceSent: true });
  });

  it('[PP10] nothing of ours goes with it: no cost, no suggestion, no talk, no id of a product', async () => {
    const { made } = await ready();
    const costing = await world.tab({ id: made.costingId as never }, world.claire, {
      document: `costing:${made.costingId}`,
    });
    addLine(costing.doc, { id: newId() as LineId, text: 'secret cost', unitPrice: '7' }, {}, () => 0.5);
    await costing.saved();
    const tab = await world.tab(made);
    const words = new Y.XmlText();
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [words]);
    tab.doc.getXmlFragment('body').push([paragraph]);
    words.insert(0, 'suggested words', { insertion: { id: 's', author: world.claire.member } });
    words.insert(0, 'talked about ', { comment: { thread: newId() } });
    editLine(tab.doc, [...tab.doc.getMap('lines').keys()][0] as LineId, { productId: newId() as never });
    await tab.saved();
    await send(made, { despite: ['open-suggestions'] });
    const shown = JSON.stringify((await page('read', await linkTo(made))).body);
    expect(shown).toContain('talked about');
    for (const ours of ['secret cost', 'suggested words', 'thread', 'productId', world.claire.member, world.account.id])
      expect(shown).not.toContain(ours);
  });

  it('[PP11] the mail brings the link, of which a hash alone is kept', async () => {
    const { made } = await ready();
    await send(made, { words: 'As we said.' });
    const mails = path.join(folder, 'mail');
    let letter = '';
    await until(async () => {
      const files = await readdir(mails).catch(() => []);
      const letters = await Promise.all(files.map((file) => readFile(path.join(mails, file), 'utf8')));
      letter = letters.find((each) => each.includes('As we said.')) ?? '';
      return letter !== '';
    }, 'the letter');
    expect(letter).toContain('To: marie@mont-blanc.example');
    expect(letter).toContain('Bonjour Marie Durand');
    const token = /\/p\/([\w-]{22})/.exec(letter)?.[1] ?? '';
    expect((await page('read', token)).status).toBe(200);
    const kept = await db.sql`select * from proposal_links where proposal = ${made.id}`;
    expect(JSON.stringify(kept)).not.toContain(token);
    for (const table of ['idempotency_keys', 'facts'])
      expect(JSON.stringify(await db.sql`select * from ${db.sql(table)}`)).not.toContain(token);
  });

  it('[PP11] unknown, altered, revoked and archived links, and no link at all, have one answer', async () => {
    const { made } = await ready();
    await send(made);
    const token = await linkTo(made);
    expect((await page('read', token)).status).toBe(200);
    await world.asked(`POST /proposals/${made.id}/links/revoke`, {});
    const other = await ready();
    await send(other.made);
    const gone = await linkTo(other.made);
    await db.sql`update proposal_links set expires_at = now() - interval '1 second' where proposal = ${other.made.id}`;
    const binned = await ready();
    await send(binned.made);
    const inArchive = await linkTo(binned.made);
    await world.asked(`POST /proposals/${binned.made.id}/archive`, {});
    const answers = await Promise.all(
      [token, gone, inArchive, `${token.slice(0, 21)}_`, 'x'.repeat(22), '', 'é', 'y'.repeat(5_000)].map((each) =>
        page('read', each),
      ),
    );
    const told = answers.map(({ status, body, headers }) => {
      const { request_id: _id, ...said } = body as Record<string, unknown>;
      const names = [...headers.keys()].filter((name) => name !== 'date' && name !== 'request-id');
      return JSON.stringify([
        status,
        Object.keys(said).map((key) => [key, key === 'requestId' ? '' : said[key]]),
        names,
      ]);
    });
    expect(answers[0]?.status).toBe(404);
    expect(new Set(told).size).toBe(1);
  });

  it('[PP11] guesses from one place are limited, honest readers are not', async () => {
    const { made } = await ready();
    await send(made);
    const token = await linkTo(made);
    const from = { 'x-forwarded-for': '10.9.9.9' };
    const guess = (what: string) => ask(server.url, null, 'POST /p/read', { token: what }, from);
    for (let n = 0; n < 40; n += 1) expect((await guess(token)).status).toBe(200);
    const statuses: number[] = [];
    for (let n = 0; n < 40; n += 1) statuses.push((await guess(`guess ${n}`)).status);
    expect(statuses.filter((status) => status === 404)).toHaveLength(30);
    expect(statuses.slice(30).every((status) => status === 429)).toBe(true);
  });

  it('[PP12] is opened, ticked, accepted once, and then stays as it is', async () => {
    const { made, training } = await ready();
    await send(made);
    const token = await linkTo(made);
    const shown = (await page('read', token)).body as ShownProposal;
    expect(shown).toMatchObject({ state: 'opened', open: true, content: { contactName: 'Marie Durand', version: 1 } });
    await page('read', token);
    const signing = {
      name: 'Marie Durand',
      signature: {
        kind: 'drawn',
        strokes: [
          [
            [0, 0],
            [10, 20],
          ],
        ],
      },
      consent: true,
      choices: { ticked: [{ lineId: training, ticked: true }] },
    };
    expect((await page('accept', token, { ...signing, consent: false })).status).toBe(400);
    const both = await Promise.all([page('accept', token, signing), page('decline', token, { reason: 'price' })]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    if (both[0]?.status !== 200) return;
    expect(both[0].body).toMatchObject({
      state: 'accepted',
      open: false,
      answer: { kind: 'accepted', sums: [{ net: 120000, total: 144000 }] },
    });
    expect(await world.read(made)).toMatchObject({
      state: 'accepted',
      may: { write: false },
      versions: [{ state: 'accepted', opens: 2, answer: { name: 'Marie Durand' } }],
    });
    const again = await ask(server.url, world.claire, `POST /proposals/${made.id}/send`, {});
    expect(again.body).toMatchObject({ code: 'proposal-answered' });
    expect(await world.factsOf(made)).toEqual(
      expect.arrayContaining(['proposal.sent', 'proposal.opened', 'proposal.accepted']),
    );
    const [row] =
      await db.sql`select origin, actor from facts where subject = ${made.id} and type = 'proposal.accepted'`;
    expect(row).toEqual({ origin: 'signer', actor: null });
  });

  it('[PP12] sent again it is the next version, and the old link says so', async () => {
    const { made } = await ready();
    await send(made);
    const old = await linkTo(made);
    const again = await send(made);
    expect(again.versions.map(({ version, state }) => [version, state])).toEqual([
      [2, 'sent'],
      [1, 'replaced'],
    ]);
    expect((await page('read', old)).body).toMatchObject({ state: 'replaced', open: false, content: { version: 1 } });
    const signing = { name: 'Marie', signature: { kind: 'typed' }, consent: true, choices: {} };
    expect((await page('accept', old, signing)).body).toMatchObject({ code: 'proposal-not-open' });
    const declined = await page('decline', await linkTo(made), { reason: 'timing', words: 'Next year' });
    expect(declined.body).toMatchObject({ state: 'declined', answer: { reason: 'timing' } });
    expect(await world.read(made)).toMatchObject({ state: 'declined', may: { write: true } });
    expect(await send(made)).toMatchObject({
      state: 'sent',
      versions: [{ version: 3 }, { state: 'declined' }, { state: 'replaced' }],
    });
  });

  it('[PP12] what is over is read, and not accepted any more', async () => {
    const { made } = await ready();
    await send(made);
    const token = await linkTo(made);
    await db.sql`update proposal_versions set valid_until = now() - interval '1 second' where proposal = ${made.id}`;
    expect((await page('read', token)).body).toMatchObject({ state: 'expired', open: false });
    expect((await page('decline', token, { reason: 'price' })).body).toMatchObject({ code: 'proposal-not-open' });
  });

  it('[PP12] [IN17] what nobody answered in time is over, once, and its owner hears of it', async () => {
    const { made } = await ready();
    await send(made);
    await db.sql`update proposal_versions set valid_until = now() + interval '1 day' where proposal = ${made.id}`;
    const told = async (days: number) => {
      for (let run = 0; run < 2; run += 1) await runJob(db, 'proposals.expiry', days);
      return (await world.factsOf(made)).filter((type) => type === 'proposal.expired').length;
    };
    expect([await told(0.5), await told(2), await told(3)]).toEqual([0, 1, 1]);
    expect(await world.read(made)).toMatchObject({ state: 'expired', versions: [{ state: 'expired' }] });
    const { data } = await world.asked<{ data: InboxItem[] }>('GET /inbox');
    const row = data.find(({ record }) => record.id === made.id);
    expect(row).toMatchObject({ record: { name: 'Line packaging' }, reasons: [{ kind: 'proposal-expired' }] });
    expect(await send(made)).toMatchObject({ state: 'sent' });
  });

  it('[PP13] customer and seller talk, each under their name', async () => {
    const { made } = await ready();
    await send(made);
    const token = await linkTo(made);
    await page('comment', token, { words: 'How long does it take?' });
    await world.asked(`POST /proposals/${made.id}/messages`, { words: 'Two weeks.' });
    const messages = [
      { by: 'customer', name: 'Marie Durand', words: 'How long does it take?', version: 1 },
      { by: 'seller', name: 'member', words: 'Two weeks.', version: 1 },
    ];
    expect((await page('read', token)).body).toMatchObject({ messages });
    expect(await world.asked(`GET /proposals/${made.id}/messages`)).toMatchObject({ data: messages });
  });
});
