import type { CalendarEvent, Occurrence } from '@baton/schema/calendar';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { pausedServer } from '#tests/paused-server.ts';
import { aMember, ask, aWorkspace, type AskedServer, type TestMember } from '#tests/people.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

const entry = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
const file = (...entries: string[][]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...entries.flat(), 'END:VCALENDAR', ''].join('\r\n');
const single = (title: string, sequence = 0) =>
  entry(
    'UID:one@elsewhere',
    `SEQUENCE:${sequence}`,
    'DTSTART;TZID=Europe/Paris:20270202T090000',
    'DTEND;TZID=Europe/Paris:20270202T100000',
    `SUMMARY:${title}`,
    'X-COLOUR:teal',
  );
const series = entry(
  'UID:two@elsewhere',
  'DTSTART:20270201T080000Z',
  'DURATION:PT30M',
  'RRULE:FREQ=DAILY;COUNT=4',
  'EXDATE:20270202T080000Z',
  'SUMMARY:Series',
);
const moved = entry(
  'UID:two@elsewhere',
  'RECURRENCE-ID:20270203T080000Z',
  'DTSTART:20270203T150000Z',
  'DURATION:PT30M',
  'SUMMARY:Moved',
);

describeWithDatabase('files of iCalendar', () => {
  let db: TestDatabase;
  let server: AskedServer;
  let claire: TestMember;

  beforeAll(async () => {
    db = await testDatabase();
    server = await pausedServer(db);
    claire = await aMember(db.sql, await aWorkspace(db.sql), 'member');
  });
  afterAll(() => db.drop());

  const read = async <Body>(route: Parameters<typeof ask>[2], body?: unknown): Promise<Body> => {
    const answer = await ask(server, claire, route, body);
    if (answer.status !== 200) throw new Error(`${route}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Body;
  };
  const bring = (text: string) => read(`POST /calendars/${claire.member}/import`, { text });
  const week = async () =>
    (
      await read<{ data: Occurrence[] }>(
        `GET /events?calendars=${claire.member}&from=2027-02-01T00:00:00Z&to=2027-02-08T00:00:00Z&cancelled=true`,
      )
    ).data;
  const told = async () => (await week()).map(({ title, startsAt }) => `${startsAt.slice(8, 16)} ${title}`);

  it('[CA11] bring their events once, what is newer replaces what was brought, and what was called here stays', async () => {
    const text = file(single('Visit'), series, moved, entry('UID:three@elsewhere', 'SUMMARY:Without a time'));
    expect(await bring(text)).toEqual({ added: 2, changed: 0, unchanged: 0, notUnderstood: 1 });
    const all = ['01T08:00 Series', '02T08:00 Series', '02T08:00 Visit', '03T15:00 Moved', '04T08:00 Series'];
    expect((await told()).toSorted()).toEqual(all);
    expect((await week()).filter(({ cancelled }) => cancelled).map(({ title }) => title)).toEqual(['Series']);
    expect(await bring(text)).toEqual({ added: 0, changed: 0, unchanged: 2, notUnderstood: 1 });
    expect(await bring(file(single('Visit of two', 2)))).toMatchObject({ added: 0, changed: 1 });
    expect(await bring(file(single('Older', 1)))).toMatchObject({ changed: 0, unchanged: 1 });
    const visit = (await week()).find(({ title }) => title === 'Visit of two');
    expect(await read<CalendarEvent>(`GET /events/${visit?.eventId}`)).toMatchObject({
      uid: 'one@elsewhere',
      sequence: 2,
    });
    // Changed here, it goes on and keeps what is not ours.
    await read(`PATCH /events/${visit?.eventId}`, { title: 'Ours now' });
    const [row] = await db.sql`select original, sequence from events where uid = 'one@elsewhere'`;
    expect(row).toMatchObject({ sequence: 3, original: expect.stringContaining('X-COLOUR:teal') });
  });

  it('[CA11] are refused when they are none', async () => {
    const answer = await ask(server, claire, `POST /calendars/${claire.member}/import`, { text: '<html></html>' });
    expect(answer).toMatchObject({ status: 409, body: { code: 'not-a-calendar' } });
  });
});
