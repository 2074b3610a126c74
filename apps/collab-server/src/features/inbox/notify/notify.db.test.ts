import { usualSettings, type InboxItem, type OwnNotifications } from '@baton/schema/inbox';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { pausedServer } from '#tests/paused-server.ts';
import { aMember, ask, aWorkspace, type AskedServer, type TestMember, type TestWorkspace } from '#tests/people.ts';
import { openPostOffice, readLetter, type PostOffice } from '#tests/post-office.ts';
import { runJob } from '#tests/run-job.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

const minutes = 1 / 1440;
const settled = 3 * minutes;
const site = 'http://localhost:4710';
/** The minute of the day in so many hours. */
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString().slice(11, 16);
const call = (member: TestMember) => `Look, @[member:${member.member}]`;

describeWithDatabase('mails of the inbox', () => {
  let db: TestDatabase;
  let server: AskedServer;
  let post: PostOffice;
  let acme: TestWorkspace;
  let claire: TestMember;
  let account: { id: string };

  beforeAll(async () => {
    db = await testDatabase();
    server = await pausedServer(db);
    post = await openPostOffice();
    acme = await aWorkspace(db.sql);
    claire = await aMember(db.sql, acme, 'owner');
    await db.sql`update members set name = 'Claire <Morel>' where id = ${claire.member}`;
    account = await read<{ id: string }>('POST /accounts', { name: 'Durand & fils' });
  });
  afterAll(async () => {
    await post.close();
    await db.drop();
  });
  beforeEach(async () => {
    post.letters.length = 0;
    post.refuseWith(null);
    await db.sql`update inbox_reasons set mail_at = null`;
  });

  const somebody = () => aMember(db.sql, acme, 'member', { teams: [acme.teams.sales] });
  const send = (route: Parameters<typeof ask>[2], body?: unknown, as: TestMember = claire) =>
    ask(server, as, route, body);
  const read = async <Body>(...asked: Parameters<typeof send>): Promise<Body> => {
    const answer = await send(...asked);
    if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Body;
  };
  const said = (body: string, about: object = { kind: 'account', id: account.id }) =>
    read<{ id: string; comments: { id: string }[] }>('POST /threads', { subject: about, body });
  const aTask = (title: string, more: object) => read<{ id: string }>('POST /tasks', { title, ...more });
  const choose = (as: TestMember, settings: object) => read<OwnNotifications>('PATCH /notifications', settings, as);
  const rowOf = async (as: TestMember) => {
    const { data } = await read<{ data: InboxItem[] }>('GET /inbox', undefined, as);
    if (!data[0]) throw new Error('an empty inbox');
    return data[0];
  };
  const sort = async (as: TestMember, state: object) => read(`PATCH /inbox/${(await rowOf(as)).id}`, state, as);
  /** What has arrived for somebody once the job has looked so much later. */
  const mailedTo = async ({ email }: TestMember, days = settled) => {
    await runJob(db, 'inbox.mails', days, { SMTP_URL: post.url });
    return post.letters.filter(({ to }) => to.includes(email)).map(readLetter);
  };

  it('[IN12] says in the language of its reader who, why, what and where, and how to choose', async () => {
    const sofia = await somebody();
    await db.sql`update users set language = 'fr' where id = ${sofia.user}`;
    const thread = await said(call(sofia));
    const [letter, ...more] = await mailedTo(sofia);
    expect(more).toEqual([]);
    expect(letter?.subject).toBe('Claire <Morel> vous a mentionné · Durand & fils');
    const place = `${site}/accounts/${account.id}?thread=${thread.id}`;
    for (const told of ['Durand & fils (Compte)', 'Look, @member', place, `${site}/settings/notifications`])
      expect(letter?.text).toContain(told);
    expect(letter?.html).toContain(`<a href="${place}"><strong>Durand &amp; fils</strong></a>`);
    expect(letter?.html).toContain('Claire &lt;Morel&gt; vous a mentionné');
    expect(post.letters[0]?.source).toContain('Auto-Submitted: auto-generated');
  });

  it('[IN12] is one’s own choice, by kind of event', async () => {
    const [sofia, marc] = [await somebody(), await somebody()];
    const mentions = { mail: 'never', browser: false };
    const own = await choose(sofia, { events: { ...usualSettings.events, mentions } });
    expect(own.events).toMatchObject({ mentions, assignments: usualSettings.events.assignments });
    expect(await read('GET /notifications', undefined, sofia)).toEqual(own);
    expect(await read('GET /notifications', undefined, marc)).toMatchObject(usualSettings);
    await said(`${call(sofia)} ${call(marc)}`);
    await aTask('Call them', { assigneeId: sofia.member });
    expect((await mailedTo(sofia)).map(({ subject }) => subject)).toEqual([expect.stringContaining('Call them')]);
    expect(post.letters).toHaveLength(2);
    expect(await rowOf(marc)).toMatchObject({ unread: true });
  });

  it('[IN13] waits whether it is read in the app, and tells of each reason once', async () => {
    const [sofia, marc, lea, tom] = [await somebody(), await somebody(), await somebody(), await somebody()];
    for (const each of [sofia, marc, lea, tom]) await aTask('Call', { assigneeId: each.member });
    expect(await mailedTo(sofia, minutes)).toEqual([]);
    await sort(marc, { unread: false });
    await sort(lea, { snoozedUntil: '2100-01-01T09:00:00Z' });
    await read('POST /inbox/done', { tab: 'inbox', upTo: '2100-01-01T09:00:00Z' }, tom);
    expect(await mailedTo(sofia)).toHaveLength(1);
    expect(await mailedTo(sofia, 9)).toHaveLength(1);
    expect(post.letters).toHaveLength(1);
  });

  it('[IN13] what was read is told by no mail, although the row is unread again for another reason', async () => {
    const sofia = await somebody();
    const task = await aTask('Call', { assigneeId: sofia.member });
    await sort(sofia, { unread: false });
    await said(call(sofia), { kind: 'task', id: task.id });
    const [letter] = await mailedTo(sofia);
    expect(letter?.text).toContain('mentioned you');
    expect(letter?.text).not.toContain('gave you this task');
  });

  it('[IN13] two jobs at once say it once', async () => {
    const sofia = await somebody();
    for (let task = 0; task < 5; task += 1) await aTask(`Call ${task}`, { assigneeId: sofia.member });
    await Promise.all([1, 2, 3].map(() => mailedTo(sofia)));
    const told = post.letters.flatMap((letter) => readLetter(letter).text.match(/Call \d/g));
    expect(told).toHaveLength(5);
    expect(new Set(told)).toEqual(new Set(['Call 0', 'Call 1', 'Call 2', 'Call 3', 'Call 4']));
  });

  it('[IN13] is handed over again when the mail server does not take it now, and not when it never will', async () => {
    const sofia = await somebody();
    await aTask('Call', { assigneeId: sofia.member });
    post.refuseWith(451);
    expect(await mailedTo(sofia)).toEqual([]);
    post.refuseWith(null);
    expect(await mailedTo(sofia, 5 * minutes)).toEqual([]);
    expect(await mailedTo(sofia, 14 * minutes)).toHaveLength(1);
    await aTask('Write', { assigneeId: sofia.member });
    post.refuseWith(550);
    await mailedTo(sofia);
    post.refuseWith(null);
    expect(await mailedTo(sofia, 1)).toHaveLength(1);
    // A server that cannot be reached has taken nothing.
    await aTask('Visit', { assigneeId: sofia.member });
    await runJob(db, 'inbox.mails', settled, { SMTP_URL: 'smtp://127.0.0.1:9' });
    expect(await mailedTo(sofia, 14 * minutes)).toHaveLength(2);
  });

  it('[IN13] what was snoozed is told once more when it is back, by the setting of its newest reason', async () => {
    const [sofia, marc] = [await somebody(), await somebody()];
    await choose(marc, { dailyAt: inHours(3) });
    await choose(sofia, { dailyAt: inHours(12) });
    await aTask('Call', { assigneeId: sofia.member });
    await aTask('For the team', { teamId: acme.teams.sales });
    await read('POST /inbox/done', { tab: 'inbox', upTo: '2100-01-01T09:00:00Z' }, sofia);
    const inAnHour = { done: false, snoozedUntil: new Date(Date.now() + 3_600_000).toISOString() };
    for (const { id } of (await read<{ data: InboxItem[] }>('GET /inbox?tab=done', undefined, sofia)).data)
      await read(`PATCH /inbox/${id}`, inAnHour, sofia);
    await sort(marc, inAnHour);
    expect(await mailedTo(sofia)).toEqual([]);
    // Another choice does not tell of it before it is back.
    await choose(sofia, { quiet: null });
    expect(await mailedTo(sofia, 59 * minutes)).toEqual([]);
    expect((await mailedTo(sofia, 63 * minutes)).map(({ subject }) => subject)).toEqual([
      expect.stringContaining('Call'),
    ]);
    expect(await mailedTo(marc, 63 * minutes)).toEqual([]);
    expect(await mailedTo(marc, 3.1 / 24)).toHaveLength(1);
    expect(await mailedTo(sofia, 9)).toHaveLength(2);
  });

  it('[IN13] a snooze that is ended, or that something new ends, tells nothing at its moment', async () => {
    const [sofia, marc] = [await somebody(), await somebody()];
    const inAnHour = { snoozedUntil: new Date(Date.now() + 3_600_000).toISOString() };
    for (const each of [sofia, marc]) {
      const task = await aTask('Call', { assigneeId: each.member });
      await sort(each, inAnHour);
      const { data } = await read<{ data: InboxItem[] }>('GET /inbox?tab=snoozed', undefined, each);
      if (each === sofia) await said(call(each), { kind: 'task', id: task.id });
      else await read(`PATCH /inbox/${data[0]?.id}`, { snoozedUntil: null, unread: true }, each);
    }
    expect(await mailedTo(sofia, 2)).toHaveLength(1);
    expect(post.letters.map(readLetter).map(({ text }) => text.includes('gave you this task'))).toEqual([false]);
  });

  it('[IN14] says nothing that its reader may not read any more', async () => {
    const [sofia, marc, lea] = [await somebody(), await somebody(), await somebody()];
    const task = await aTask('Secret', { assigneeId: sofia.member });
    await read(`PUT /tasks/${task.id}/holder`, { assigneeId: claire.member });
    const thread = await said(`${call(marc)} secret`);
    await read(`DELETE /comments/${thread.comments[0]?.id}`);
    await aTask('Gone', { assigneeId: lea.member });
    await db.sql`update members set left_at = now() where id = ${lea.member}`;
    await mailedTo(sofia);
    await mailedTo(sofia, 2);
    expect(post.letters).toEqual([]);
  });

  it('[IN14] the daily mail is one, at its hour, and never about nothing', async () => {
    const [sofia, marc] = [await somebody(), await somebody()];
    // Half a day from now, so that the hour is never just past.
    const dailyAt = inHours(12);
    for (const each of [sofia, marc]) await choose(each, { dailyAt });
    for (const title of ['First', 'Second']) await aTask(title, { teamId: acme.teams.sales });
    expect(await mailedTo(sofia)).toEqual([]);
    await read('POST /inbox/done', { tab: 'inbox', upTo: '2100-01-01T09:00:00Z' }, marc);
    const [letter, ...more] = await mailedTo(sofia, 13 / 24);
    expect([more, await mailedTo(marc, 13 / 24)]).toEqual([[], []]);
    expect(letter?.subject).toBe('2 new in your inbox · Acme');
    expect(letter?.text.match(/gave this task to your team/g)).toHaveLength(2);
    expect(await mailedTo(sofia, 3)).toHaveLength(1);
  });

  it('[IN15] quiet mode holds mails back, which come as one when it ends', async () => {
    const sofia = await somebody();
    await choose(sofia, { quietUntil: new Date(Date.now() + 3_600_000).toISOString() });
    for (const title of ['First', 'Second']) await aTask(title, { assigneeId: sofia.member });
    expect(await mailedTo(sofia)).toEqual([]);
    await aTask('Third', { assigneeId: sofia.member });
    expect(await mailedTo(sofia, 59 * minutes)).toEqual([]);
    const letters = await mailedTo(sofia, 61 * minutes);
    expect(letters.map(({ subject }) => subject)).toEqual(['3 new in your inbox · Acme']);
    const past = await send('PATCH /notifications', { quietUntil: '2020-01-01T00:00:00Z' }, sofia);
    expect(past).toMatchObject({ status: 409, body: { code: 'quiet-passed' } });
    expect(await choose(sofia, { quietUntil: null })).toMatchObject({ quietUntil: null });
  });

  it('[IN15] whoever ends quiet mode early, or chooses another hour, does not wait for the old one', async () => {
    const sofia = await somebody();
    await choose(sofia, { quietUntil: new Date(Date.now() + 5 * 86_400_000).toISOString() });
    await aTask('Call', { assigneeId: sofia.member });
    expect(await mailedTo(sofia)).toEqual([]);
    await choose(sofia, { quietUntil: null });
    expect(await mailedTo(sofia)).toHaveLength(1);
    await choose(sofia, { dailyAt: inHours(20) });
    await aTask('For the team', { teamId: acme.teams.sales });
    expect(await mailedTo(sofia)).toHaveLength(1);
    await choose(sofia, { dailyAt: inHours(4) });
    await mailedTo(sofia);
    expect(await mailedTo(sofia, 5 / 24)).toHaveLength(2);
  });

  it('[IN16] what is muted is told by mail only where it comes back', async () => {
    const sofia = await somebody();
    await choose(sofia, { events: { ...usualSettings.events, comments: { mail: 'now', browser: true } } });
    const thread = await said(call(sofia));
    await read(`POST /threads/${thread.id}/comments`, { body: 'Mine' }, sofia);
    const replied = (body: string) => read(`POST /threads/${thread.id}/comments`, { body });
    await replied('Before');
    await sort(sofia, { muted: true });
    await replied('Not told');
    expect(await mailedTo(sofia)).toEqual([]);
    await replied(call(sofia));
    expect(await mailedTo(sofia)).toHaveLength(1);
  });
});
