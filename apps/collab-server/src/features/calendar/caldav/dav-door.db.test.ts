import { expect, it } from 'vitest';

import { at, calDavDesk, calendarOf } from '#tests/caldav-desk.ts';
import { describeWithDatabase } from '#tests/test-database.ts';

describeWithDatabase('the door of calendars of phones', () => {
  const desk = calDavDesk();
  const { call, deviceOf, send } = desk;

  it('[CA13] are read by nobody without a password that is theirs, and is still good', async () => {
    const home = '/dav/calendars/';
    expect((await send('PROPFIND', '/.well-known/caldav')).headers.get('location')).toBe('/dav/');
    for (const as of [
      '',
      'x',
      `${desk.claire.email}:wrong`,
      `${desk.marc.email}:${desk.secret}`,
      `${desk.claire.email}:${desk.secret}x`,
    ])
      expect([as, (await send('PROPFIND', home, {}, as)).status]).toEqual([as, 401]);
    const cookie = await fetch(`${desk.server.url}${home}`, {
      method: 'PROPFIND',
      headers: { cookie: desk.claire.cookie },
    });
    expect(cookie.status).toBe(401);
    // Nor does an app password open anything else.
    expect((await send('GET', '/api/v1/calendars')).status).toBe(401);
    const foreign = [
      `/dav/calendars/${desk.marc.member}/`,
      `/dav/people/${desk.marc.member}/`,
      '/dav/calendars/x/',
      '/dav/nothing/',
      `/dav/calendars/${desk.claire.member}/a/b`,
    ];
    for (const path of foreign) expect([path, (await send('PROPFIND', path)).status]).toEqual([path, 404]);
    const ofMarc = calendarOf(['UID:x', 'SUMMARY:X', ...at('02', '0900', '1000')]);
    expect((await send('PUT', `/dav/calendars/${desk.marc.member}/x.ics`, { body: ofMarc })).status).toBe(404);
    for (const method of ['MKCALENDAR', 'MOVE', 'COPY', 'LOCK', 'POST'])
      expect([method, (await send(method, home)).status]).toEqual([method, 405]);
    const bomb =
      '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><d:propfind xmlns:d="DAV:"><d:prop><d:x>&b;</d:x></d:prop></d:propfind>';
    for (const body of [bomb, '<a>', '<a>'.repeat(20_000), `<a>${'<b/>'.repeat(6_000)}</a>`, 'x'])
      expect((await send('PROPFIND', home, { body })).status).toBe(400);
    // Some hear why, others that nobody listens any more.
    const large = await send('PROPFIND', home, { body: ' '.repeat(1_100_000) }).catch(() => null);
    expect(large?.status ?? 413).toBe(413);
    await desk.db.sql`update members set role = 'guest' where id = ${desk.claire.member}`;
    expect((await send('PROPFIND', home)).status).toBe(404);
    await desk.db.sql`update members set role = 'member' where id = ${desk.claire.member}`;
    expect((await send('PROPFIND', home)).status).toBe(207);
    await call(`DELETE /app-passwords/${desk.passwordId}`);
    expect((await send('PROPFIND', home)).status).toBe(401);
    const second = await deviceOf(desk.claire);
    await desk.db.sql`update members set left_at = now() where id = ${desk.claire.member}`;
    expect((await send('PROPFIND', home, {}, `${desk.claire.email}:${second.secret}`)).status).toBe(401);
  });

  it('[CA13] count wrong passwords for each network', async () => {
    const as = `${desk.marc.email}:wrong`;
    const statuses: number[] = [];
    for (let n = 0; n < 12; n += 1) statuses.push((await send('PROPFIND', '/dav/', {}, as)).status);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
    expect(statuses.at(-1)).toBe(429);
    await desk.db.sql`delete from rate_limits`;
  });

  it('[CA13] tell of names that nobody could have given that there is nothing', async () => {
    const href = (name: string) => `<d:href>/dav/calendars/${desk.claire.member}/${name}</d:href>`;
    const body = `<c:calendar-multiget xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:prop><d:getetag/></d:prop>
      ${['%00.ics', '%ff.ics', 'x'.repeat(5_000), ''].map(href).join('')}</c:calendar-multiget>`;
    const answer = await send('REPORT', `/dav/calendars/${desk.claire.member}/`, { body });
    expect(answer.status).toBe(207);
    expect((await answer.text()).match(/404/g)).toHaveLength(4);
  });
});
