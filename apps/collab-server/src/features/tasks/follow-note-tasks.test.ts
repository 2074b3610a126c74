import type { TaskInText } from '@baton/schema/rich-text';
import type { AccountId, MemberId, NoteId, WorkspaceId } from '@baton/schema/shared';
import { expect, test } from 'vitest';

import { followNoteTasks, type NoteTask } from './follow-note-tasks.ts';

const id = (n: number) => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const [claire, marc, sales] = [id(1) as MemberId, id(2) as MemberId, id(3)];
const place = { workspace: id(7) as WorkspaceId, note: id(8) as NoteId, account: id(9) as AccountId };
const start = Date.parse('2026-11-26T10:00:00Z');
const call: TaskInText = { id: 't', title: 'Call', checked: false, member: null, team: null, day: null };
const held = (target: string) => ({ target, mention: 'm' });

const step = (second: number, ...things: TaskInText[]) => ({
  row: {
    seq: second + 2,
    epoch: 1,
    at: new Date(start + second * 1_000),
    actor: claire as MemberId | null,
    origin: 'person' as const,
    cause: null,
  },
  things: new Map(things.map((thing) => [thing.id, thing])),
});
const follow = (...steps: ReturnType<typeof step>[]) => {
  const { standing, facts, settling } = followNoteTasks(new Map<string, NoteTask>(), steps, place);
  return {
    standing,
    told: facts.map(({ fact }) => fact.type),
    settling: settling.map(({ pending, what }) => `${pending} ${what}`),
  };
};

test('[TK10] words settle, ticks are told at once', () => {
  const { told, settling, standing } = follow(
    step(0, call),
    step(5, { ...call, title: 'Call Durand' }),
    step(6, { ...call, title: 'Call Durand', checked: true }),
    step(40, { ...call, title: 'Call Lefort', checked: true }),
    step(41, { ...call, title: 'Call Lefort' }),
  );
  expect(told).toEqual(['task.completed', 'task.reopened']);
  expect(settling).toEqual(['begin task.created', 'begin task.created', 'begin task.edited']);
  expect(standing.get('t')).toMatchObject({ by: claire, done: null, changedAt: new Date(start + 41_000) });
});

test('[TK10] the day and the person of a task that is a fact are told at once, of a new one with it', () => {
  const given = { ...call, member: held(marc), day: '2026-12-01' };
  expect(follow(step(0, call), step(5, given)).told).toEqual([]);
  expect(follow(step(0, call), step(40, given)).told).toEqual(['task.edited', 'task.assigned']);
});

test('[TK4] who writes their own name into what lies in the queue of a team claims it', () => {
  const queued = { ...call, team: held(sales) };
  expect(follow(step(0, queued), step(40, { ...queued, member: held(claire) })).told).toEqual(['task.claimed']);
  expect(follow(step(0, queued), step(40, { ...queued, member: held(marc) })).told).toEqual(['task.assigned']);
  expect(follow(step(0, { ...queued, member: held(marc) }), step(40, queued)).told).toEqual(['task.released']);
});

test('[TK11] what goes is binned and comes back with its tick, and early it has never been', () => {
  expect(follow(step(0, call), step(10)).standing.size).toBe(0);
  const done = { ...call, checked: true };
  const { standing, settling, told } = follow(step(0, call), step(40, done), step(80), step(90, done));
  expect(told).toEqual(['task.completed']);
  expect(settling).toEqual(['begin task.created', 'begin task.binned', 'end task.binned']);
  expect(standing.get('t')).toMatchObject({ goneAt: null, done: { at: new Date(start + 40_000), by: claire } });
});

test('[TK10] what a note begins with is told by its beginning', () => {
  const seed = { ...step(0, call), row: { ...step(0).row, seq: 1, actor: null } };
  const { told, settling, standing } = follow(seed);
  expect([told, settling, standing.size]).toEqual([[], [], 1]);
});
