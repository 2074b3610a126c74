import type { OpenedHandoff } from '@baton/schema/handoffs';
import type { Task } from '@baton/schema/tasks';
import { expect, it } from 'vitest';

import { handoffDesk, idOf, statusesOf, taking } from '#tests/handoff-desk.ts';
import { runJob } from '#tests/run-job.ts';
import { describeWithDatabase } from '#tests/test-database.ts';

describeWithDatabase('what an acceptance does', () => {
  const desk = handoffDesk();
  const { send, read, aRoute, anAccount, prepared, does } = desk;

  it('[HO6] [HO10] an acceptance passes the account, gives the first task and closes the brief, all at once', async () => {
    const route = await aRoute({ items: [{ id: idOf(1), kind: 'contacts', label: null, required: true }] });
    const account = await anAccount({ visibility: 'people' });
    await read('POST /contacts', { name: 'Anne', accountId: account.id });
    const handoff = await prepared(route, account);
    expect(await send(`GET /accounts/${account.id}`, undefined, desk.sofia)).toMatchObject({ status: 404 });
    await does(handoff, 'send', {}, desk.claire);
    expect(await read(`GET /accounts/${account.id}`, undefined, desk.sofia)).toMatchObject({ level: 'comment' });
    const accepted = await does(handoff, 'accept', taking(desk.marc), desk.sofia);
    expect(accepted).toMatchObject({
      state: 'accepted',
      accepted: { by: desk.sofia.member, ownerId: desk.marc.member, briefSeq: 1 },
    });
    expect(await read(`GET /accounts/${account.id}`, undefined, desk.marc)).toMatchObject({
      ownerId: desk.marc.member,
      level: 'manage',
    });
    expect(await read<Task>(`GET /tasks/${accepted.accepted?.taskId}`, undefined, desk.marc)).toMatchObject({
      title: 'Call',
      assigneeId: desk.marc.member,
      subject: { kind: 'account', id: account.id },
    });
    const [document] = await desk.db
      .sql`select seq::int, closed_at_seq::int as closed from documents where id = ${handoff.id}`;
    expect(document).toEqual({ seq: 1, closed: 1 });
    // What was known is kept as it was, whatever becomes of the records.
    await read('POST /contacts', { name: 'Late', accountId: account.id });
    const { brief } = await read<OpenedHandoff>(`GET /handoffs/${handoff.id}`);
    expect(brief).toMatchObject({ seq: 1, known: [{ kind: 'contacts', lines: [{ text: 'Anne' }], more: 0 }] });
  });

  it('[HO6] who is deleted for good is deleted from what was kept, too', async () => {
    const route = await aRoute({ items: [{ id: idOf(1), kind: 'contacts', label: null, required: true }] });
    const account = await anAccount();
    const contacts = [];
    for (const name of ['Anne', 'Bruno'])
      contacts.push((await read<{ id: string }>('POST /contacts', { name, accountId: account.id })).id);
    const handoff = await prepared(route, account);
    await does(handoff, 'send', {}, desk.claire);
    await does(handoff, 'accept', taking(desk.sofia), desk.sofia);
    await read('POST /contacts/bin', { contactIds: [contacts[0]] });
    await desk.db.sql`update contacts set binned_at = now() - interval '31 days' where id = ${contacts[0] ?? ''}`;
    await runJob(desk.db, 'contacts.purge', 0);
    expect((await read<OpenedHandoff>(`GET /handoffs/${handoff.id}`)).brief.known).toMatchObject([
      { kind: 'contacts', lines: [{ id: contacts[1], text: 'Bruno' }] },
    ]);
  });

  it('[HO10] an account in the bin is not taken over, and can be given back or accepted once it is restored', async () => {
    const route = await aRoute();
    const account = await anAccount();
    const handoff = await prepared(route, account);
    await does(handoff, 'send', {}, desk.claire);
    await read('POST /accounts/bin', { accountIds: [account.id] });
    expect(await send(`POST /handoffs/${handoff.id}/accept`, taking(desk.sofia), desk.sofia)).toMatchObject({
      status: 409,
      body: { code: 'account-in-bin' },
    });
    await read('POST /accounts/restore', { accountIds: [account.id] });
    expect(await does(handoff, 'accept', taking(desk.sofia), desk.sofia)).toMatchObject({ state: 'accepted' });
  });

  it('[HO9] of two who accept at once one does, and the other hears that it is answered', async () => {
    const route = await aRoute();
    const handoff = await prepared(route, await anAccount());
    await does(handoff, 'send', {}, desk.claire);
    const answers = await Promise.all(
      [desk.sofia, desk.marc].map((who) => send(`POST /handoffs/${handoff.id}/accept`, taking(who), who)),
    );
    expect(statusesOf(answers)).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'handoff-not-sent' });
    const facts = await desk.db.sql`select type from facts where subject = ${handoff.id} and type = 'handoff.accepted'`;
    expect(facts).toHaveLength(1);
  });

  it('[HO10] what cannot be finished leaves nothing behind', async () => {
    const route = await aRoute();
    const account = await anAccount();
    const handoff = await prepared(route, account);
    await does(handoff, 'send', {}, desk.claire);
    const counts = async () => {
      const [row] = await desk.db
        .sql`select (select count(*)::int from facts) as facts, (select count(*)::int from tasks) as tasks,
        (select count(*)::int from documents where closed_at_seq is not null) as closed`;
      return row;
    };
    const before = await counts();
    // The closing is the last that is written: when it fails, the acceptance, the desk.owner and the task fail with it.
    await desk.db.sql.unsafe(`create function never() returns trigger language plpgsql as $$ begin raise 'no'; end $$;
      create trigger never before update of closed_at_seq on documents for each row execute function never()`);
    expect(await send(`POST /handoffs/${handoff.id}/accept`, taking(desk.sofia), desk.sofia)).toMatchObject({
      status: 500,
    });
    await desk.db.sql.unsafe('drop trigger never on documents; drop function never()');
    expect(await counts()).toEqual(before);
    expect(await read(`GET /accounts/${account.id}`)).toMatchObject({ ownerId: desk.claire.member });
    await does(handoff, 'accept', taking(desk.sofia), desk.sofia);
  });

  it('[HO10] an open deal passes on its board; its desk.owner is of the receiving team', async () => {
    const route = await aRoute({ passes: 'deal' });
    const account = await anAccount();
    const board = await read<{ id: string }>(
      'POST /boards',
      { name: 'B', currency: 'EUR', visibility: 'workspace' },
      desk.owner,
    );
    const deal = await read<{ id: string }>(`POST /boards/${board.id}/deals`, {
      title: 'Ovens',
      accountId: account.id,
      ownerId: desk.claire.member,
      amount: 120_000,
    });
    const subject = { kind: 'deal', id: deal.id };
    const { handoff } = await read<OpenedHandoff>('POST /handoffs', { routeId: route.id, subject });
    await does(handoff, 'send', {}, desk.claire);
    const wrong = await send(`POST /handoffs/${handoff.id}/accept`, taking(desk.claire), desk.sofia);
    expect(wrong).toMatchObject({ status: 409, body: { code: 'owner-not-in-team' } });
    await does(handoff, 'accept', taking(desk.sofia), desk.sofia);
    expect(await read(`GET /deals/${deal.id}`)).toMatchObject({ ownerId: desk.sofia.member });
    expect(await read(`GET /accounts/${account.id}`)).toMatchObject({ ownerId: desk.claire.member });
  });
});
