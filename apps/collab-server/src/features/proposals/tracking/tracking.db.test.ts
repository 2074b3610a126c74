import { setProposal, type ProposalTracking, type ShownProposal } from '@baton/schema/proposals';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { sendingWorld, type SendingWorld } from '#tests/sending-world.ts';
import { describeWithDatabase } from '#tests/test-database.ts';

const secondsOf = ({ versions }: ProposalTracking, version = 1) =>
  versions.find((each) => each.version === version)?.sections.map(({ seconds }) => seconds);

describeWithDatabase('what becomes of a proposal that was sent', () => {
  let world: SendingWorld;
  beforeAll(async () => {
    world = await sendingWorld();
  });
  afterAll(() => world.stop());

  const page = async <T>(...asked: Parameters<SendingWorld['page']>) => {
    const { status, body } = await world.page(...asked);
    return { status, body: body as T };
  };
  const aSent = async () => {
    const made = await world.begin();
    const { id } = await world.send(made);
    return { id, token: await world.linkTo(made) };
  };
  const tracking = (id: string) => world.asked<ProposalTracking>(`GET /proposals/${id}/tracking`);
  const seen = (token: string, seconds: number, section = 1) =>
    page<{ watched: boolean }>('seen', token, { sections: [{ section, seconds }] });
  const factsOf = (id: string) =>
    world.db.sql<{ type: string; data: object }[]>`select type, data from facts where subject = ${id} order by ins`;

  it('[PP15] says when it was opened, how often, what was read for how long, what was written and answered', async () => {
    const { id, token } = await aSent();
    expect((await tracking(id)).versions).toMatchObject([
      { version: 1, openedAt: null, lastOpenedAt: null, opens: 0, comments: 0, answered: null, unwatched: false },
    ]);
    expect((await page<ShownProposal>('read', token)).body.watched).toBe(true);
    await page('read', token);
    expect((await seen(token, 30)).body).toEqual({ watched: true });
    await seen(token, 15);
    // A part that is not there is nobody's, and two of the same part are one.
    await page('seen', token, {
      sections: [
        { section: 200, seconds: 120 },
        { section: 2, seconds: 5 },
        { section: 2, seconds: 10 },
      ],
    });
    await page('comment', token, { words: 'How long?' });
    const [now] = (await tracking(id)).versions;
    expect(now).toMatchObject({ opens: 2, comments: 1, answered: null });
    expect(Date.parse(now?.lastOpenedAt ?? '')).toBeGreaterThan(Date.parse(now?.openedAt ?? ''));
    expect(now?.sections.slice(0, 4)).toEqual([
      { section: 0, title: '', seconds: 0 },
      { section: 1, title: 'Contexte', seconds: 45 },
      { section: 2, title: 'Ce que nous proposons', seconds: 15 },
      { section: 3, title: 'Prix', seconds: 0 },
    ]);
    await page('decline', token, { reason: 'price' });
    expect((await tracking(id)).versions[0]?.answered?.kind).toBe('declined');
    // Reading is counted and is no fact; the first look is one.
    expect((await factsOf(id)).filter(({ type }) => type === 'proposal.opened')).toHaveLength(1);
  });

  it('[PP15] is bounded: of one link no part is read for more than four hours, of several they add up', async () => {
    const { id, token } = await aSent();
    const other = await world.linkTo({ id });
    await world.db.sql`insert into proposal_seen select workspace, id, 1, 14395 from proposal_links
      where proposal = ${id} and token_hash = sha256(${token}::text::bytea)`;
    await seen(token, 30);
    await seen(other, 60);
    expect(secondsOf(await tracking(id))?.[1]).toBe(14_460);
    for (const odd of [4, 7, 125]) expect((await seen(token, odd)).status).toBe(400);
  });

  it('[PP15] stores nothing of who asks not to be watched, and forgets what it had', async () => {
    const { id, token } = await aSent();
    const other = await world.linkTo({ id });
    await seen(token, 30);
    await seen(other, 10);
    expect((await page('seen', token, { watch: false })).body).toEqual({ watched: false });
    expect((await seen(token, 30)).body).toEqual({ watched: false });
    expect((await page<ShownProposal>('read', token)).body).toMatchObject({ watched: false, state: 'sent' });
    const [now] = (await tracking(id)).versions;
    expect(now).toMatchObject({ opens: 0, openedAt: null, unwatched: true });
    expect(now?.sections[1]?.seconds).toBe(10);
    await page('seen', token, { watch: true, sections: [{ section: 1, seconds: 5 }] });
    expect(secondsOf(await tracking(id))?.[1]).toBe(15);
    for (const header of ['dnt', 'sec-gpc']) {
      expect((await page<ShownProposal>('read', token, {}, { [header]: '1' })).body.watched).toBe(false);
      const said = { sections: [{ section: 1, seconds: 60 }] };
      expect((await page('seen', token, said, { [header]: '1' })).body).toEqual({ watched: false });
    }
    expect((await tracking(id)).versions[0]).toMatchObject({ opens: 0 });
    expect(secondsOf(await tracking(id))?.[1]).toBe(15);
  });

  it('[PP15] stores nothing where the workspace does not want it; what is answered is told all the same', async () => {
    const { id, token } = await aSent();
    const admin = await world.member('admin');
    const wants = (wanted: boolean) => world.asked('PATCH /proposal-settings', { tracking: wanted }, admin);
    expect(await wants(false)).toMatchObject({ tracking: false });
    expect((await page<ShownProposal>('read', token)).body).toMatchObject({ watched: false, state: 'sent' });
    expect((await seen(token, 30)).body).toEqual({ watched: false });
    await page('comment', token, { words: 'Hello' });
    expect(await tracking(id)).toMatchObject({ tracking: false, versions: [{ opens: 0, comments: 1 }] });
    await wants(true);
    const told = await world.db.sql`select data from facts where type = 'proposal-settings.changed' order by ins`;
    expect(told).toMatchObject([{ data: { tracking: false } }, { data: { tracking: true } }]);
  });

  it('[PP11] what leads nowhere answers as ever', async () => {
    const { id, token } = await aSent();
    await world.asked(`POST /proposals/${id}/links/revoke`);
    for (const gone of [token, 'a'.repeat(22), 'none']) expect((await seen(gone, 30)).status).toBe(404);
  });

  it('[PP15] counts each version for itself', async () => {
    const { id, token } = await aSent();
    await seen(token, 30);
    const tab = await world.tab({ id });
    setProposal(tab.doc, { title: 'Again' });
    await tab.saved();
    await world.asked(`POST /proposals/${id}/send`, { despite: ['prices-not-shown', 'untaxed-lines'] });
    await seen(await world.linkTo({ id }), 60);
    const now = await tracking(id);
    expect(now.versions.map(({ version }) => version)).toEqual([2, 1]);
    expect([secondsOf(now, 2)?.[1], secondsOf(now, 1)?.[1]]).toEqual([60, 30]);
  });
});
