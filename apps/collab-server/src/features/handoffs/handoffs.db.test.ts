import type { Account } from '@baton/schema/accounts';
import type { Handoff, OpenedHandoff } from '@baton/schema/handoffs';
import { expect, it } from 'vitest';

import { handoffDesk, idOf, statusesOf, taking } from '#tests/handoff-desk.ts';
import { aMember, type TestMember } from '#tests/people.ts';
import { describeWithDatabase } from '#tests/test-database.ts';

describeWithDatabase('handoffs over HTTP', () => {
  const desk = handoffDesk();
  const { send, read, aRoute, anAccount, prepared, does, inboxOf } = desk;

  it('[HO2] it is prepared by the team that hands on, once at a time, and its live brief is there', async () => {
    const route = await aRoute();
    const account = await anAccount();
    const subject = { kind: 'account', id: account.id };
    const handoff = await prepared(route, account);
    expect(handoff).toMatchObject({
      state: 'draft',
      senderId: desk.claire.member,
      subject: { name: account.name },
      may: { write: true, send: true, accept: false },
    });
    const refusals = [
      await send('POST /handoffs', { routeId: route.id, subject }),
      await send('POST /handoffs', { routeId: route.id, subject }, desk.sofia),
    ];
    expect(refusals.map(({ body }) => (body as { code: string }).code)).toEqual(['handoff-open', 'not-in-from-team']);
    const [document] = await desk.db.sql`select kind, seq::int, closed_at_seq from documents where id = ${handoff.id}`;
    expect(document).toEqual({ kind: 'brief', seq: 1, closed_at_seq: null });
  });

  it('[HO2] two who prepare the same at once make one', async () => {
    const route = await aRoute();
    const account = await anAccount();
    const body = { routeId: route.id, subject: { kind: 'account', id: account.id } };
    const answers = await Promise.all([1, 2, 3].map(() => send('POST /handoffs', body)));
    expect(statusesOf(answers)).toEqual([200, 409, 409]);
  });

  it('[HO4] what is required and missing is told, sent only knowingly, and refused by an acceptance', async () => {
    const items = [
      { id: idOf(1), kind: 'contacts', label: null, required: true },
      { id: idOf(2), kind: 'need', label: null, required: true },
      { id: idOf(3), kind: 'channel', label: null, required: false },
    ];
    const route = await aRoute({ items, criteria: [{ id: idOf(4), text: 'They agree' }] });
    const account = await anAccount();
    const handoff = await prepared(route, account);
    expect(handoff.completeness).toEqual({ wanted: 3, there: 0 });
    expect(await send(`POST /handoffs/${handoff.id}/send`, {})).toMatchObject({
      status: 409,
      body: { code: 'brief-incomplete' },
    });
    const phones = [{ label: '', number: '+33612345678' }];
    await read('POST /contacts', { name: 'Anne', title: 'Baker', phones, accountId: account.id });
    expect((await read<OpenedHandoff>(`GET /handoffs/${handoff.id}`)).brief).toMatchObject({
      items: [
        { kind: 'contacts', there: true },
        { kind: 'need', there: false },
        { kind: 'channel', there: false },
      ],
      criteria: [{ met: false }],
      known: [
        { kind: 'contacts', lines: [{ text: 'Anne', detail: 'Baker · +33 6 12 34 56 78' }], more: 0 },
        { kind: 'channel', lines: [] },
      ],
    });
    await does(handoff, 'send', { incomplete: true }, desk.claire);
    expect(await send(`POST /handoffs/${handoff.id}/accept`, taking(desk.sofia), desk.sofia)).toMatchObject({
      status: 409,
      body: { code: 'brief-incomplete', data: { detail: { missing: 2 } } },
    });
    expect(await read<Handoff>(`GET /handoffs?box=to-accept`, undefined, desk.sofia)).toMatchObject({
      data: [{ id: handoff.id, completeness: { wanted: 3, there: 1 } }],
    });
  });

  it('[HO5] a deal of a board that is closed to them is told to both teams once it is sent, and to nobody else', async () => {
    const route = await aRoute({ items: [{ id: idOf(1), kind: 'amount', label: null, required: true }] });
    const account = await anAccount({}, desk.owner);
    const board = await read<{ id: string }>(
      'POST /boards',
      { name: 'B', currency: 'EUR', visibility: 'people', grants: [] },
      desk.owner,
    );
    const deal = await read<{ id: string }>(
      `POST /boards/${board.id}/deals`,
      { title: 'Secret ovens', accountId: account.id, amount: 120_000 },
      desk.owner,
    );
    const subject = { kind: 'deal', id: deal.id };
    const { handoff } = await read<OpenedHandoff>('POST /handoffs', { routeId: route.id, subject }, desk.owner);
    const seen = async (as: TestMember) => {
      const { handoff: told, brief } = await read<OpenedHandoff>(`GET /handoffs/${handoff.id}`, undefined, as);
      return [told.subject.name, brief.known.flatMap(({ lines }) => lines.map(({ detail }) => detail))];
    };
    const other = await aMember(desk.db.sql, desk.acme, 'member', { teams: [desk.acme.teams.billing] });
    expect(await seen(desk.sofia)).toEqual([null, []]);
    await does(handoff, 'send', {}, desk.owner);
    expect(await seen(desk.sofia)).toEqual(['Secret ovens', ['120000 EUR']]);
    expect(await seen(other)).toEqual([null, []]);
    await does(handoff, 'accept', taking(desk.sofia), desk.sofia);
    expect([await seen(desk.marc), await seen(other)]).toEqual([
      ['Secret ovens', ['120000 EUR']],
      [null, []],
    ]);
  });

  it('[HO7] a withdrawal takes away what sending gave, and no more than that', async () => {
    const route = await aRoute();
    const account = await anAccount({ visibility: 'people' });
    const grant = `/containers/${account.id}/grants/member/${desk.marc.member}` as const;
    await read(`PUT ${grant}`, { level: 'read' });
    const handoff = await prepared(route, account);
    const levelOf = async (as: TestMember) => {
      const { status, body } = await send(`GET /accounts/${account.id}`, undefined, as);
      return status === 200 ? (body as Account).level : null;
    };
    await does(handoff, 'send', {}, desk.claire);
    expect([await levelOf(desk.sofia), await levelOf(desk.marc)]).toEqual(['comment', 'read']);
    await does(handoff, 'withdraw', {}, desk.claire);
    expect([await levelOf(desk.sofia), await levelOf(desk.marc)]).toEqual([null, 'read']);
    const again = await prepared(route, account);
    await does(again, 'send', {}, desk.claire);
    await read(`PUT /containers/${account.id}/grants/member/${desk.sofia.member}`, { level: 'write' });
    await does(again, 'withdraw', {}, desk.claire);
    expect(await levelOf(desk.sofia)).toBe('write');
  });

  it('[HO7] what another handoff leans on stays', async () => {
    const account = await anAccount();
    await read(`PUT /containers/${account.id}/visibility`, { visibility: 'teams' });
    const first = await prepared(await aRoute(), account);
    await does(first, 'send', {}, desk.claire);
    const second = await prepared(await aRoute(), account);
    await does(second, 'send', {}, desk.claire);
    await does(first, 'withdraw', {}, desk.claire);
    expect(await send(`GET /accounts/${account.id}`, undefined, desk.sofia)).toMatchObject({ status: 200 });
    await does(second, 'withdraw', {}, desk.claire);
    expect(await send(`GET /accounts/${account.id}`, undefined, desk.sofia)).toMatchObject({ status: 404 });
  });

  it('[HO9] it goes back with a reason and comes again, and is asked about in a talk that senders answer', async () => {
    const items = [{ id: idOf(1), kind: 'need', label: null, required: false }];
    const handoff = await prepared(await aRoute({ items }), await anAccount());
    await does(handoff, 'send', {}, desk.claire);
    await does(handoff, 'ask', { words: 'Which oven?' }, desk.sofia);
    const threads = await read<{ data: { id: string; comments: { body: string }[] }[] }>(
      `GET /threads?subjectKind=handoff&subjectId=${handoff.id}`,
    );
    expect(threads.data.map(({ comments }) => comments.map(({ body }) => body))).toEqual([['Which oven?']]);
    await read(`POST /threads/${threads.data[0]?.id}/comments`, { body: 'The big one' });
    await does(handoff, 'ask', { words: 'In red?' }, desk.marc);
    const returned = await does(
      handoff,
      'return',
      { reason: 'brief-incomplete', words: 'The need is not clear', missing: [idOf(1)] },
      desk.sofia,
    );
    expect(returned).toMatchObject({ state: 'returned', returned: { by: desk.sofia.member, missing: [idOf(1)] } });
    const sent = await does(handoff, 'send', {}, desk.claire);
    expect(sent).toMatchObject({ state: 'sent', rounds: 2, returned: { words: 'The need is not clear' } });
    const told = await read<{ data: { type: string }[] }>(`GET /accounts/${handoff.accountId}/timeline?about=handoff`);
    expect(told.data.map(({ type }) => type).toReversed()).toEqual([
      'handoff.prepared',
      'handoff.sent',
      'handoff.asked',
      'handoff.asked',
      'handoff.returned',
      'handoff.sent',
    ]);
  });

  it('[IN10] it waits with the whole receiving team until one of them answers, and its sender hears of it', async () => {
    const handoff = await prepared(await aRoute(), await anAccount({ visibility: 'people' }));
    await does(handoff, 'send', {}, desk.claire);
    expect([await inboxOf(desk.sofia, handoff), await inboxOf(desk.marc, handoff)]).toEqual([
      ['handoff-to-accept'],
      ['handoff-to-accept'],
    ]);
    await does(handoff, 'ask', { words: 'Which?' }, desk.sofia);
    expect(await inboxOf(desk.claire, handoff)).toEqual(['handoff-asked']);
    await does(handoff, 'return', { reason: 'other', words: 'No' }, desk.sofia);
    expect([await inboxOf(desk.sofia, handoff), await inboxOf(desk.marc, handoff)]).toEqual([[], []]);
    expect(await inboxOf(desk.claire, handoff)).toEqual(['handoff-returned', 'handoff-asked']);
    await does(handoff, 'send', {}, desk.claire);
    expect(await inboxOf(desk.claire, handoff)).toEqual([]);
    await does(handoff, 'accept', taking(desk.marc), desk.sofia);
    expect([await inboxOf(desk.sofia, handoff), await inboxOf(desk.marc, handoff)]).toEqual([[], []]);
    expect((await inboxOf(desk.claire, handoff))[0]).toBe('handoff-accepted');
    const listed = await read<{ data: unknown[] }>('GET /inbox?tab=handoffs', undefined, desk.claire);
    expect(await read('GET /inbox/counts', undefined, desk.claire)).toMatchObject({ handoffs: listed.data.length });
  });
});
