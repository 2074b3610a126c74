import type { DAVObject } from 'tsdav';
import { expect, it } from 'vitest';

import { alarm, at, calDavDesk, calendarNamed, calendarOf } from '#tests/caldav-desk.ts';
import { aMember } from '#tests/people.ts';
import { describeWithDatabase } from '#tests/test-database.ts';

describeWithDatabase('calendars of phones', () => {
  const desk = calDavDesk();
  const { call, deviceOf, clientOf, put, objects, only, shown, eventOf, send, pathOf } = desk;

  it('[CA13] are found by the address of the server alone, and synced both ways', async () => {
    const calendars = await desk.device.fetchCalendars();
    expect(calendars.length).toBe(5);
    expect(desk.own.components).toEqual(['VEVENT']);
    const made = await put(
      'one.ics',
      calendarOf(['UID:one@phone', 'SUMMARY:Dentist', ...at('02', '0900', '1000'), 'X-COLOUR:teal', ...alarm]),
    );
    expect(made.status).toBe(201);
    expect(await eventOf()).toMatchObject({
      title: 'Dentist',
      uid: 'one@phone',
      organiserId: desk.claire.member,
      mayEdit: true,
    });
    const there = await only();
    expect(there.data).toMatch(/UID:one@phone\r\n[\s\S]*X-COLOUR:teal[\s\S]*TRIGGER:-PT15M/);
    // Changed here, read there; what the phone alone knows stays.
    await call(`PATCH /events/${(await eventOf()).id}`, { title: 'Dentist, again', despiteConflict: true });
    const after = await only();
    expect(after.etag).not.toBe(there.etag);
    expect(after.data).toMatch(/SUMMARY:Dentist\\, again[\s\S]*X-COLOUR:teal[\s\S]*BEGIN:VALARM/);
    // Changed there by who had not read it: refused, and nothing is lost.
    const stale = await desk.device.updateCalendarObject({
      calendarObject: { ...there, data: there.data.replace('Dentist', 'Old') },
    });
    expect(stale.status).toBe(412);
    expect((await eventOf()).title).toBe('Dentist, again');
    const fresh = await desk.device.updateCalendarObject({
      calendarObject: { ...after, data: String(after.data).replace('0900', '0930').replace('-PT15M', '-PT5M') },
    });
    expect(fresh.status).toBe(204);
    expect((await eventOf()).time).toMatchObject({ from: '2099-02-02T09:30', to: '2099-02-02T10:00' });
    const last = await only();
    expect(last.data).toContain('TRIGGER:-PT5M');
    expect((await desk.device.deleteCalendarObject({ calendarObject: last })).status).toBe(204);
    expect(await objects()).toEqual([]);
    const [kept] = await desk.db.sql`select cancelled_at from events where calendar = ${desk.claire.member}`;
    expect(kept?.['cancelled_at']).not.toBe(null);
    const types = await desk.db
      .sql`select type from facts where workspace = ${desk.acme.id} and actor = ${desk.claire.member}
      and type like 'event.%' order by occurred_at, id`;
    expect(types.map((row) => row['type'])).toEqual([
      'event.created',
      'event.edited',
      'event.moved',
      'event.cancelled',
    ]);
  });

  /** What a device is told of its calendar since a token, by name, and how it asks again. */
  const sync = async (token: string, limit = '') => {
    const body = `<d:sync-collection xmlns:d="DAV:"><d:sync-token>${token}</d:sync-token><d:sync-level>1</d:sync-level>${limit}<d:prop><d:getetag/></d:prop></d:sync-collection>`;
    const answer = await send('REPORT', `/dav/calendars/${desk.claire.member}/`, { body });
    const text = await answer.text();
    const names = [...text.matchAll(/<d:response><d:href>[^<]*\/([^</]+)<\/d:href>(<d:status>HTTP\/1.1 404)?/g)];
    return {
      status: answer.status,
      said: names.map(([, name, gone]) => `${gone ? '-' : '+'}${name}`).toSorted(),
      token: /<d:sync-token>([^<]+)/.exec(text)?.[1] ?? '',
      more: text.includes('<d:status>HTTP/1.1 507 Insufficient Storage</d:status>'),
    };
  };

  it('[CA13] are told what changed and what went since, by a token, across a killed server', async () => {
    const first = await sync('');
    expect(first.said).toEqual([]);
    await put('a.ics', calendarOf(['UID:a', 'SUMMARY:A', ...at('02', '0900', '1000')]));
    await put('b.ics', calendarOf(['UID:b', 'SUMMARY:B', ...at('03', '0900', '1000')]));
    const second = await sync(first.token);
    expect(second.said).toEqual(['+a.ics', '+b.ics']);
    await desk.restart();
    expect(await sync(second.token)).toMatchObject({ said: [], token: second.token, more: false });
    const a = (await objects()).find(({ url }) => url.endsWith('/a.ics'));
    expect(a && (await send('DELETE', pathOf(a))).status).toBe(204);
    await put('c.ics', calendarOf(['UID:c', 'SUMMARY:C', ...at('04', '0900', '1000')]));
    expect((await sync(second.token)).said).toEqual(['+c.ics', '-a.ics']);
    expect((await sync(first.token)).said).toEqual(['+b.ics', '+c.ics']);
    expect((await sync('urn:baton:sync:nonsense')).status).toBe(403);
    // The foreign client's own way.
    const synced = await desk.device.syncCalendars({
      oldCalendars: [{ ...desk.own, objects: [], syncToken: second.token, ctag: 'old' }],
      detailedResult: true,
    });
    if (Array.isArray(synced)) throw new Error('no details');
    expect(synced.updated.map(({ url }) => url)).toContain(desk.own.url);
    expect(synced.created.length).toBe(4);
  });

  it('[CA13] are told bit by bit where there is more than one answer holds, and miss nothing', async () => {
    const one = '<d:limit><d:nresults>1</d:nresults></d:limit>';
    const bits = async (token: string) => {
      const told = [await sync(token, one)];
      while (told.at(-1)?.more) told.push(await sync(told.at(-1)?.token ?? '', one));
      return { said: told.map(({ said }) => said.join()), token: told.at(-1)?.token ?? '' };
    };
    await put('x.ics', calendarOf(['UID:x', 'SUMMARY:X', ...at('20', '0900', '1000')]));
    await put('y.ics', calendarOf(['UID:y', 'SUMMARY:Y', ...at('21', '0900', '1000')]));
    const whole = await sync('');
    const afresh = await bits('');
    // The latest first, and in the end what one answer would have told.
    expect(afresh.said.slice(0, 2)).toEqual(['+y.ics', '+x.ics']);
    expect([new Set(afresh.said), afresh.token]).toEqual([new Set(whole.said), whole.token]);
    const x = (await objects()).find(({ url }) => url.endsWith('/x.ics'));
    expect(x && (await send('DELETE', pathOf(x))).status).toBe(204);
    await put('z.ics', calendarOf(['UID:z', 'SUMMARY:Z', ...at('22', '0900', '1000')]));
    const since = await bits(afresh.token);
    expect(since.said).toEqual(['-x.ics', '+z.ics']);
    expect(await sync(since.token)).toMatchObject({ said: [], more: false });
  });

  it('[CA13] keep series with days that differ', async () => {
    const rule = 'RRULE:FREQ=WEEKLY;UNTIL=20990301T090000Z';
    const whole = ['UID:s', 'SUMMARY:Weekly', ...at('02', '0900', '1000'), rule];
    const moved = [
      'UID:s',
      'SUMMARY:Weekly',
      'RECURRENCE-ID;TZID=Europe/Paris:20990209T090000',
      ...at('10', '1100', '1200'),
      ...alarm,
    ];
    expect((await put('s.ics', calendarOf([...whole, 'EXDATE;TZID=Europe/Paris:20990216T090000'], moved))).status).toBe(
      201,
    );
    expect((await shown()).map(({ time }) => time.from)).toEqual([
      '2099-02-02T09:00',
      '2099-02-10T11:00',
      '2099-02-23T09:00',
    ]);
    const there = await only();
    expect(there.data).toMatch(/EXDATE;TZID=Europe\/Paris:20990216T090000/);
    expect(there.data).toMatch(/RECURRENCE-ID;TZID=Europe\/Paris:20990209T090000[\s\S]*BEGIN:VALARM/);
    // Given back as it was told, it changes nothing.
    const before = await eventOf();
    await desk.device.updateCalendarObject({ calendarObject: there });
    expect(await only()).toEqual(there);
    expect((await eventOf()).sequence).toBe(before.sequence);
    // The day that was left out takes place after all, the moved one is as the others again.
    await desk.device.updateCalendarObject({ calendarObject: { ...there, data: calendarOf(whole) } });
    expect((await shown()).map(({ time }) => time.from)).toEqual(
      ['02', '09', '16', '23'].map((day) => `2099-02-${day}T09:00`),
    );
    const wrong = calendarOf(whole, [
      'UID:s',
      'RECURRENCE-ID;TZID=Europe/Paris:20990211T090000',
      ...at('12', '0900', '1000'),
    ]);
    expect((await send('PUT', pathOf(there), { body: wrong })).status).toBe(403);
  });

  it('[CA13] say who is invited, take answers, and read a calendar of a team that they may not change', async () => {
    const guest = 'ATTENDEE;CN=Ann:mailto:ann@example.com';
    const people = [
      `ORGANIZER:mailto:${desk.claire.email}`,
      `ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:${desk.marc.email}`,
      guest,
    ];
    await put('m.ics', calendarOf(['UID:m', 'SUMMARY:Meeting', ...at('02', '0900', '1000'), ...people]));
    expect((await eventOf()).attendees.map(({ kind, answer }) => [kind, answer])).toEqual([
      ['member', 'none'],
      ['email', 'none'],
    ]);
    const phone = await deviceOf(desk.marc);
    const other = await clientOf(desk.marc, phone.secret);
    const his = await calendarNamed(other, desk.marc.member);
    const [seen] = await other.fetchCalendarObjects({ calendar: his });
    expect(String(seen?.data).replaceAll('\r\n ', '')).toContain('SCHEDULE-AGENT=NONE');
    const unfolded = String(seen?.data).replaceAll('\r\n ', '');
    const mine =
      unfolded.split('\r\n').find((line) => line.includes(desk.marc.email) && line.startsWith('ATTENDEE')) ?? '';
    const yes = unfolded.replace(mine, mine.replace('NEEDS-ACTION', 'ACCEPTED'));
    expect((await other.updateCalendarObject({ calendarObject: { ...(seen as DAVObject), data: yes } })).status).toBe(
      204,
    );
    expect((await eventOf()).attendees.map(({ answer }) => answer)).toEqual(['yes', 'none']);
    const [again] = await other.fetchCalendarObjects({ calendar: his });
    const renamed = String(again?.data).replace('SUMMARY:Meeting', 'SUMMARY:Mine');
    expect(
      (await other.updateCalendarObject({ calendarObject: { ...(again as DAVObject), data: renamed } })).status,
    ).toBe(403);
    expect((await eventOf()).title).toBe('Meeting');
    // Deleting what one is invited to is saying no.
    expect((await other.deleteCalendarObject({ calendarObject: again as DAVObject })).status).toBe(204);
    expect((await eventOf()).attendees.map(({ answer }) => answer)).toEqual(['no', 'none']);
    expect(await other.fetchCalendarObjects({ calendar: his })).toEqual([]);

    const time = { kind: 'hours', from: '2099-02-05T09:00', to: '2099-02-05T10:00', zone: 'Europe/Paris' };
    await desk.db.sql`update containers set visibility = 'people' where id = ${desk.acme.teams.support}`;
    const owner = await aMember(desk.db.sql, desk.acme, 'owner');
    await call('POST /events', { calendarId: desk.acme.teams.support, title: 'Shift', time }, owner);
    await call(
      `PUT /containers/${desk.acme.teams.support}/grants/member/${desk.claire.member}`,
      { level: 'read' },
      owner,
    );
    const team = await calendarNamed(desk.device, desk.acme.teams.support);
    const shift = await only(team);
    expect(shift.data).toContain('SUMMARY:Shift');
    expect(
      (
        await desk.device.updateCalendarObject({
          calendarObject: { ...shift, data: shift.data.replace('Shift', 'Mine') },
        })
      ).status,
    ).toBe(403);
    expect((await desk.device.deleteCalendarObject({ calendarObject: shift })).status).toBe(403);
    expect((await put('x.ics', calendarOf(['UID:x', 'SUMMARY:X', ...at('02', '0900', '1000')]), team)).status).toBe(
      403,
    );
    expect(await only(team)).toEqual(shift);
  });

  it('[CA13] refuse what would be lost, and write to nobody for invitations of other calendars', async () => {
    const refusals: [string, string[]][] = [
      ['repeat-not-understood', ['RDATE;TZID=Europe/Paris:20990205T090000']],
      ['repeat-not-understood', ['RRULE:FREQ=HOURLY']],
      ['text-too-long', [`DESCRIPTION:${'x'.repeat(10_001)}`]],
      ['time-not-understood', ['EXDATE;TZID=Mars/Olympus:20990202T090000']],
    ];
    for (const [, lines] of refusals) {
      const answer = await put('r.ics', calendarOf(['UID:r', 'SUMMARY:R', ...at('02', '0900', '1000'), ...lines]));
      expect([lines[0]?.slice(0, 30), answer.status]).toEqual([lines[0]?.slice(0, 30), 403]);
      expect(await answer.text()).toContain('valid-calendar-object-resource');
    }
    const todo = calendarOf().replace('END:VCALENDAR', 'BEGIN:VTODO\r\nUID:t\r\nEND:VTODO\r\nEND:VCALENDAR');
    expect(await (await put('t.ics', todo)).text()).toContain('supported-calendar-component');
    expect((await put('h.ics', '<html>')).status).toBe(403);
    expect(await objects()).toEqual([]);
    const elsewhere = [
      'ORGANIZER:mailto:boss@example.com',
      `ATTENDEE;PARTSTAT=ACCEPTED:mailto:${desk.claire.email}`,
      'ATTENDEE:mailto:ann@example.com',
    ];
    await put(
      'e.ics',
      calendarOf(['UID:e', 'SUMMARY:Elsewhere', 'STATUS:TENTATIVE', ...at('02', '0900', '1000'), ...elsewhere]),
    );
    expect((await eventOf()).attendees).toEqual([]);
    const { data } = await only();
    expect(String(data).replaceAll('\r\n ', '')).toMatch(
      /ORGANIZER:mailto:boss@example.com[\s\S]*mailto:ann@example.com/,
    );
    expect(data).toContain('STATUS:TENTATIVE');
    // Somebody who is booked already is shown so.
    await put('f.ics', calendarOf(['UID:f', 'SUMMARY:F', ...at('02', '0930', '1030')]));
    expect((await shown()).map(({ doubleBooked }) => doubleBooked)).toEqual([true, true]);
  });
});
