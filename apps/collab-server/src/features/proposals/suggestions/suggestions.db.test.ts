import type { InboxItem } from '@baton/schema/inbox';
import { sentLines, type CustomerSuggestion, type ProposalDetail, type ShownProposal } from '@baton/schema/proposals';
import { plainBlocks, type PlainNode } from '@baton/schema/rich-text';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';

import { ask, type Answer } from '#tests/people.ts';
import { sendingWorld, type SendingWorld } from '#tests/sending-world.ts';
import { describeWithDatabase } from '#tests/test-database.ts';

const paragraph = (text: string): Y.XmlElement => {
  const made = new Y.XmlElement('paragraph');
  made.insert(0, [new Y.XmlText(text)]);
  return made;
};
const shownIn = ({ body }: Answer): ShownProposal => body as ShownProposal;
const suggestedRuns = (nodes: readonly PlainNode[]): unknown[] =>
  nodes.flatMap(({ text, marks = [], content = [] }) => [
    ...marks.flatMap(({ type, attrs }) => (attrs?.['author'] === undefined ? [] : [[type, text, attrs['author']]])),
    ...suggestedRuns(content),
  ]);

describeWithDatabase('what the invited customer suggests', () => {
  let world: SendingWorld;
  beforeAll(async () => {
    world = await sendingWorld();
  });
  afterAll(() => world.stop());

  /** One with a line about payment, sent to somebody who may suggest. */
  const invited = async (invite = true) => {
    const { made } = await world.priced();
    const tab = await world.tab(made);
    tab.doc.getXmlFragment('body').insert(0, [paragraph('Paid in 30 days net.'), paragraph('As agreed.')]);
    await tab.saved();
    await world.projected(made);
    await world.send(made, { invite });
    return { made, tab, token: await world.linkTo(made) };
  };
  const suggest = (token: string, words: string, more: object = {}) =>
    world.page('suggest', token, { line: 0, words, ...more });
  const listed = async ({ id }: ProposalDetail) =>
    (await world.asked<{ data: CustomerSuggestion[] }>(`GET /proposals/${id}/suggestions`)).data;
  const answer = ({ id }: ProposalDetail, what: 'take' | 'decline', suggestion: string, body: object = {}) =>
    ask(world.server.url, world.claire, `POST /proposals/${id}/suggestions/${suggestion}/${what}`, body);
  const first = async (made: ProposalDetail): Promise<CustomerSuggestion> => {
    const [one] = await listed(made);
    if (!one) throw new Error('nothing is suggested');
    return one;
  };

  it('[PP36] stands beside the version for both, its owner hears of it, and what was sent stays as it was', async () => {
    const { made, token } = await invited();
    const before = shownIn(await world.page('read', token));
    expect(before).toMatchObject({ invited: true, suggestions: [] });
    expect(sentLines(before.content.body)[0]).toBe('Paid in 30 days net.');
    const answered = await suggest(token, 'Paid in 45 days net.', { why: 'Our rule' });
    const suggestion = {
      version: 1,
      line: 0,
      before: 'Paid in 30 days net.',
      after: 'Paid in 45 days net.',
      why: 'Our rule',
      name: 'Marie Durand',
      state: 'open',
      answer: '',
    };
    expect(shownIn(answered)).toMatchObject({ content: before.content, suggestions: [suggestion] });
    expect(await listed(made)).toMatchObject([suggestion]);
    const detail = await world.read(made);
    expect(detail).toMatchObject({ customerSuggestions: 1, openSuggestions: 0, changedSinceSent: false });
    const [fact] = await world.db.sql`select origin, actor, data from facts
      where subject = ${made.id} and type = 'proposal.suggested'`;
    expect(fact).toMatchObject({ origin: 'signer', actor: null, data: { line: 0, why: 'Our rule' } });
    const { data } = await world.asked<{ data: InboxItem[] }>('GET /inbox');
    expect(data.find(({ record }) => record.id === made.id)?.reasons.map(({ kind }) => kind)).toContain(
      'proposal-suggested',
    );
  });

  it('[PP36] is for who is invited, about a line that there is, with other words, while it can be accepted', async () => {
    const { token } = await invited(false);
    expect((await suggest(token, 'x')).body).toMatchObject({ code: 'not-invited-to-suggest' });
    const { made, token: open } = await invited();
    for (const [said, code] of [
      [{ line: 999 }, 'no-such-line'],
      [{ words: 'Paid in 30 days net.' }, 'nothing-suggested'],
      [{ words: 'Paid in 30\u0007 days net.' }, 'nothing-suggested'],
    ] as const)
      expect((await world.page('suggest', open, { line: 0, words: 'x', ...said })).body).toMatchObject({ code });
    for (const strange of [{ line: -1 }, { line: 0.5 }, { words: 'x'.repeat(20_001) }, { by: 'me' }, { words: 7 }])
      expect((await world.page('suggest', open, { line: 0, words: 'x', ...strange })).status).toBe(400);
    await world.page('decline', open, { reason: 'price' });
    expect((await suggest(open, 'x')).body).toMatchObject({ code: 'proposal-not-open' });
    expect(await listed(made)).toEqual([]);
  });

  it('[PP11] [PP36] what leads nowhere answers at these doors as at every other', async () => {
    const { made, token } = await invited();
    await suggest(token, 'Other');
    const { id: suggestionId } = await first(made);
    const gone = await invited();
    await world.db
      .sql`update proposal_links set expires_at = now() - interval '1 second' where proposal = ${gone.made.id}`;
    await world.asked(`POST /proposals/${made.id}/links/revoke`, {});
    const told = async (door: string, each: string) => {
      const { status, body, headers } = await world.page(door, each, {
        ...(door === 'suggest' ? { line: 0, words: 'x' } : {}),
        ...(door === 'withdraw' ? { suggestionId } : {}),
      });
      const { request_id: _id, ...said } = body as Record<string, unknown>;
      return JSON.stringify([
        status,
        said,
        [...headers.keys()].filter((name) => !['date', 'request-id'].includes(name)),
      ]);
    };
    const answers = new Set<string>();
    for (const door of ['read', 'suggest', 'withdraw'])
      for (const each of [token, gone.token, `${token.slice(0, 21)}_`, 'b'.repeat(22), '', 'é'])
        answers.add(await told(door, each));
    expect([...answers].map((each) => JSON.parse(each)[0] as number)).toEqual([404]);
    expect(await listed(made)).toMatchObject([{ id: suggestionId, state: 'open' }]);
  });

  it('[PP36] said twice it is one; of several about a line the last one waits, and each can be withdrawn', async () => {
    const { made, token } = await invited();
    const twice = await Promise.all([1, 2, 3].map(() => suggest(token, 'Paid at once.')));
    expect(twice.map(({ status }) => status)).toEqual([200, 200, 200]);
    const count = async (state: string) =>
      (await world.db.sql`select from proposal_suggestions where proposal = ${made.id} and state = ${state}`).length;
    expect([await count('open'), await count('withdrawn')]).toEqual([1, 0]);
    const others = await Promise.all(['A', 'B', 'C', 'D'].map((words) => suggest(token, words)));
    expect(others.every(({ status }) => status === 200)).toBe(true);
    expect([await count('open'), await count('withdrawn')]).toEqual([1, 4]);
    const { id: suggestionId } = await first(made);
    const both = await Promise.all([1, 2].map(() => world.page('withdraw', token, { suggestionId })));
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(shownIn(await world.page('read', token)).suggestions).toEqual([]);
    // What another customer suggests is none of theirs.
    const other = await invited();
    await suggest(other.token, 'Other');
    const theirs = await first(other.made);
    const refused = await world.page('withdraw', token, { suggestionId: theirs.id });
    expect(refused.body).toMatchObject({ code: 'suggestion-not-open' });
  });

  it('[PP37] is taken over once, as a suggestion of the customer where its line is now', async () => {
    const { made, tab, token } = await invited();
    await suggest(token, 'Paid in 45 days net.');
    tab.doc.getXmlFragment('body').insert(0, [paragraph('Put in above')]);
    await tab.saved();
    const { id } = await first(made);
    const both = await Promise.all([answer(made, 'take', id, { words: 'Gladly' }), answer(made, 'take', id)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const doc = await world.replay(made);
    const author = world.contact.id;
    expect(suggestedRuns(plainBlocks(doc.getXmlFragment('body')))).toEqual([
      ['deletion', '30', author],
      ['insertion', '45', author],
    ]);
    await world.projected(made);
    expect(await world.read(made)).toMatchObject({ customerSuggestions: 0, openSuggestions: 1 });
    expect(shownIn(await world.page('read', token)).suggestions).toMatchObject([
      { state: 'taken', answeredBy: 'member' },
    ]);
    expect((await world.page('withdraw', token, { suggestionId: id })).status).toBe(409);
    expect((await answer(made, 'decline', id, { words: 'No' })).body).toMatchObject({ code: 'suggestion-not-open' });
  });

  it('[PP37] is not forced upon a line that says something else: both are shown, and it is written in by hand', async () => {
    const { made, tab, token } = await invited();
    await suggest(token, 'Paid in 45 days net.');
    const line = tab.doc.getXmlFragment('body').get(0);
    const words = line instanceof Y.XmlElement ? line.get(0) : null;
    if (words instanceof Y.XmlText) words.insert(0, 'To be ');
    await tab.saved();
    const { id } = await first(made);
    const seqs = () => world.db.sql`select seq from documents where id = ${made.id}`;
    const before = await seqs();
    expect((await answer(made, 'take', id)).body).toMatchObject({
      code: 'suggested-line-changed',
      data: { detail: { says: 'To be Paid in 30 days net.' } },
    });
    tab.doc.getXmlFragment('body').delete(0, 1);
    await tab.saved();
    expect((await answer(made, 'take', id)).body).toMatchObject({ code: 'suggested-line-changed' });
    expect(Number((await seqs())[0]?.['seq'])).toBe(Number(before[0]?.['seq']) + 1);
    expect((await answer(made, 'take', id, { byHand: true })).body).toMatchObject({ state: 'taken' });
    expect(suggestedRuns(plainBlocks((await world.replay(made)).getXmlFragment('body')))).toEqual([]);
  });

  it('[PP37] is declined with words that the customer reads', async () => {
    const { made, token } = await invited();
    await suggest(token, 'For nothing.');
    const { id } = await first(made);
    expect((await answer(made, 'decline', id, { words: ' ' })).status).toBe(400);
    expect((await answer(made, 'decline', id, { words: 'We cannot.' })).status).toBe(200);
    expect(shownIn(await world.page('read', token)).suggestions).toMatchObject([
      { state: 'declined', answer: 'We cannot.', answeredBy: 'member' },
    ]);
    expect(await world.factsOf(made)).toContain('proposal.suggestion-declined');
    const guest = await world.member('guest');
    const route = `POST /proposals/${made.id}/suggestions/${id}/take` as const;
    expect((await ask(world.server.url, guest, route, {})).status).toBe(404);
  });

  it('[PP9] [PP37] what nobody has answered is said before the next version is sent, and can be answered after it', async () => {
    const { made, token } = await invited();
    await suggest(token, 'Paid in 45 days net.');
    const again = await ask(world.server.url, world.claire, `POST /proposals/${made.id}/send`, {});
    expect(again.body).toMatchObject({
      code: 'not-ready-warning',
      data: { detail: { reason: 'customer-suggestions', count: 1 } },
    });
    const sent = await world.send(made, { despite: ['customer-suggestions'] });
    expect(sent.versions).toMatchObject([{ invited: false }, { invited: true, state: 'replaced' }]);
    expect((await suggest(token, 'Later')).body).toMatchObject({ code: 'proposal-not-open' });
    const { id } = await first(made);
    expect((await answer(made, 'take', id)).status).toBe(200);
    // Whoever has the next link reads what became of it.
    const next = shownIn(await world.page('read', await world.linkTo(made)));
    expect(next).toMatchObject({ invited: false, suggestions: [{ version: 1, state: 'taken' }] });
  });
});
