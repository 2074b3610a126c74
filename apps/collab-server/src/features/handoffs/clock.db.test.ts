import type { Handoff, OpenedHandoff } from '@baton/schema/handoffs';
import type { InboxItem } from '@baton/schema/inbox';
import { expect, it } from 'vitest';

import { handoffDesk, taking } from '#tests/handoff-desk.ts';
import { aMember } from '#tests/people.ts';
import { runJob } from '#tests/run-job.ts';
import { describeWithDatabase } from '#tests/test-database.ts';

/** So many minutes after a moment, in days from now. */
const daysUntil = (at: string | undefined, minutes: number) =>
  (Date.parse(at ?? '') + minutes * 60_000 - Date.now()) / 86_400_000;

describeWithDatabase('the clock of a handoff', () => {
  const desk = handoffDesk();
  const { read, aRoute, anAccount, prepared, does, inboxOf } = desk;

  it('[HO11] [IN10] time runs out once and falls late once, for each sending; late, who directs the team hears of it', async () => {
    const boss = await aMember(desk.db.sql, desk.acme, 'manager', { teams: [desk.acme.teams.marketing] });
    await desk.db.sql`update members set reports_to = ${boss.member} where id = ${desk.sofia.member}`;
    const handoff = await prepared(await aRoute({ answerWithin: 480, warnBefore: 420 }), await anAccount());
    await does(handoff, 'send', {}, desk.claire);
    const toldAfter = async (days: number) => {
      for (let run = 0; run < 3; run += 1) await runJob(desk.db, 'handoffs.clock', days);
      const rows = await desk.db.sql<{ type: string }[]>`select type from facts where subject = ${handoff.id}
        and type in ('handoff.clock-warned', 'handoff.fell-late') order by ins`;
      return rows.map(({ type }) => type);
    };
    const { clock } = (await read<OpenedHandoff>(`GET /handoffs/${handoff.id}`)).handoff;
    const row = async () =>
      (await read<{ data: InboxItem[] }>('GET /inbox?tab=handoffs', undefined, desk.sofia)).data.find(
        ({ record }) => record.id === handoff.id,
      );
    expect((await row())?.record.clock).toEqual(clock);
    expect(await toldAfter(daysUntil(clock?.warnAt, -5))).toEqual([]);
    expect(await toldAfter(daysUntil(clock?.warnAt, 5))).toEqual(['handoff.clock-warned']);
    expect([await inboxOf(desk.sofia, handoff), await inboxOf(boss, handoff)]).toEqual([
      ['handoff-warned', 'handoff-to-accept'],
      [],
    ]);
    expect(await toldAfter(daysUntil(clock?.dueAt, 5))).toEqual(['handoff.clock-warned', 'handoff.fell-late']);
    expect((await inboxOf(desk.sofia, handoff))[0]).toBe('handoff-late');
    const { data } = await read<{ data: Handoff[] }>('GET /handoffs?box=to-accept', undefined, desk.sofia);
    const late = data.filter((each) => each.clock !== null && each.clock.lateAt !== null);
    expect(late.map((each) => each.id)).toContain(handoff.id);
    expect(await read('GET /handoffs/counts', undefined, desk.sofia)).toMatchObject({ late: late.length });
    await does(handoff, 'return', { reason: 'no-capacity', words: 'Next week' }, desk.sofia);
    expect(await row()).toBeUndefined();
    await does(handoff, 'send', {}, desk.claire);
    expect(await toldAfter(30)).toEqual(['handoff.clock-warned', 'handoff.fell-late', 'handoff.fell-late']);
    // Taken over at once: what the looks at the clock took meanwhile is no time of theirs.
    await desk.db.sql`update handoffs set sent_at = now() where id = ${handoff.id}`;
    await does(handoff, 'accept', taking(desk.sofia), desk.sofia);
    const figures = await read<{ data: { routeId: string }[] }>('GET /handoff-routes/figures', undefined, desk.owner);
    expect(figures.data.find(({ routeId }) => routeId === handoff.routeId)).toMatchObject({
      sent: 1,
      accepted: 1,
      returned: 1,
      open: 0,
      medianMinutes: 0,
      reasons: [{ reason: 'no-capacity', count: 1 }],
    });
  });

  it('[HO11] a look at the clocks that dies on the way is made up for, and tells nothing twice', async () => {
    const handoffs = [];
    for (let at = 0; at < 3; at += 1) {
      const handoff = await prepared(await aRoute(), await anAccount());
      await does(handoff, 'send', {}, desk.claire);
      handoffs.push(handoff.id);
    }
    const [, second] = handoffs;
    await desk.db.sql.unsafe(`create function never() returns trigger language plpgsql as $$ begin raise 'no'; end $$;
      create trigger never before insert on facts for each row when (new.subject = '${second}') execute function never()`);
    await expect(runJob(desk.db, 'handoffs.clock', 30)).rejects.toThrow('Failed query');
    await desk.db.sql.unsafe('drop trigger never on facts; drop function never()');
    await Promise.all([1, 2, 3].map(() => runJob(desk.db, 'handoffs.clock', 30)));
    const told = await desk.db.sql`select subject, count(*)::int as times from facts
      where type = 'handoff.fell-late' and subject in ${desk.db.sql(handoffs)} group by subject`;
    expect(told.map(({ times }) => times as number)).toEqual([1, 1, 1]);
  });
});
