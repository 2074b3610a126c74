import { randomBytes } from 'node:crypto';

import { feedPath, type BookedEvent, type Feed } from '@baton/schema/calendar';
import { convertIcsCalendar } from 'ts-ics';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { pausedServer } from '#tests/paused-server.ts';
import { aMember, ask, aWorkspace, type AskedServer, type TestMember, type TestWorkspace } from '#tests/people.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { readCalendar } from '../ics/read-events.ts';

const soon = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const at = (days: number, from: string, to: string) =>
  ({ kind: 'hours', from: `${soon(days)}T${from}`, to: `${soon(days)}T${to}`, zone: 'Europe/Paris' }) as const;

describeWithDatabase('secret addresses of calendars', () => {
  let db: TestDatabase;
  let server: AskedServer & { fetch(request: Request): Response | Promise<Response> };
  let acme: TestWorkspace;
  let owner: TestMember;
  let claire: TestMember;

  beforeAll(async () => {
    db = await testDatabase();
    server = await pausedServer(db);
    acme = await aWorkspace(db.sql);
    [owner, claire] = await Promise.all([aMember(db.sql, acme, 'owner'), aMember(db.sql, acme, 'member')]);
  });
  afterAll(() => db.drop());

  const read = async <Body>(
    route: Parameters<typeof ask>[2],
    body?: unknown,
    as: TestMember = claire,
  ): Promise<Body> => {
    const answer = await ask(server, as, route, body);
    if (answer.status !== 200) throw new Error(`${route}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Body;
  };
  const book = async (more: object, as = claire) =>
    (
      await read<BookedEvent>(
        'POST /events',
        { title: 'Call', calendarId: as.member, despiteConflict: true, ...more },
        as,
      )
    ).event;
  const address = async (tells: Feed['tells'] = 'everything', as = claire) => {
    const token = randomBytes(32).toString('base64url');
    const feed = await read<Feed>(`POST /calendars/${as.member}/feeds`, { tells, token }, as);
    return { feed, get: (headers = {}) => server.fetch(new Request(`${server.url}${feedPath(token)}`, { headers })) };
  };
  const textOf = async ({ get }: Awaited<ReturnType<typeof address>>) => (await get()).text();

  it('[CA9] tells events to two parsers, with uids that stay, sequences that rise and what was cancelled', async () => {
    const feed = await address();
    const single = await book({
      title: 'Visit; with, signs\nand lines',
      details: 'é'.repeat(200),
      time: at(3, '09:00', '10:00'),
    });
    const series = await book({ title: 'Weekly', time: at(4, '11:00', '12:00'), repeat: 'FREQ=DAILY;COUNT=5' });
    const key = `${soon(5)}T11:00`;
    await read(`PATCH /events/${series.id}`, { scope: 'this', occurrence: key, time: at(5, '15:00', '16:00') });
    await read(`POST /events/${series.id}/cancel`, { scope: 'this', occurrence: `${soon(6)}T11:00` });
    const days = await book({ title: 'Fair', time: { kind: 'days', from: soon(7), to: soon(8) } });
    const before = convertIcsCalendar(undefined, await textOf(feed));
    await read(`POST /events/${single.id}/cancel`, {});
    const text = await textOf(feed);
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    const after = convertIcsCalendar(undefined, text);
    const of = (calendar: typeof after, uid: string) => calendar.events?.filter((event) => event.uid === uid) ?? [];
    expect(of(before, single.uid)).toMatchObject([
      { status: 'CONFIRMED', summary: single.title, description: single.details },
    ]);
    expect(of(after, single.uid)).toMatchObject([{ status: 'CANCELLED', sequence: single.sequence + 1 }]);
    expect(of(after, single.uid)[0]?.start.date.toISOString()).toBe(single.startsAt);
    expect(of(after, series.uid)).toMatchObject([
      { recurrenceRule: { count: 5 }, exceptionDates: [{}] },
      { recurrenceId: {} },
    ]);
    expect(of(after, days.uid)).toMatchObject([{ start: { type: 'DATE' }, end: { type: 'DATE' } }]);
    expect(after.timezones?.map(({ id }) => id)).toEqual(['Europe/Paris']);
    const own = readCalendar(text, 'UTC');
    const series2 = await read<BookedEvent['event']>(`GET /events/${series.id}`);
    expect(own?.events.find(({ uid }) => uid === series.uid)).toMatchObject({
      time: series2.time,
      repeat: series2.repeat,
      exceptions: expect.arrayContaining([
        { occurrence: `${soon(6)}T11:00`, cancelled: true, values: {} },
        expect.objectContaining({
          occurrence: key,
          values: expect.objectContaining({ time: at(5, '15:00', '16:00') }),
        }),
      ]),
    });
    expect(own?.events.find(({ uid }) => uid === days.uid)).toMatchObject({ time: days.time });
  });

  it('[CA9] is asked for again without being sent again, and tells only that one is busy where that was wanted', async () => {
    const feed = await address();
    const first = await feed.get();
    expect([first.status, first.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    const again = await feed.get({ 'if-none-match': first.headers.get('etag') });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const busy = await textOf(await address('busy'));
    expect(busy).toContain('SUMMARY:Busy');
    expect(busy).not.toContain('Weekly');
    expect(busy).not.toContain('Fair');
  });

  it('[CA9] leads nowhere once it is revoked, or its maker has lost the calendar', async () => {
    const [mine, ofOwner] = [await address(), await address('everything', owner)];
    expect([(await mine.get()).status, (await ofOwner.get()).status]).toEqual([200, 200]);
    const list = await read<{ data: Feed[] }>(`GET /calendars/${claire.member}/feeds`);
    expect(list.data.map(({ id }) => id)).toContain(mine.feed.id);
    await read(`DELETE /feeds/${mine.feed.id}`);
    expect((await mine.get()).status).toBe(404);
    const gone = await aMember(db.sql, acme, 'member');
    const theirs = await address('everything', gone);
    await read(`DELETE /members/${gone.member}`, undefined, owner);
    expect((await theirs.get()).status).toBe(404);
    expect((await server.fetch(new Request(`${server.url}/cal/${'x'.repeat(43)}.ics`))).status).toBe(404);
    const rows = await db.sql`select * from calendar_feeds where workspace = ${acme.id}`;
    expect(JSON.stringify(await db.sql`select answer from idempotency_keys`)).not.toContain('/cal/');
    expect(rows.length).toBeGreaterThan(0);
  });
});
