import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import type { InboxItem } from '@baton/schema/inbox';
import { setProposal, type ProposalDetail, type ProposalTracking, type ShownProposal } from '@baton/schema/proposals';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { until } from '#tests/live-client.ts';
import type { TestMember } from '#tests/people.ts';
import { runJob } from '#tests/run-job.ts';
import { sendingWorld, type SendingWorld } from '#tests/sending-world.ts';
import { describeWithDatabase } from '#tests/test-database.ts';

const dayAfter = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describeWithDatabase('reminders of proposals', () => {
  let world: SendingWorld;
  let admin: TestMember;
  beforeAll(async () => {
    world = await sendingWorld();
    admin = await world.member('admin');
    await wanted({ remindAfter: 5, remindBefore: 3 });
  });
  afterAll(() => world.stop());

  const wanted = (settings: object) => world.asked('PATCH /proposal-settings', settings, admin);
  const aSent = async (title: string, lastDay = 30, more: object = {}) => {
    const made = await world.begin({ title, validUntil: dayAfter(lastDay), ...more });
    return world.send(made);
  };
  const run = (days: number) => runJob(world.db, 'proposals.reminders', days);
  const facts = async (id: string): Promise<unknown[]> =>
    (
      await world.db.sql<{ why: string }[]>`select data ->> 'why' as why from facts
        where subject = ${id} and type = 'proposal.reminded' order by ins`
    ).map(({ why }) => why);
  /** What was handed over about a proposal of this title, once nothing waits any more. */
  const letters = async (title: string): Promise<string[]> => {
    await until(
      async () => (await world.db.sql`select from jobs where kind = 'mail'`).length === 0,
      'all letters to be handed over',
      20_000,
    );
    const files = (await readdir(path.join(world.folder, 'mail'))).filter((file) => file.endsWith('.eml'));
    const texts = await Promise.all(files.map((file) => readFile(path.join(world.folder, 'mail', file), 'utf8')));
    const plain = texts.map((text) =>
      Buffer.from(
        text
          .replaceAll('=\n', '')
          .replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ).toString('utf8'),
    );
    return plain.filter((text) => text.includes(title) && text.includes('Auto-Submitted: auto-generated'));
  };
  it('[PP17] go out after some days and before the end, once each, with a link of their own, and are told', async () => {
    const { id } = await aSent('Fours', 30);
    await run(4.9);
    expect(await facts(id)).toEqual([]);
    await Promise.all([run(5.1), run(5.1)]);
    await run(6);
    expect(await facts(id)).toEqual(['unanswered']);
    await run(27.9);
    await run(28);
    expect(await facts(id)).toEqual(['unanswered', 'ending']);
    const written = await letters('Fours');
    expect(written).toHaveLength(2);
    expect(written.filter((text) => text.includes('votre réponse'))).toHaveLength(1);
    for (const text of written) {
      const [, token = ''] = /\/p\/([\w-]{22})/.exec(text) ?? [];
      expect((await world.page('read', token)).body).toMatchObject({ content: { title: 'Fours' }, open: true });
    }
    const tracking = await world.asked<ProposalTracking>(`GET /proposals/${id}/tracking`);
    expect(tracking.versions[0]?.reminded).toHaveLength(2);
  });

  it('[PP17] are never half there: what is killed on the way begins anew, and goes out once', async () => {
    const { id } = await aSent('Killed');
    await world.db.sql.unsafe(`create function never() returns trigger language plpgsql as $$ begin raise 'no'; end $$;
      create trigger never before insert on jobs for each row when (new.kind = 'mail') execute function never()`);
    await expect(run(5.1)).rejects.toThrow(/insert into jobs/);
    await world.db.sql.unsafe('drop trigger never on jobs; drop function never()');
    expect(await facts(id)).toEqual([]);
    const links = await world.db.sql`select from proposal_links where proposal = ${id}`;
    await run(5.2);
    await run(5.3);
    expect(await facts(id)).toEqual(['unanswered']);
    expect(await world.db.sql`select from proposal_links where proposal = ${id}`).toHaveLength(links.length + 1);
    expect(await letters('Killed')).toHaveLength(1);
  });

  it.each<[string, (sent: ProposalDetail, token: string) => Promise<unknown>]>([
    ['wrote', (_sent, token) => world.page('comment', token, { words: 'We are thinking' })],
    ['declined', (_sent, token) => world.page('decline', token, { reason: 'price' })],
    [
      'signed',
      (_sent, token) =>
        world.page('accept', token, { name: 'Marie', signature: { kind: 'typed' }, consent: true, choices: {} }),
    ],
    ['has no link any more', ({ id }) => world.asked(`POST /proposals/${id}/links/revoke`)],
    ['is spared by the archive', ({ id }) => world.asked(`POST /proposals/${id}/archive`)],
  ])('[PP17] stop when the customer %s', async (how, act) => {
    const sent = await aSent(`Stopped ${how}`);
    await act(sent, await world.linkTo(sent));
    await run(5.1);
    expect(await facts(sent.id)).toEqual([]);
    expect(await letters(`Stopped ${how}`)).toEqual([]);
  });

  it('[PP17] begin anew with a new version, and are of that alone', async () => {
    const made = await aSent('Versions');
    const tab = await world.tab(made);
    setProposal(tab.doc, { title: 'Versions again' });
    await tab.saved();
    await world.send(made);
    await run(5.1);
    expect(await facts(made.id)).toEqual(['unanswered']);
    expect(await letters('Versions again')).toHaveLength(1);
  });

  it('[PP17] are left out when they are three days late, or not wanted; a day lies between two', async () => {
    const late = await aSent('Late');
    await run(8.5);
    expect(await facts(late.id)).toEqual([]);
    // Its last day is the eighth from now: three days before, the other reminder is due as well.
    const near = await aSent('Near', 8);
    await run(5.2);
    expect(await facts(near.id)).toEqual(['ending']);
    await run(5.9);
    await run(6.4);
    expect(await facts(near.id)).toEqual(['ending', 'unanswered']);
    await wanted({ remindAfter: null, remindBefore: null });
    const unwanted = await aSent('Unwanted');
    for (const days of [5.1, 27.5]) await run(days);
    expect(await facts(unwanted.id)).toEqual([]);
    await wanted({ remindAfter: 5, remindBefore: 3 });
  });

  it('[PP15] lead nobody to be watched who has asked not to be', async () => {
    const sent = await aSent('Unwatched');
    await world.page('seen', await world.linkTo(sent), { watch: false });
    await run(5.1);
    const [text = ''] = await letters('Unwatched');
    const [, token = ''] = /\/p\/([\w-]{22})/.exec(text) ?? [];
    expect((await world.page('read', token)).body as ShownProposal).toMatchObject({ watched: false, state: 'sent' });
  });

  it('[PP18] [IN17] whose it is hears that it is about to end, once, and not of what was answered', async () => {
    const sent = await aSent('Soon over', 10);
    const answered = await aSent('Answered', 10);
    await world.page('decline', await world.linkTo(answered), { reason: 'price' });
    for (const days of [6.5, 8, 8.1]) await runJob(world.db, 'proposals.expiry', days);
    const { data } = await world.asked<{ data: InboxItem[] }>('GET /inbox');
    const why = (id: string) => data.find(({ record }) => record.id === id)?.reasons.map(({ kind }) => kind) ?? [];
    expect(why(sent.id)).toEqual(['proposal-ending']);
    expect(why(answered.id)).toEqual(['proposal-declined']);
  });

  it('what ends before a day is listed and counted by what was sent, whatever its document says by then', async () => {
    const sent = await aSent('Listed', 2);
    const tab = await world.tab(sent);
    setProposal(tab.doc, { validUntil: dayAfter(90) });
    await tab.saved();
    const ending = async (day: number) => {
      const { data } = await world.asked<{ data: ProposalDetail[] }>(`GET /proposals?endingBefore=${dayAfter(day)}`);
      const totals = await world.asked<{ data: { count: number }[] }>(
        `GET /proposals/totals?endingBefore=${dayAfter(day)}`,
      );
      return [data.map(({ id }) => id), totals.data.reduce((all, { count }) => all + count, 0)];
    };
    expect(await ending(2)).toEqual([[], 0]);
    expect(await ending(3)).toEqual([[sent.id], 1]);
  });
});
