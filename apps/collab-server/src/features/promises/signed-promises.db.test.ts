import { randomBytes } from 'node:crypto';

import type { Promised } from '@baton/schema/promises';
import { exactState, type ProposalDetail } from '@baton/schema/proposals';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';

import { ask, type Answer } from '#tests/people.ts';
import { proposalWorld, type ProposalWorld } from '#tests/proposal-world.ts';
import { startServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

/** Writes a paragraph into a proposal whose first words are a promise. */
const promise = (doc: Y.Doc, words: string, id: string, rest = ' and more'): Y.XmlText => {
  const text = new Y.XmlText();
  doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph');
    doc.getXmlFragment('body').push([paragraph]);
    paragraph.push([text]);
    text.insert(0, words, { promise: { promise: id } });
    text.insert(words.length, rest, { promise: null });
  });
  return text;
};

describeWithDatabase('promises that are signed', () => {
  let db: TestDatabase;
  let server: Awaited<ReturnType<typeof startServer>>;
  let world: ProposalWorld;
  beforeAll(async () => {
    db = await testDatabase();
    server = await startServer({ databaseUrl: db.url, env: { TRUST_PROXY: '1' } });
    world = await proposalWorld(db, server);
  });
  afterAll(async () => {
    world.leave();
    await server.stop();
    await db.drop();
  });

  /** In the order of their words: those of one signature came at one moment. */
  const promises = async () =>
    (await world.asked<{ data: Promised[] }>(`GET /promises?accountId=${world.account.id}`)).data.toSorted(
      (one, other) => one.text.localeCompare(other.text),
    );
  let asked = 0;
  const answer = (how: 'accept' | 'decline', token: string, body: object): Promise<Answer> => {
    asked += 1;
    return ask(server.url, null, `POST /p/${how}`, { token, ...body }, { 'x-forwarded-for': `10.6.0.${asked}` });
  };
  const send = async ({ id }: ProposalDetail): Promise<string> => {
    await world.asked(`POST /proposals/${id}/send`, { despite: ['prices-not-shown', 'untaxed-lines'] });
    const token = randomBytes(16).toString('base64url');
    await world.asked(`POST /proposals/${id}/links`, { token });
    return token;
  };
  const signature = { name: 'Marie', signature: { kind: 'typed' }, consent: true, choices: {} };

  it('[PR6] are what was sent, not what the document has come to say since; nobody changes them, and they are settled', async () => {
    const made = await world.begin();
    const tab = await world.tab(made);
    const kept = promise(tab.doc, 'An oven before Easter', 'mark-1');
    promise(tab.doc, 'Two days of training', 'mark-2');
    await tab.saved();
    const token = await send(made);
    expect(await promises()).toEqual([]);
    // After it was sent one is written anew, one is taken out, and one comes in that nobody signs.
    tab.doc.transact(() => {
      kept.insert(3, 'NEW ', { promise: { promise: 'mark-1' } });
      tab.doc.getXmlFragment('body').delete(tab.doc.getXmlFragment('body').length - 1, 1);
    });
    promise(tab.doc, 'Whatever comes later', 'mark-3');
    await tab.saved();
    expect((await answer('accept', token, signature)).status).toBe(200);
    const signed = await promises();
    const as = { noteId: null, proposalId: made.id, promisedBy: world.claire.member, state: 'open', locked: true };
    expect(signed).toMatchObject([
      { text: 'An oven before Easter', ...as },
      { text: 'Two days of training', ...as },
    ]);
    const [first] = signed;
    const edited = await ask(server.url, world.claire, `PATCH /promises/${first?.id}`, { dueOn: '2027-03-01' });
    expect(edited).toMatchObject({ status: 409, body: { code: 'promise-locked' } });
    expect(await world.asked(`POST /promises/${first?.id}/keep`)).toMatchObject({ state: 'kept', locked: true });
    // The passage is locked with its document.
    const later = await world.tab(made);
    const body = later.doc.getXmlFragment('body');
    body.delete(0, body.length);
    await later.settled();
    await world.projected(made);
    expect((await world.read(made)).text).toContain('An NEW oven before Easter');
    expect(JSON.stringify(exactState(await world.replay(made)).body)).toContain('NEW oven before Easter');
  });

  it('[PR6] are none where it was declined', async () => {
    const before = (await promises()).length;
    const made = await world.begin();
    const tab = await world.tab(made);
    promise(tab.doc, 'A discount for ever', 'mark-1');
    await tab.saved();
    await answer('decline', await send(made), { reason: 'price' });
    expect(await promises()).toHaveLength(before);
  });
});
