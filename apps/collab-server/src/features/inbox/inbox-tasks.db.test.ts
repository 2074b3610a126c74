import { expect, it } from 'vitest';

import { call, inboxDesk, why } from '#tests/inbox-desk.ts';
import type { TestMember } from '#tests/people.ts';
import { runJob } from '#tests/run-job.ts';
import { describeWithDatabase } from '#tests/test-database.ts';

describeWithDatabase('tasks in the inbox', () => {
  const desk = inboxDesk();
  const { somebody, send, read, listOf, rowOf, sort, said, replied, aTask } = desk;

  it('[IN8] a claimed task leaves the inboxes of the others, and a completed one that of whoever did it', async () => {
    const [sofia, marc] = [await somebody(), await somebody()];
    const task = await aTask({ teamId: desk.acme.teams.sales });
    expect([why(await rowOf(sofia)), why(await rowOf(marc))]).toEqual([['team-task'], ['team-task']]);
    await read(`POST /tasks/${task.id}/claim`, {}, marc);
    expect(await listOf(sofia)).toEqual([]);
    const given = await aTask({ title: 'Given', assigneeId: sofia.member });
    await read(`POST /tasks/${given.id}/complete`, {}, sofia);
    expect(await listOf(sofia)).toEqual([]);
    expect((await listOf(desk.claire)).find(({ record }) => record.id === given.id)).toMatchObject({
      reasons: [{ kind: 'task-done', actorId: sofia.member }],
    });
  });

  it('[IN9] a task falls due once and becomes overdue once, for each day that it is given', async () => {
    const sofia = await somebody();
    const on = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    await aTask({ assigneeId: sofia.member, due: { on, time: null, zone: 'UTC' } });
    const afterDays = async (days: number) => {
      for (let run = 0; run < 3; run += 1) await runJob(desk.db, 'inbox.due-tasks', days);
      return why(await rowOf(sofia));
    };
    expect(await afterDays(0)).toEqual(['assigned']);
    expect(await afterDays(1)).toEqual(['due', 'assigned']);
    expect(await afterDays(2)).toEqual(['overdue', 'due', 'assigned']);
  });

  it('[TK14] a reminder is told once at its moment, also of what is muted, and not of what is done', async () => {
    const sofia = await somebody();
    const remindAt = new Date(Date.now() + 3_600_000).toISOString();
    const [kept, done] = [
      await aTask({ assigneeId: sofia.member, remindAt }),
      await aTask({ assigneeId: sofia.member, remindAt }),
    ];
    await read(`POST /tasks/${done.id}/complete`, {}, sofia);
    await sort(sofia, await rowOf(sofia), { muted: true });
    await runJob(desk.db, 'inbox.due-tasks', 0);
    expect(await listOf(sofia)).toEqual([]);
    for (let run = 0; run < 3; run += 1) await runJob(desk.db, 'inbox.due-tasks', 1);
    const rows = await listOf(sofia);
    expect(rows.map((row) => [row.record.id, why(row)])).toEqual([[kept.id, ['reminder', 'assigned']]]);
  });

  it('[CM9] [TK13] who has to do with a task hears what is said of it, and nobody else reads it', async () => {
    const [sofia, marc, lea] = [await somebody(), await somebody(), await somebody()];
    const task = await aTask({ title: 'Private', assigneeId: sofia.member, watcherIds: [marc.member] });
    for (const each of [sofia, marc]) await sort(each, await rowOf(each), { done: true });
    const about = { kind: 'task', id: task.id };
    const thread = await said(`Is it done? ${call(lea)}`, desk.claire, about);
    expect([why(await rowOf(sofia)).at(0), why(await rowOf(marc)).at(0)]).toEqual(['commented', 'commented']);
    // Who is called there without knowing of the task neither hears of it nor reads it.
    expect(await listOf(lea)).toEqual([]);
    const asLea = { status: 404 };
    expect(await send(`POST /threads/${thread.id}/comments`, { body: 'No' }, lea)).toMatchObject(asLea);
    expect(await send('POST /threads', { subject: about, body: 'No' }, lea)).toMatchObject(asLea);
    expect(await send(`PUT /threads/${thread.id}/assignee`, { memberId: lea.member })).toMatchObject({
      status: 409,
      body: { code: 'member-sees-nothing' },
    });
    const threads = async (as: TestMember) =>
      (await read<{ data: unknown[] }>(`GET /threads?subjectKind=task&subjectId=${task.id}`, undefined, as)).data
        .length;
    expect([await threads(sofia), await threads(marc), await threads(lea)]).toEqual([1, 1, 0]);
    await replied(thread, 'Nearly', marc);
    expect(why(await rowOf(desk.claire)).at(0)).toBe('replied');
    await read('POST /tasks/bin', { taskIds: [task.id] });
    expect([await threads(sofia), await threads(desk.claire)]).toEqual([0, 0]);
  });
});
