import type { BookedEvent, CalendarEvent, Occurrence } from '@baton/schema/calendar';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { pausedServer } from '#tests/paused-server.ts';
import { aMember, ask, aWorkspace, type AskedServer, type TestMember, type TestWorkspace } from '#tests/people.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { newId } from '../../platform/clock/new-id.ts';

const at = (day: string, from: string, to: string) =>
  ({ kind: 'hours', from: `${day}T${from}`, to: `${day}T${to}`, zone: 'Europe/Paris' }) as const;
const week = 'from=2027-02-01T00:00:00Z&to=2027-02-08T00:00:00Z&zone=Europe/Paris';

const told = (all: Occurrence[]) => all.map(({ title, startsAt }) => `${startsAt.slice(5, 16)} ${title ?? '–'}`);

describeWithDatabase('calendars over HTTP', () => {
  let db: TestDatabase;
  let server: AskedServer;
  let acme: TestWorkspace;
  let owner: TestMember;
  let claire: TestMember;
  let marco: TestMember;
  let guest: TestMember;

  beforeAll(async () => {
    db = await testDatabase();
    server = await pausedServer(db);
    acme = await aWorkspace(db.sql);
    const { sales, support } = acme.teams;
    [owner, claire, marco, guest] = await Promise.all([
      aMember(db.sql, acme, 'owner'),
      aMember(db.sql, acme, 'member', { teams: [sales] }),
      aMember(db.sql, acme, 'member', { teams: [support] }),
      aMember(db.sql, acme, 'guest'),
    ]);
  });
  afterAll(() => db.drop());

  const send = (route: Parameters<typeof ask>[2], body?: unknown, as: TestMember = claire) =>
    ask(server, as, route, body);
  const read = async <Body>(...asked: Parameters<typeof send>): Promise<Body> => {
    const answer = await send(...asked);
    if (answer.status !== 200) throw new Error(`${asked[0]}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Body;
  };
  const book = async (more: object, as = claire) =>
    (await read<BookedEvent>('POST /events', { title: 'Call', calendarId: as.member, ...more }, as)).event;
  const seen = async (of: string[], as = claire, more = '') =>
    (await read<{ data: Occurrence[] }>(`GET /events?calendars=${of.join(',')}&${week}${more}`, undefined, as)).data;

  /** Letters to people from outside that wait to be written about an event. */
  const letters = async ({ id }: CalendarEvent) =>
    (await db.sql`select key from jobs where kind = 'calendar.tell-guests' and data ->> 'event' = ${id}`).length;

  it('[CA1] [CA2] everybody has a calendar of their own, of which others know when it is busy', async () => {
    const list = await read<{ data: { id: string; holder: string; level: string | null }[] }>('GET /calendars');
    const levels = new Map(list.data.map(({ id, level }) => [id, level]));
    expect(levels.get(claire.member)).toBe('manage');
    expect(levels.get(marco.member)).toBe(null);
    expect(levels.get(acme.teams.support)).toBe('write');
    expect(levels.has(guest.member)).toBe(false);
    expect((await send('GET /calendars', undefined, guest)).status).toBe(404);

    const day = '2027-02-02';
    const own = await book({ title: 'Dentist', time: at(day, '09:00', '10:00') });
    await book({ title: 'Lunch', time: at(day, '12:00', '13:00'), showAs: 'free' });
    expect(told(await seen([claire.member]))).toEqual(['02-02T08:00 Dentist', '02-02T11:00 Lunch']);
    const others = await seen([claire.member], marco);
    expect(others).toMatchObject([{ eventId: null, title: null, calendarIds: [claire.member], location: '' }]);
    expect((await send(`GET /events/${own.id}`, undefined, marco)).status).toBe(404);
    expect(await read(`GET /events/${own.id}`)).toEqual(own);
    await read(`PUT /containers/${claire.member}/grants/member/${marco.member}`, { level: 'read' });
    expect(told(await seen([claire.member], marco))).toContain('02-02T08:00 Dentist');
    expect((await send(`PATCH /events/${own.id}`, { title: 'Mine' }, marco)).status).toBe(404);
    await read(`DELETE /containers/${claire.member}/grants/member/${marco.member}`);
    for (const each of (await seen([claire.member])).flatMap(({ eventId }) => eventId ?? []))
      await read(`POST /events/${each}/cancel`, {});
  });

  it('[CA3] an event about an account is known to its readers, a private one to those who are at it', async () => {
    const account = await read<{ id: string }>('POST /accounts', { name: 'Durand' });
    const time = at('2027-02-03', '09:00', '10:00');
    const open = await book({ title: 'Demo', time, accountId: account.id });
    expect(open.account).toEqual({ id: account.id, name: 'Durand' });
    expect(await read<CalendarEvent>(`GET /events/${open.id}`, undefined, marco)).toMatchObject({ mayEdit: false });
    expect(await read(`GET /accounts/${account.id}/events`, undefined, marco)).toMatchObject({
      data: [{ id: open.id }],
    });
    const facts = `GET /facts?subject_kind=event&subject_id=${open.id}` as const;
    expect(await read(facts, undefined, marco)).toMatchObject({
      data: [{ type: 'event.created', account: account.id }],
    });
    await read(`PATCH /events/${open.id}`, { private: true });
    expect((await send(`GET /events/${open.id}`, undefined, marco)).status).toBe(404);
    expect((await send(`GET /events/${open.id}`, undefined, owner)).status).toBe(404);
    expect(await read(facts, undefined, owner)).toMatchObject({ data: [] });
    expect(await seen([claire.member], owner)).toMatchObject([{ title: null, eventId: null }]);
    await read(`POST /events/${open.id}/attendees`, { attendees: [{ kind: 'member', id: marco.member }] });
    expect((await send(`GET /events/${open.id}`, undefined, marco)).status).toBe(200);
    await read(`POST /events/${open.id}/cancel`, {});
  });

  it('[CA4] who is invited answers for themselves, and sees it in their own calendar until they decline', async () => {
    const time = at('2027-02-04', '09:00', '10:00');
    const invited = [
      { kind: 'member', id: marco.member },
      { kind: 'email', address: 'ada@example.com', name: 'Ada' },
    ];
    const event = await book({ title: 'Kick-off', time, attendees: invited });
    expect(event.attendees).toMatchObject([{ answer: 'none', kind: 'member' }, { address: 'ada@example.com' }]);
    const mine = await seen([marco.member], marco);
    expect(mine).toMatchObject([{ title: 'Kick-off', myAnswer: 'none', others: 1, mayEdit: false }]);
    expect((await send(`PUT /events/${event.id}/answer`, { answer: 'yes' })).status).toBe(404);
    const answered = await read<BookedEvent>(`PUT /events/${event.id}/answer`, { answer: 'no' }, marco);
    expect(answered.event.attendees[0]).toMatchObject({ answer: 'no' });
    expect(await read(`GET /events/${event.id}`, undefined, marco)).toEqual(answered.event);
    expect(await seen([marco.member], marco)).toEqual([]);
    expect((await send(`PATCH /events/${event.id}`, { title: 'Other' }, marco)).status).toBe(404);
    // Who is invited with an account at a team's calendar is told a foreign id as an unknown one.
    const unknown = [{ kind: 'member', id: crypto.randomUUID() }];
    expect(await send(`POST /events/${event.id}/attendees`, { attendees: unknown })).toMatchObject({
      status: 409,
      body: { code: 'member-not-found' },
    });
    const [person] = event.attendees;
    await read(`DELETE /events/${event.id}/attendees/${person?.id}`);
    expect((await send(`GET /events/${event.id}`, undefined, marco)).status).toBe(404);
    await read(`POST /events/${event.id}/cancel`, {});
  });

  it('[IN11] who is invited hears of it, of another time and of its end; who called it, of the answer', async () => {
    const nora = await aMember(db.sql, acme, 'member');
    const inboxOf = async (as: TestMember) =>
      (
        await read<{ data: { record: object; unread: boolean; reasons: { kind: string }[] }[] }>(
          'GET /inbox',
          undefined,
          as,
        )
      ).data;
    const reasons = async (as: TestMember) => (await inboxOf(as))[0]?.reasons.map(({ kind }) => kind);
    const attendees = [{ kind: 'member', id: nora.member }];
    const event = await book({ title: 'Review', time: at('2027-03-01', '09:00', '10:00'), attendees });
    expect(await inboxOf(nora)).toMatchObject([
      { record: { kind: 'event', id: event.id, name: 'Review' }, reasons: [{ kind: 'invited' }] },
    ]);
    await read(`PUT /events/${event.id}/answer`, { answer: 'yes' }, nora);
    expect(await inboxOf(nora)).toEqual([]);
    expect(await reasons(claire)).toEqual(['event-answered']);
    // The same time again is no news.
    await read(`PATCH /events/${event.id}`, { time: at('2027-03-01', '09:00', '10:00') });
    expect(await read<CalendarEvent>(`GET /events/${event.id}`)).toMatchObject({ attendees: [{ answer: 'yes' }] });
    await read(`PATCH /events/${event.id}`, { time: at('2027-03-02', '09:00', '10:00') });
    expect(await read<CalendarEvent>(`GET /events/${event.id}`)).toMatchObject({ attendees: [{ answer: 'none' }] });
    await read(`POST /events/${event.id}/cancel`, {});
    expect(await reasons(nora)).toEqual(['event-cancelled', 'event-moved', 'invited']);
    expect(await reasons(claire)).toEqual(['event-answered']);
  });

  it('an event keeps the id that it was made with, once', async () => {
    const eventId = newId();
    const made = await book({ eventId, title: 'Made elsewhere', time: at('2027-02-20', '09:00', '10:00') });
    expect(made).toMatchObject({ id: eventId, uid: `${eventId}@baton` });
    const again = { eventId, title: 'Another', calendarId: claire.member, time: at('2027-02-21', '09:00', '10:00') };
    expect(await send('POST /events', again)).toMatchObject({ status: 409, body: { code: 'event-exists' } });
    expect((await read<CalendarEvent>(`GET /events/${eventId}`)).title).toBe('Made elsewhere');
  });

  it('[CA5] nobody is booked twice unless it is asked again, and then it is told', async () => {
    const first = await book({ title: 'First', time: at('2027-02-05', '09:00', '10:00') }, marco);
    const wanted = {
      title: 'Second',
      calendarId: claire.member,
      time: at('2027-02-05', '09:30', '11:00'),
      attendees: [{ kind: 'member', id: marco.member }],
    };
    expect(await send('POST /events', wanted)).toMatchObject({
      status: 409,
      body: { code: 'double-booked', data: { detail: { count: 1, title: '' } } },
    });
    expect(await read('POST /events/conflicts', { ...wanted, title: undefined, repeat: null })).toMatchObject({
      data: [{ memberId: marco.member, eventId: null, title: null, startsAt: '2027-02-05T08:00:00.000Z' }],
    });
    const booked = await read<BookedEvent>('POST /events', { ...wanted, despiteConflict: true });
    expect(booked.conflicts).toMatchObject([{ memberId: marco.member, eventId: null }]);
    expect((await seen([marco.member], marco)).map(({ doubleBooked }) => doubleBooked)).toEqual([true, true]);
    // Saying yes to it is being booked, too; saying no is not.
    const answer = `PUT /events/${booked.event.id}/answer` as const;
    expect((await send(answer, { answer: 'yes' }, marco)).status).toBe(409);
    expect((await send(answer, { answer: 'yes', despiteConflict: true }, marco)).status).toBe(200);
    // Moved out of the way it is no conflict any more.
    const time = at('2027-02-05', '10:00', '11:00');
    expect(await read<BookedEvent>(`PATCH /events/${booked.event.id}`, { time })).toMatchObject({ conflicts: [] });
    expect((await seen([marco.member], marco)).map(({ doubleBooked }) => doubleBooked)).toEqual([false, false]);
    for (const [id, as] of [
      [first.id, marco],
      [booked.event.id, claire],
    ] as const)
      await read(`POST /events/${id}/cancel`, {}, as);
  });

  it('[CA6] of a series one is changed, or it and all that follow, or all', async () => {
    const time = at('2027-01-25', '09:00', '10:00');
    const series = await book({ title: 'Stand-up', time, repeat: 'FREQ=DAILY;COUNT=14' });
    const one = `PATCH /events/${series.id}` as const;
    await read(one, { scope: 'this', occurrence: '2027-02-03T09:00', time: at('2027-02-03', '15:00', '16:00') });
    await read(`POST /events/${series.id}/cancel`, { scope: 'this', occurrence: '2027-02-04T09:00' });
    const days = ['02-01T08:00', '02-02T08:00', '02-03T14:00', '02-05T08:00', '02-06T08:00', '02-07T08:00'];
    expect(told(await seen([claire.member]))).toEqual(days.map((day) => `${day} Stand-up`));
    expect((await send(one, { scope: 'this', occurrence: '2027-02-03T10:00', title: 'x' })).status).toBe(409);
    expect((await send(one, { scope: 'this', occurrence: '2027-02-05T09:00', private: true })).body).toMatchObject({
      code: 'only-for-all',
    });
    const followed = await read<BookedEvent>(one, {
      scope: 'following',
      occurrence: '2027-02-05T09:00',
      title: 'Daily',
    });
    expect(followed.event).toMatchObject({ title: 'Daily', repeat: 'FREQ=DAILY;COUNT=3' });
    expect(followed.event.uid).not.toBe(series.uid);
    const before = await read<CalendarEvent>(`GET /events/${series.id}`);
    expect(before).toMatchObject({ repeat: 'FREQ=DAILY;UNTIL=20270204', exceptions: [{}, { cancelled: true }] });
    expect(told(await seen([claire.member])).slice(-3)).toEqual([
      '02-05T08:00 Daily',
      '02-06T08:00 Daily',
      '02-07T08:00 Daily',
    ]);
    // All of it an hour later: its exceptions go along.
    const later = await read<BookedEvent>(one, { time: at('2027-01-25', '10:00', '11:00') });
    expect(later.event.exceptions.map(({ occurrence }) => occurrence)).toEqual([
      '2027-02-03T10:00',
      '2027-02-04T10:00',
    ]);
    expect(await read(`GET /events/${series.id}`)).toEqual(later.event);
    expect(told(await seen([claire.member])).slice(0, 3)).toEqual(
      ['02-01T09:00', '02-02T09:00', '02-03T15:00'].map((day) => `${day} Stand-up`),
    );
    for (const id of [series.id, followed.event.id]) await read(`POST /events/${id}/cancel`, {});
  });

  it('[CA7] what is cancelled is kept, counts up, and can take place after all', async () => {
    const event = await book({ title: 'Visit', time: at('2027-02-06', '09:00', '10:00') });
    const cancelled = await read<CalendarEvent>(`POST /events/${event.id}/cancel`, {});
    expect(cancelled).toMatchObject({ uid: event.uid, sequence: event.sequence + 1 });
    expect(await seen([claire.member])).toEqual([]);
    expect((await seen([claire.member], claire, '&cancelled=true')).some(({ eventId }) => eventId === event.id)).toBe(
      true,
    );
    expect((await send(`PATCH /events/${event.id}`, { title: 'x' })).body).toMatchObject({ code: 'event-cancelled' });
    const back = await read<BookedEvent>(`POST /events/${event.id}/restore`, {});
    expect(back.event).toMatchObject({ cancelledAt: null, sequence: event.sequence + 2 });
    expect(told(await seen([claire.member]))).toEqual(['02-06T08:00 Visit']);
    await read(`POST /events/${event.id}/cancel`, {});
  });

  it('[CA10] where nobody from outside is invited no letter waits to be written', async () => {
    const attendees = [{ kind: 'member', id: marco.member }];
    const inside = await book({ title: 'Inside', time: at('2027-03-10', '09:00', '10:00'), attendees });
    await read(`PATCH /events/${inside.id}`, { location: 'Lyon' });
    expect(await letters(inside)).toBe(0);
    await read(`POST /events/${inside.id}/attendees`, { attendees: [{ kind: 'email', address: 'ada@example.com' }] });
    expect(await letters(inside)).toBe(1);
  });

  it('[CA8] a time is free when everybody works and nobody is busy or away', async () => {
    const day = '2027-02-03';
    await book({ time: at(day, '09:00', '11:00') });
    await book({ time: at(day, '11:00', '12:00') }, marco);
    const hours = { zone: 'Europe/Paris', week: Array.from({ length: 7 }, () => [{ from: '09:00', to: '18:00' }]) };
    for (const who of [claire, marco]) await read(`PUT /members/${who.member}/working-time`, { own: hours }, who);
    await read(
      `POST /members/${marco.member}/absences`,
      { from: day, to: day, hours: { from: '12:00', to: '14:00' } },
      marco,
    );
    const asked = `calendars=${claire.member},${acme.teams.support}&from=${day}T00:00:00Z&to=2027-02-04T00:00:00Z`;
    const free = await read(`GET /calendars/free-times?${asked}&minutes=60&limit=2`);
    expect(free).toEqual({
      data: [
        { from: `${day}T13:00:00.000Z`, to: `${day}T14:00:00.000Z` },
        { from: `${day}T14:00:00.000Z`, to: `${day}T15:00:00.000Z` },
      ],
      memberIds: [claire.member, marco.member],
    });
    expect(await read(`GET /calendars/busy?${asked.replace(acme.teams.support, marco.member)}`)).toMatchObject({
      data: expect.arrayContaining([
        {
          calendarId: marco.member,
          working: [
            { from: `${day}T08:00:00.000Z`, to: `${day}T11:00:00.000Z` },
            { from: `${day}T13:00:00.000Z`, to: `${day}T17:00:00.000Z` },
          ],
          busy: [{ from: `${day}T10:00:00.000Z`, to: `${day}T11:00:00.000Z` }],
        },
      ]),
    });
  });
});
