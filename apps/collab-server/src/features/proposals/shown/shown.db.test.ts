import type { InboxItem } from '@baton/schema/inbox';
import type { ShownProposal } from '@baton/schema/proposals';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { ask } from '#tests/people.ts';
import { runJob } from '#tests/run-job.ts';
import { sendingWorld, type SendingWorld } from '#tests/sending-world.ts';
import { describeWithDatabase } from '#tests/test-database.ts';

describeWithDatabase('a proposal as whoever holds its link meets it', () => {
  let world: SendingWorld;
  beforeAll(async () => {
    world = await sendingWorld();
  });
  afterAll(() => world.stop());

  it('[PP11] unknown, altered, revoked and archived links, and no link at all, have one answer', async () => {
    const { made } = await world.priced();
    await world.send(made, {});
    const token = await world.linkTo(made);
    expect((await world.page('read', token)).status).toBe(200);
    await world.asked(`POST /proposals/${made.id}/links/revoke`, {});
    const other = await world.priced();
    await world.send(other.made, {});
    const gone = await world.linkTo(other.made);
    await world.db
      .sql`update proposal_links set expires_at = now() - interval '1 second' where proposal = ${other.made.id}`;
    const binned = await world.priced();
    await world.send(binned.made, {});
    const inArchive = await world.linkTo(binned.made);
    await world.asked(`POST /proposals/${binned.made.id}/archive`, {});
    const answers = await Promise.all(
      [token, gone, inArchive, `${token.slice(0, 21)}_`, 'x'.repeat(22), '', 'é', 'y'.repeat(5_000)].map((each) =>
        world.page('read', each),
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
    const { made } = await world.priced();
    await world.send(made, {});
    const token = await world.linkTo(made);
    const from = { 'x-forwarded-for': '10.9.9.9' };
    const guess = (what: string) => ask(world.server.url, null, 'POST /p/read', { token: what }, from);
    for (let n = 0; n < 40; n += 1) expect((await guess(token)).status).toBe(200);
    const statuses: number[] = [];
    for (let n = 0; n < 40; n += 1) statuses.push((await guess(`guess ${n}`)).status);
    expect(statuses.filter((status) => status === 404)).toHaveLength(30);
    expect(statuses.slice(30).every((status) => status === 429)).toBe(true);
  });

  it('[PP12] is opened, ticked, accepted once, and then stays as it is', async () => {
    const { made, training } = await world.priced();
    await world.send(made, {});
    const token = await world.linkTo(made);
    const shown = (await world.page('read', token)).body as ShownProposal;
    expect(shown).toMatchObject({ state: 'opened', open: true, content: { contactName: 'Marie Durand', version: 1 } });
    await world.page('read', token);
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
    expect((await world.page('accept', token, { ...signing, consent: false })).status).toBe(400);
    const both = await Promise.all([
      world.page('accept', token, signing),
      world.page('decline', token, { reason: 'price' }),
    ]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    if (both[0]?.status !== 200) return;
    expect(both[0].body).toMatchObject({
      state: 'accepted',
      open: false,
      answer: { kind: 'accepted', sums: [{ net: 143450, total: 172140 }] },
    });
    expect(await world.read(made)).toMatchObject({
      state: 'accepted',
      may: { write: false },
      versions: [{ state: 'accepted', opens: 2, answer: { name: 'Marie Durand' } }],
    });
    const again = await ask(world.server.url, world.claire, `POST /proposals/${made.id}/send`, {});
    expect(again.body).toMatchObject({ code: 'proposal-answered' });
    expect(await world.factsOf(made)).toEqual(
      expect.arrayContaining(['proposal.sent', 'proposal.opened', 'proposal.accepted']),
    );
    const [row] = await world.db
      .sql`select origin, actor from facts where subject = ${made.id} and type = 'proposal.accepted'`;
    expect(row).toEqual({ origin: 'signer', actor: null });
  });

  it('[PP12] sent again it is the next version, and the old link says so', async () => {
    const { made } = await world.priced();
    await world.send(made, {});
    const old = await world.linkTo(made);
    const again = await world.send(made, {});
    expect(again.versions.map(({ version, state }) => [version, state])).toEqual([
      [2, 'sent'],
      [1, 'replaced'],
    ]);
    expect((await world.page('read', old)).body).toMatchObject({
      state: 'replaced',
      open: false,
      content: { version: 1 },
    });
    const signing = { name: 'Marie', signature: { kind: 'typed' }, consent: true, choices: {} };
    expect((await world.page('accept', old, signing)).body).toMatchObject({ code: 'proposal-not-open' });
    const declined = await world.page('decline', await world.linkTo(made), { reason: 'timing', words: 'Next year' });
    expect(declined.body).toMatchObject({ state: 'declined', answer: { reason: 'timing' } });
    expect(await world.read(made)).toMatchObject({ state: 'declined', may: { write: true } });
    expect(await world.send(made, {})).toMatchObject({
      state: 'sent',
      versions: [{ version: 3 }, { state: 'declined' }, { state: 'replaced' }],
    });
  });

  it('[PP12] what is over is read, and not accepted any more', async () => {
    const { made } = await world.priced();
    await world.send(made, {});
    const token = await world.linkTo(made);
    await world.db
      .sql`update proposal_versions set valid_until = now() - interval '1 second' where proposal = ${made.id}`;
    expect((await world.page('read', token)).body).toMatchObject({ state: 'expired', open: false });
    expect((await world.page('decline', token, { reason: 'price' })).body).toMatchObject({ code: 'proposal-not-open' });
  });

  it('[PP12] [IN17] what nobody answered in time is over, once, and its owner hears of it', async () => {
    const { made } = await world.priced();
    await world.send(made, {});
    await world.db.sql`update proposal_versions set valid_until = now() + interval '1 day' where proposal = ${made.id}`;
    const told = async (days: number) => {
      for (let run = 0; run < 2; run += 1) await runJob(world.db, 'proposals.expiry', days);
      return (await world.factsOf(made)).filter((type) => type === 'proposal.expired').length;
    };
    expect([await told(0.5), await told(2), await told(3)]).toEqual([0, 1, 1]);
    expect(await world.read(made)).toMatchObject({ state: 'expired', versions: [{ state: 'expired' }] });
    const { data } = await world.asked<{ data: InboxItem[] }>('GET /inbox');
    const row = data.find(({ record }) => record.id === made.id);
    expect(row).toMatchObject({ record: { name: 'Line packaging' }, reasons: [{ kind: 'proposal-expired' }] });
    expect(await world.send(made, {})).toMatchObject({ state: 'sent' });
  });
});
