import type { BookedEvent } from '@baton/schema/calendar';
import { convertIcsCalendar } from 'ts-ics';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { until } from '#tests/live-client.ts';
import { aMember, ask, aWorkspace, type TestMember, type TestWorkspace } from '#tests/people.ts';
import { fromQuoted, openPostOffice, type Letter, type PostOffice } from '#tests/post-office.ts';
import { startServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import type { RunningServer } from '../../../server.ts';

const at = (from: string, to: string) => ({
  kind: 'hours',
  from: `2099-02-02T${from}`,
  to: `2099-02-02T${to}`,
  zone: 'Europe/Paris',
});

/** The calendar that a letter carries, read by another library than ours. */
const calendarIn = ({ source }: Letter) => {
  const part = source.split(/\r\n--[^\r\n]+\r\n/).find((each) => /^content-type: text\/calendar/im.test(each)) ?? '';
  const [head = '', ...body] = part.split('\r\n\r\n');
  const method = /method=(\w+)/i.exec(head)?.[1];
  const written = body.join('\r\n\r\n');
  const plain = /base64/i.test(head) ? Buffer.from(written, 'base64').toString() : fromQuoted(written);
  return { method, calendar: convertIcsCalendar(undefined, plain) };
};

describeWithDatabase('invitations by mail', () => {
  let db: TestDatabase;
  let server: RunningServer;
  let acme: TestWorkspace;
  let claire: TestMember;
  let post: PostOffice;
  let letters: Letter[];

  beforeAll(async () => {
    db = await testDatabase();
    post = await openPostOffice();
    ({ letters } = post);
    server = await startServer({ databaseUrl: db.url, env: { SMTP_URL: post.url } });
    acme = await aWorkspace(db.sql);
    claire = await aMember(db.sql, acme, 'member');
  });
  afterAll(async () => {
    await server.stop();
    await post.close();
    await db.drop();
  });
  beforeEach(() => {
    letters.length = 0;
  });

  const read = async <Body>(route: Parameters<typeof ask>[2], body?: unknown): Promise<Body> => {
    const answer = await ask(server.url, claire, route, body);
    if (answer.status !== 200) throw new Error(`${route}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Body;
  };
  const arrived = (count: number) => until(() => letters.length >= count, `${count} letters`, 30_000);
  it('[CA10] whoever is invited from outside gets the event, what became of it, and its end', async () => {
    const contact = await read<{ id: string }>('POST /contacts', {
      name: 'Ada',
      emails: [{ address: 'ada@example.com' }],
    });
    const attendees = [
      { kind: 'contact', id: contact.id },
      { kind: 'email', address: 'bob@example.com', name: 'Bob' },
    ];
    const { event } = await read<BookedEvent>('POST /events', {
      title: 'Visite à l’atelier',
      calendarId: claire.member,
      time: at('09:00', '10:00'),
      location: 'Dijon',
      attendees,
    });
    await arrived(2);
    expect(letters.flatMap(({ to }) => to).toSorted()).toEqual(['ada@example.com', 'bob@example.com']);
    const [first] = letters as [Letter];
    expect(first.source).toContain(`Reply-To: ${claire.email}`);
    const invited = calendarIn(first);
    expect(invited).toMatchObject({
      method: 'REQUEST',
      calendar: {
        method: 'REQUEST',
        events: [{ uid: event.uid, summary: event.title, organizer: { email: claire.email } }],
      },
    });
    expect(invited.calendar.events?.[0]?.attendees?.map(({ email }) => email)).toEqual([
      'ada@example.com',
      'bob@example.com',
    ]);
    const more = await read<BookedEvent>(`POST /events/${event.id}/attendees`, {
      attendees: [{ kind: 'email', address: 'bob@example.com' }],
    });
    expect(more.event.sequence).toBe(0);
    // Several changes at once are one letter, under the same uid and a higher sequence.
    await read(`PATCH /events/${event.id}`, { time: at('11:00', '12:00'), location: 'Lyon', title: 'Visite' });
    await arrived(4);
    const changed = calendarIn(letters.at(-1) as Letter);
    expect(changed.calendar.events).toMatchObject([{ uid: event.uid, sequence: 3, location: 'Lyon' }]);
    const [, bob] = event.attendees;
    await read(`DELETE /events/${event.id}/attendees/${bob?.id}`);
    await arrived(5);
    const off = letters.slice(4).find(({ to }) => to.includes('bob@example.com'));
    expect(calendarIn(off as Letter)).toMatchObject({
      method: 'CANCEL',
      calendar: { events: [{ status: 'CANCELLED' }] },
    });
    await read(`POST /events/${event.id}/cancel`, {});
    await arrived(6);
    expect(letters.at(-1)?.to).toEqual(['ada@example.com']);
    expect(calendarIn(letters.at(-1) as Letter)).toMatchObject({ method: 'CANCEL' });
    expect(letters).toHaveLength(6);
  });

  it('[CA10] what is over writes to nobody', async () => {
    const time = { kind: 'hours', from: '2020-02-02T09:00', to: '2020-02-02T10:00', zone: 'UTC' };
    const attendees = [{ kind: 'email', address: 'late@example.com' }];
    await read('POST /events', { title: 'Past', calendarId: claire.member, time, attendees });
    await until(
      async () => (await db.sql`select 1 from jobs where kind = 'calendar.tell-guests'`).length === 0,
      'the job to have run',
      30_000,
    );
    expect(letters).toEqual([]);
  });
});
