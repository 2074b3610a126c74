import { addLine, editLine, removeLine } from '@baton/schema/pricing';
import {
  exactState,
  readProposal,
  setProposal,
  type Proposal,
  type ProposalComparison,
  type ProposalDetail,
  type ShownProposal,
} from '@baton/schema/proposals';
import type { LineId } from '@baton/schema/shared';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';

import { newId } from '#platform/clock/new-id.ts';
import { ask } from '#tests/people.ts';
import { sendingWorld, type SendingWorld } from '#tests/sending-world.ts';
import { describeWithDatabase } from '#tests/test-database.ts';

const tax = { category: 'standard', rate: '20' } as const;

/** The first paragraph that says something, to type into. */
const wordsIn = (doc: Y.Doc, at: number): Y.XmlText => {
  const texts = doc
    .getXmlFragment('body')
    .toArray()
    .flatMap((block) => (block instanceof Y.XmlElement && block.nodeName === 'heading' ? [block.get(0)] : []));
  const text = texts[at];
  if (!(text instanceof Y.XmlText)) throw new Error(`no heading ${at}`);
  return text;
};

const saved = async (...tabs: { saved: () => Promise<unknown> }[]) => {
  for (const tab of tabs) await tab.saved();
};

describeWithDatabase('alternatives of a proposal', () => {
  let world: SendingWorld;
  beforeAll(async () => {
    world = await sendingWorld();
  });
  afterAll(() => world.stop());

  const fork = ({ id }: { id: string }, name = 'Leasing', as = world.claire) =>
    world.asked<ProposalDetail>(`POST /proposals/${id}/fork`, { name }, as);
  const merge = ({ id }: { id: string }, as = world.claire) =>
    world.asked<ProposalDetail>(`POST /proposals/${id}/merge`, undefined, as);
  const refused = async (route: Parameters<typeof ask>[2], body?: object) =>
    (await ask(world.server.url, world.claire, route, body)).body as { code: string };
  const priced = async () => {
    const made = await world.begin();
    const lines = await world.price(made, [
      { text: 'Oven', unitPrice: '1000', tax },
      { text: 'Training', unitPrice: '200', tax },
    ]);
    return { made, lines };
  };
  const stateOf = async (proposal: { id: string }) => exactState(await world.replay(proposal as Proposal));

  it('[PP19] are copies of all that it says and costs, under a name, as it was at that moment', async () => {
    const { made } = await priced();
    const branch = await fork(made);
    expect(branch).toMatchObject({
      state: 'draft',
      title: made.title,
      contactId: made.contactId,
      versions: [],
      branch: { name: 'Leasing', originId: made.id, originNumber: made.number, mergedAt: null, ahead: false },
    });
    expect(branch.number).not.toBe(made.number);
    expect(await stateOf(branch)).toEqual(await stateOf(made));
    expect(await world.db.sql`select origin_seq from proposals where id = ${branch.id}`).toEqual(
      await world.db.sql`select seq as origin_seq from documents where id = ${made.id}`,
    );
    const { data } = await world.asked<{ data: Proposal[] }>(`GET /proposals/${made.id}/branches`);
    expect(data.map(({ id }) => id)).toEqual([branch.id]);
    // Who wrote what is known in the copy, too.
    const clients = (id: string) => world.db.sql`select client_id from document_clients where document = ${id}`;
    expect((await clients(branch.id)).length).toBeGreaterThanOrEqual((await clients(made.id)).length);
    const costing = async (id: string) =>
      (await world.db.sql<{ costing: string }[]>`select costing from proposals where id = ${id}`)[0]?.costing ?? '';
    expect(await costing(branch.id)).not.toBe(await costing(made.id));
  });

  it('[PP20] are merged back as if they had been written there, with people who type at that moment', async () => {
    const { made, lines } = await priced();
    const [oven, training] = lines as [LineId, LineId];
    const branch = await fork(made);
    const [theirs, ours] = [await world.tab(branch, world.marco), await world.tab(made)];
    const added = newId() as LineId;
    wordsIn(theirs.doc, 0).insert(0, 'Alternative: ');
    editLine(theirs.doc, oven, { quantity: '3' });
    removeLine(theirs.doc, training, () => 0.5);
    addLine(theirs.doc, { id: added, text: 'Lease', unitPrice: '50', tax, recurrence: 'month' }, {}, () => 0.5);
    await theirs.saved();
    // Meanwhile somebody goes on in the origin: other words, another cell of the same line, a line of their own.
    wordsIn(ours.doc, 0).insert(wordsIn(ours.doc, 0).length, ' of today');
    editLine(ours.doc, oven, { unitPrice: '990' });
    const own = newId() as LineId;
    addLine(ours.doc, { id: own, text: 'Delivery', unitPrice: '80', tax }, {}, () => 0.5);
    await ours.saved();
    await world.projected(branch);
    expect((await world.read(branch)).branch).toMatchObject({ ahead: true });
    const typing = (async () => {
      for (let n = 0; n < 30; n += 1) {
        wordsIn(ours.doc, 1).insert(0, `${n % 10}`);
        await ours.saved();
      }
    })();
    const merged = await merge(branch, world.marco);
    await typing;
    expect(merged.id).toBe(made.id);
    const view = readProposal(await world.replay(made));
    expect(view.blocks.map(({ text }) => text)).toContain('Alternative: Contexte of today');
    expect(view.blocks.some(({ text }) => /^\d{30}/.test(text))).toBe(true);
    const byId = new Map(view.pricing.rows.map((row) => [row.id, row]));
    expect(byId.get(oven)).toMatchObject({ quantity: '3', unitPrice: '990' });
    expect([training, added, own].map((id) => byId.has(id))).toEqual([false, true, true]);
    // Every screen shows what the log says.
    await ours.saved();
    await expect.poll(() => exactState(ours.doc)).toEqual(await stateOf(made));
    expect((await world.read(branch)).branch).toMatchObject({ ahead: false });
    expect((await world.read(branch)).branch?.mergedAt).not.toBeNull();
  });

  it('[PP20] can be merged again and again, each time what is new', async () => {
    const { made, lines } = await priced();
    const oven = lines[0] as LineId;
    const branch = await fork(made);
    expect(await refused(`POST /proposals/${branch.id}/merge`)).toMatchObject({ code: 'nothing-to-merge' });
    const [theirs, ours] = [await world.tab(branch), await world.tab(made)];
    for (const price of ['900', '800']) {
      editLine(theirs.doc, oven, { unitPrice: price });
      editLine(ours.doc, oven, { quantity: String(Number(price) / 100) });
      await saved(theirs, ours);
      await merge(branch);
      await world.projected(made);
      const row = readProposal(await world.replay(made)).pricing.rows.find(({ id }) => id === oven);
      expect(row).toMatchObject({ unitPrice: price, quantity: String(Number(price) / 100) });
      expect(await refused(`POST /proposals/${branch.id}/merge`)).toMatchObject({ code: 'nothing-to-merge' });
    }
    expect((await world.factsOf(made)).filter((type) => type === 'proposal.merged')).toHaveLength(2);
  });

  it('[PP20] are not merged into what is answered or put away, nor is what is no alternative', async () => {
    const { made } = await priced();
    const branch = await fork(made);
    const tab = await world.tab(branch);
    setProposal(tab.doc, { title: 'Other' });
    await tab.saved();
    expect(await refused(`POST /proposals/${made.id}/merge`)).toMatchObject({ code: 'not-a-branch' });
    await world.asked(`POST /proposals/${made.id}/archive`);
    expect(await refused(`POST /proposals/${branch.id}/merge`)).toMatchObject({ code: 'proposal-archived' });
    expect(await refused(`POST /proposals/${made.id}/fork`, { name: 'X' })).toMatchObject({
      code: 'proposal-archived',
    });
    await world.asked(`POST /proposals/${made.id}/restore`);
    await world.db.sql`update proposals set state = 'accepted' where id = ${made.id}`;
    expect(await refused(`POST /proposals/${branch.id}/merge`)).toMatchObject({ code: 'proposal-answered' });
  });

  it('[PP5] [PP19] [PP20] carry whose a discount is, so that no limit is passed by copying', async () => {
    const admin = await world.member('admin');
    await world.asked('PUT /discount-limits/member/any', { percent: '5' }, admin);
    const { made, lines } = await priced();
    const oven = lines[0] as LineId;
    const tab = await world.tab(made);
    editLine(tab.doc, oven, { discount: { percent: '30' } });
    await tab.saved();
    await world.projected(made);
    const branch = await fork(made, 'Cheaper', admin);
    expect((await world.read(branch)).beyond).toMatchObject([{ lineId: oven, by: world.claire.member }]);
    const theirs = await world.tab(branch);
    editLine(theirs.doc, oven, { discount: { percent: '40' } });
    await theirs.saved();
    await world.projected(branch);
    const merged = await merge(branch, admin);
    expect(merged.beyond).toMatchObject([{ lineId: oven, by: world.claire.member, percent: '40' }]);
    await world.asked('PUT /discount-limits/member/any', { percent: null }, admin);
  });

  it('[PP19] are compared: text, lines by id, and what holds for the whole', async () => {
    const { made, lines } = await priced();
    const [oven, training] = lines as [LineId, LineId];
    const branch = await fork(made);
    const tab = await world.tab(branch);
    setProposal(tab.doc, { title: 'Cheaper', validUntil: '2099-06-30' });
    wordsIn(tab.doc, 0).insert(0, 'New ');
    editLine(tab.doc, oven, { unitPrice: '900', quantity: '2' });
    removeLine(tab.doc, training, () => 0.5);
    await tab.saved();
    await world.projected(branch);
    const compared = await world.asked<ProposalComparison>(`GET /proposals/${made.id}/compare/${branch.id}`);
    expect(compared).toMatchObject({
      frame: [
        { field: 'title', before: 'Line packaging', after: 'Cheaper' },
        { field: 'validUntil', before: '2099-12-31', after: '2099-06-30' },
      ],
      textDiffers: true,
      lines: [
        {
          before: { id: oven, unitPrice: '1000' },
          after: { id: oven, unitPrice: '900' },
          fields: ['quantity', 'unitPrice'],
          nets: { before: 100_000, after: 180_000 },
        },
        { before: { id: training }, after: null, nets: { before: 20_000, after: null } },
      ],
      sums: { before: [{ net: 120_000 }], after: [{ net: 180_000 }] },
    });
    const same = await world.asked<ProposalComparison>(`GET /proposals/${made.id}/compare/${made.id}`);
    expect(same).toMatchObject({ frame: [], textDiffers: false });
  });

  it('[PP21] are both sent, and the page of each names the other to whom both were sent', async () => {
    const { made } = await priced();
    const branch = await fork(made);
    const tab = await world.tab(branch);
    setProposal(tab.doc, { title: 'With leasing' });
    await tab.saved();
    const page = async (proposal: { id: Proposal['id'] }) =>
      ((await world.page('read', await world.linkTo(proposal))).body as ShownProposal).alternatives;
    await world.send(made, {});
    expect(await page(made)).toEqual([]);
    await world.send(branch, {});
    expect(await page(made)).toEqual([{ number: branch.number, title: 'With leasing' }]);
    expect(await page(branch)).toEqual([{ number: made.number, title: 'Line packaging' }]);
    await world.asked(`POST /proposals/${branch.id}/archive`);
    expect(await page(made)).toEqual([]);
  });
});
