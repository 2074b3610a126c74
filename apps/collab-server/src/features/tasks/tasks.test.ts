import type { MemberId, TaskId, TeamId, WorkspaceId } from '@baton/schema/shared';
import { taskCreated, type Task } from '@baton/schema/tasks';
import { expect, test } from 'vitest';

import type { Actor } from '#platform/access/actor.ts';

import { decideComplete, decideReopen, type Following } from './done.decide.ts';
import { dayIn, instantOf, movedWith, nextDay } from './due.ts';
import { decideEditMany } from './several.decide.ts';
import { decideAssign, decideClaim, decideEdit, decideRelease, decideWatch } from './tasks.decide.ts';
import { tasksPolicy } from './tasks.policy.ts';

const id = (n: number) => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const now = new Date('2026-11-26T10:00:00Z');
const team = id(7) as TeamId;
const actor: Actor = {
  workspace: id(1) as WorkspaceId,
  member: id(2) as MemberId,
  role: 'member',
  teams: [team],
  managedTeams: [],
  origin: 'person',
};
const somebody = id(8) as MemberId;
const moment = { actor, now, newId: () => id(9) };
const task: Task = {
  id: id(3) as TaskId,
  title: 'Call Lefort',
  details: '',
  due: { on: '2026-11-26', time: null, zone: 'Europe/Paris' },
  dueAt: null,
  remindAt: null,
  repeat: null,
  priority: 'normal',
  checklist: [],
  assigneeId: actor.member,
  teamId: null,
  subject: null,
  accountId: null,
  noteId: null,
  itemId: null,
  watcherIds: [],
  createdBy: actor.member,
  createdAt: now.toISOString(),
  changedAt: now.toISOString(),
  doneAt: null,
  doneBy: null,
  home: 'listed',
  deletedOn: null,
  mayEdit: true,
  mayComment: true,
};
const days = { instantOf, dayIn, nextDay, movedWith };
const notMade: Following = { id: id(4) as TaskId, made: null };
const world = (about: Partial<Task>, following = notMade) => ({
  task: { ...task, ...about },
  container: null,
  following,
  days,
});
const types = (decided: object) =>
  'facts' in decided ? (decided.facts as { type: string }[]).map(({ type }) => type) : decided;

test('[TK1] a record opens its tasks to its readers alone; without one they are their people’s', () => {
  const know = (level: Parameters<typeof tasksPolicy.know>[1]['level'], about: Partial<Task> = {}) =>
    tasksPolicy.know(actor, { task: { ...task, createdBy: null, assigneeId: null, ...about }, level });
  expect([know('read'), know(null, { assigneeId: actor.member }), know(undefined)]).toEqual([true, false, false]);
  expect([know(undefined, { teamId: team }), know(undefined, { watcherIds: [actor.member] })]).toEqual([true, true]);
  expect(tasksPolicy.know({ ...actor, role: 'guest' }, { task, level: 'manage' })).toBe(false);
});

test('[TK2] a watcher follows and does not change; who writes on the record changes', () => {
  const others = { ...task, createdBy: somebody, assigneeId: somebody };
  const watched = { ...others, watcherIds: [actor.member] };
  expect([
    tasksPolicy.change(actor, { task: watched, level: undefined }),
    tasksPolicy.change(actor, { task: others, level: 'write' }),
    tasksPolicy.change(actor, { task: others, level: 'comment' }),
    tasksPolicy.change(actor, { task, level: 'read' }),
    tasksPolicy.change(actor, { task, level: null }),
  ]).toEqual([false, true, false, true, false]);
});

test('[TK3] it is given to nobody unknown, nor to somebody who may not know of its record', () => {
  const give = (people: [MemberId, boolean][]) =>
    decideAssign({ task, people: new Map(people), teams: new Set() }, { assigneeId: somebody, teamId: null }, moment);
  expect(give([])).toMatchObject({ refused: 'member-not-found' });
  expect(give([[somebody, false]])).toMatchObject({ refused: 'member-sees-nothing' });
  expect(give([[somebody, true]])).toMatchObject({
    answer: { assigneeId: somebody },
    facts: [{ type: 'task.assigned' }],
  });
  const toTeam = decideAssign(
    { task, people: new Map(), teams: new Set() },
    { assigneeId: null, teamId: team },
    moment,
  );
  expect(toTeam).toMatchObject({ refused: 'team-not-found' });
  const watch = decideWatch({ task, people: new Map(), teams: new Set() }, { memberId: somebody });
  expect(watch).toMatchObject({ refused: 'member-not-found' });
});

test('[TK4] it is claimed once and put back', () => {
  const queued = { ...task, assigneeId: null, teamId: team };
  const claimed = decideClaim({ task: queued }, {}, moment);
  expect(claimed).toMatchObject({ answer: { assigneeId: actor.member, teamId: team } });
  expect(decideClaim({ task: { ...queued, assigneeId: somebody } }, {}, moment)).toMatchObject({
    refused: 'task-claimed',
  });
  expect(decideRelease({ task: queued }, {}, moment)).toMatchObject({ refused: 'task-not-claimed' });
  expect(decideRelease({ task: { ...queued, assigneeId: somebody } }, {}, moment)).toMatchObject({
    answer: { assigneeId: null },
  });
});

test('[TK5] it is completed once and reopened', () => {
  expect(types(decideComplete(world({}), {}, moment))).toEqual(['task.completed']);
  expect(decideComplete(world({ doneAt: now.toISOString() }), {}, moment)).toMatchObject({ refused: 'task-done' });
  expect(decideReopen(world({}), {}, moment)).toMatchObject({ refused: 'task-open' });
  expect(types(decideReopen(world({ doneAt: now.toISOString() }), {}, moment))).toEqual(['task.reopened']);
});

test('[TK6] one that comes again makes the next one once, in the queue if it was its team’s', () => {
  const weekly = { repeat: 'FREQ=WEEKLY', teamId: team, checklist: [{ id: id(5), text: 'Ask', done: true }] };
  const first = decideComplete(world(weekly), {}, moment);
  expect(types(first)).toEqual(['task.completed', 'task.created']);
  const made = taskCreated.data.parse((first as { facts: { data: object }[] }).facts[1]?.data);
  expect(made).toMatchObject({
    values: { due: { on: '2026-12-03' }, checklist: [{ done: false }] },
    holder: { assigneeId: null, teamId: team },
    afterId: task.id,
    authorId: actor.member,
  });
  const next = (home: 'listed' | 'bin', touched: boolean): Following => ({
    id: notMade.id,
    made: { title: task.title, home, touched },
  });
  const done = { ...weekly, doneAt: now.toISOString() };
  expect(types(decideReopen(world(done, next('listed', false)), {}, moment))).toEqual(['task.reopened', 'task.binned']);
  expect(types(decideReopen(world(done, next('listed', true)), {}, moment))).toEqual(['task.reopened']);
  expect(types(decideComplete(world(weekly, next('bin', false)), {}, moment))).toEqual([
    'task.completed',
    'task.restored',
  ]);
  expect(types(decideComplete(world(weekly, next('listed', true)), {}, moment))).toEqual(['task.completed']);
});

test.each([
  ['FREQ=DAILY', '2026-11-20', '2026-11-26', '2026-11-26'],
  ['FREQ=DAILY', '2026-11-26', '2026-11-26', '2026-11-27'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH', '2026-11-26', '2026-11-26', '2026-12-07'],
  ['FREQ=MONTHLY;BYMONTHDAY=-1', '2027-01-31', '2026-11-26', '2027-02-28'],
  ['FREQ=MONTHLY', '2027-01-31', '2026-11-26', '2027-03-31'],
  ['FREQ=YEARLY', '2028-02-29', '2026-11-26', '2032-02-29'],
  ['FREQ=DAILY;UNTIL=20261127', '2026-11-27', '2026-11-26', null],
  ['FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31', '2026-02-28', '2026-02-28', null],
])('[TK6] %s from %s, completed on %s, comes on %s', (rule, on, today, next) => {
  expect(nextDay(rule, on, today)).toBe(next);
});

test('[TK6] a reminder keeps its hour over the change of summer time', () => {
  const move = { from: '2027-03-27', to: '2027-03-28', zone: 'Europe/Paris' };
  expect(movedWith('2027-03-27T08:00:00.000Z', move)).toBe('2027-03-28T07:00:00.000Z');
});

test('[TK7] what is in the bin is not changed', () => {
  const binned = { ...task, home: 'bin' as const };
  expect(decideEdit({ task: binned, instantOf }, { taskId: task.id, title: 'x' }, moment)).toMatchObject({
    refused: 'task-in-bin',
  });
  const several = {
    things: [{ ...world({ home: 'bin' }), level: undefined }],
    people: new Map(),
    teams: new Set<TeamId>(),
  };
  const edited = decideEditMany(
    several,
    { changes: [{ taskId: task.id, due: undefined, priority: 'high', holder: undefined, done: true }] },
    moment,
  );
  expect(edited).toMatchObject({ answer: { changed: [] }, facts: [] });
});

test('[TK8] a day ends where the reader is, also when it has 23 or 25 hours', () => {
  expect(dayIn(new Date('2026-11-26T23:30:00Z'), 'Europe/Rome')).toEqual({
    today: '2026-11-27',
    ends: new Date('2026-11-27T23:00:00Z'),
  });
  expect(dayIn(new Date('2027-03-28T00:30:00Z'), 'Europe/Paris').ends).toEqual(new Date('2027-03-28T22:00:00Z'));
  // 02:30 is not on this day; the clock is at 03:30 then.
  expect(instantOf({ on: '2027-03-28', time: '02:30', zone: 'Europe/Paris' })).toEqual(
    new Date('2027-03-28T01:30:00Z'),
  );
});

test('without its day it does not come again', () => {
  const weekly = { ...task, repeat: 'FREQ=WEEKLY' };
  expect(decideEdit({ task: weekly, instantOf }, { taskId: task.id, due: null }, moment)).toMatchObject({
    answer: { due: null, repeat: null },
  });
  expect(
    decideEdit({ task: { ...task, due: null }, instantOf }, { taskId: task.id, repeat: 'FREQ=DAILY' }, moment),
  ).toMatchObject({
    refused: 'repeat-without-day',
  });
});
