import { usualSettings, type InboxItem, type InboxReasonKind, type OwnNotifications } from '@baton/schema/inbox';
import { usualWeek } from '@baton/schema/working-time';
import { beforeEach, expect, it } from 'vitest';

import { noticeDesk } from './notice-desk.ts';

const settings: OwnNotifications = {
  ...usualSettings,
  hours: { zone: 'UTC', week: usualWeek, holidays: [], away: [] },
};

/** A row with a reason of each of these moments, the newest first. */
const row = (id: string, reasons: Record<string, InboxReasonKind>, unread = true) =>
  ({
    id,
    unread,
    newestAt: Object.keys(reasons)[0],
    backAt: null,
    reasons: Object.entries(reasons).map(([at, kind]) => ({ at, kind })),
  }) as InboxItem;

const at = (minute: number) => new Date(Date.UTC(2026, 10, 27, 10, minute)).toISOString();

const back = (id: string, kind: InboxReasonKind) => ({ ...row(id, { [at(0)]: kind }), backAt: at(5) });

let told: string[][];
let asked: Date[];
let looks: 'nowhere' | 'here' | 'elsewhere';
let minute: number;
let desk: ReturnType<typeof noticeDesk>;

beforeEach(async () => {
  [told, asked, looks, minute] = [[], [], 'nowhere', 0];
  desk = noticeDesk({
    now: () => new Date(at(minute)),
    looked: () => looks === 'here',
    lookedElsewhere: async () => looks === 'elsewhere',
    show: (items) => told.push(items.map(({ id }) => id)),
    later: (moment) => asked.push(moment),
  });
  await desk.hear([row('old', { [at(0)]: 'mentioned' })], settings);
});

it('tells of what is new, once, and not of what was there', async () => {
  const rows = [row('new', { [at(1)]: 'mentioned' }), row('old', { [at(0)]: 'mentioned' })];
  await desk.hear(rows, settings);
  await desk.hear(rows, settings);
  expect(told).toEqual([['new']]);
  await desk.hear([row('old', { [at(2)]: 'assigned', [at(0)]: 'mentioned' }), ...rows.slice(0, 1)], settings);
  expect(told).toEqual([['new'], ['old']]);
});

it('tells of no row that only comes into view because others have gone, and of none that was read elsewhere', async () => {
  await desk.hear([row('older', { '2026-11-26T10:00:00.000Z': 'mentioned' })], settings);
  await desk.hear([row('read', { [at(1)]: 'mentioned' }, false)], settings);
  expect(told).toEqual([]);
});

it('tells of the events that were chosen alone', async () => {
  await desk.hear([row('said', { [at(1)]: 'commented' })], settings);
  await desk.hear([row('mine', { [at(3)]: 'commented', [at(2)]: 'mentioned' })], settings);
  expect(told).toEqual([['mine']]);
});

it('tells nothing while this tab or another one is looked at, and nothing of it afterwards', async () => {
  for (const where of ['here', 'elsewhere'] as const) {
    looks = where;
    await desk.hear([row(where, { [at(1)]: 'mentioned' })], settings);
    looks = 'nowhere';
    await desk.hear([row(where, { [at(1)]: 'mentioned' })], settings);
  }
  expect(told).toEqual([]);
});

it('[IN15] keeps what comes in quiet, and tells of it together when that ends', async () => {
  const quiet = { ...settings, quietUntil: at(30) };
  const first = row('first', { [at(1)]: 'mentioned' });
  await desk.hear([first], quiet);
  minute = 20;
  const rows = [row('second', { [at(20)]: 'assigned' }), first];
  await desk.hear(rows, quiet);
  expect([told, asked.map((moment) => moment.toISOString())]).toEqual([[], [at(30), at(30)]]);
  minute = 30;
  await desk.hear(rows, quiet);
  expect(told).toEqual([['second', 'first']]);
});

it('tells that a row is back from being snoozed, once, where its newest reason is told', async () => {
  const rows = [back('old', 'mentioned'), back('said', 'commented')];
  await desk.hear(rows, settings);
  await desk.hear(rows, settings);
  expect(told).toEqual([['old']]);
});
