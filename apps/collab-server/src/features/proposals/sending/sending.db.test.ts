import { createHash } from 'node:crypto';

import { addLine, editLine } from '@baton/schema/pricing';
import { exactState, setProposal, type ProposalDetail, type SentContent } from '@baton/schema/proposals';
import type { LineId } from '@baton/schema/shared';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';

import { newId } from '#platform/clock/new-id.ts';
import { canonicalJson } from '#platform/facts/digest.ts';
import { ask } from '#tests/people.ts';
import { sendingWorld, type SendingWorld } from '#tests/sending-world.ts';
import { describeWithDatabase } from '#tests/test-database.ts';

const sha256 = (value: unknown) => createHash('sha256').update(canonicalJson(value)).digest('hex');
const tax = { category: 'standard', rate: '20' } as const;

describeWithDatabase('proposals that are sent', () => {
  let world: SendingWorld;
  beforeAll(async () => {
    world = await sendingWorld();
  });
  afterAll(() => world.stop());

  it('[PP9] what is missing is said before it is sent, and what is known is sent all the same', async () => {
    const bare = await world.begin({ contactId: null, validUntil: null, beginning: 'blank' });
    const refused = (proposal: ProposalDetail, body: object = {}) =>
      ask(world.server.url, world.claire, `POST /proposals/${proposal.id}/send`, body);
    expect((await refused(bare)).body).toMatchObject({ code: 'not-ready', data: { detail: { reason: 'empty' } } });
    const untaxed = await world.begin();
    await world.price(untaxed, [{ unitPrice: '10' }]);
    expect((await refused(untaxed)).body).toMatchObject({
      code: 'not-ready-warning',
      data: { detail: { reason: 'untaxed-lines' } },
    });
    const sent = await world.send(untaxed, { despite: ['untaxed-lines'] });
    expect(sent).toMatchObject({ state: 'sent', versions: [{ version: 1, state: 'sent', links: 1 }] });
  });

  it('[PP10] what is frozen is the document at the seq that was judged, and its hash recomputes from the log', async () => {
    const { made } = await world.priced();
    const tab = await world.tab(made, world.marco);
    const typing = (async () => {
      for (let n = 0; n < 40; n += 1) {
        setProposal(tab.doc, { title: `Line packaging ${n}` });
        addLine(tab.doc, { id: newId() as LineId, unitPrice: String(n + 1), tax }, {}, () => 0.5);
        await tab.saved();
      }
    })();
    const sent = await world.send(made, {});
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
    const { made } = await world.priced();
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
    await world.send(made, { despite: ['open-suggestions'] });
    const shown = JSON.stringify((await world.page('read', await world.linkTo(made))).body);
    expect(shown).toContain('talked about');
    for (const ours of ['secret cost', 'suggested words', 'thread', 'productId', world.claire.member, world.account.id])
      expect(shown).not.toContain(ours);
  });

  it('[PP11] the mail brings the link, of which a hash alone is kept', async () => {
    const { made } = await world.priced();
    await world.send(made, { words: 'As we said.' });
    const { letter, token } = await world.letterWith('As we said.');
    expect(letter).toContain('To: marie@mont-blanc.example');
    expect(letter).toContain('Bonjour Marie Durand');
    expect((await world.page('read', token)).status).toBe(200);
    const kept = await world.db.sql`select * from proposal_links where proposal = ${made.id}`;
    expect(JSON.stringify(kept)).not.toContain(token);
    for (const table of ['idempotency_keys', 'facts'])
      expect(JSON.stringify(await world.db.sql`select * from ${world.db.sql(table)}`)).not.toContain(token);
  });

  it('[PP13] customer and seller talk, each under their name', async () => {
    const { made } = await world.priced();
    await world.send(made, {});
    const token = await world.linkTo(made);
    await world.page('comment', token, { words: 'How long does it take?' });
    await world.asked(`POST /proposals/${made.id}/messages`, { words: 'Two weeks.' });
    const messages = [
      { by: 'customer', name: 'Marie Durand', words: 'How long does it take?', version: 1 },
      { by: 'seller', name: 'member', words: 'Two weeks.', version: 1 },
    ];
    expect((await world.page('read', token)).body).toMatchObject({ messages });
    expect(await world.asked(`GET /proposals/${made.id}/messages`)).toMatchObject({ data: messages });
  });
});
