import {
  handoffMoves,
  handoffStates,
  handoffTable,
  movedBy,
  whyNot,
  type Handoff,
  type HandoffMove,
  type HandoffState,
} from '@baton/schema/handoffs';
import type {
  AccountId,
  HandoffId,
  HandoffRouteId,
  MemberId,
  Role,
  TaskId,
  TeamId,
  ThreadId,
  WorkspaceId,
} from '@baton/schema/shared';
import { usualWeek, type WorkingHours } from '@baton/schema/working-time';
import { describe, expect, test } from 'vitest';

import type { Actor } from '#platform/access/actor.ts';

import { decideAccept, type ToAccept } from './accept/accept.decide.ts';
import { mayNow } from './handoff-may.ts';
import { handoffsPolicy } from './handoffs.policy.ts';
import { decideAsk, decideReturn, decideSend, decideWithdraw } from './moves/moves.decide.ts';

const id = (n: number) => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const now = new Date('2026-11-26T10:00:00Z');
const [sales, support, elsewhere] = [id(1), id(2), id(3)] as [TeamId, TeamId, TeamId];
const [claire, sofia] = [id(11), id(12)] as [MemberId, MemberId];
const item = id(21);

const actorOf = (role: Role, teams: readonly TeamId[] = []): Actor => ({
  workspace: id(9) as WorkspaceId,
  member: claire,
  role,
  teams,
  managedTeams: role === 'manager' ? teams : [],
  origin: 'person',
});

let minted = 100;
const moment = { actor: actorOf('member', [sales]), now, newId: () => id((minted += 1)) };

const aHandoff = (state: HandoffState, more: Partial<Handoff> = {}): Handoff => ({
  id: id(5) as HandoffId,
  routeId: id(6) as HandoffRouteId,
  fromTeamId: sales,
  toTeamId: support,
  subject: { kind: 'account', id: id(7), name: 'Durand' },
  accountId: id(7) as AccountId,
  accountName: 'Durand',
  state,
  passes: 'account',
  senderId: claire,
  createdAt: now.toISOString(),
  sentAt: null,
  rounds: 0,
  clock: null,
  returned: null,
  accepted: null,
  withdrawnAt: null,
  completeness: { wanted: 0, there: 0 },
  may: { write: false, send: false, accept: false, return: false, ask: false, withdraw: false },
  ...more,
});

const typesOf = (decided: object) =>
  'facts' in decided ? (decided.facts as { type: string }[]).map(({ type }) => type) : decided;

const hours: WorkingHours = { zone: 'Europe/Paris', week: usualWeek, holidays: ['2026-11-27'] };
const sending = { missing: [], lacking: [], leaningOn: [], asked: { answerWithin: 480, warnBefore: 60 }, hours };
const accepting: Omit<ToAccept, 'handoff'> = {
  missing: [],
  briefSeq: 7,
  ownerInTeam: true,
  ownerLevel: 'write',
  accountOwner: claire,
  accountInBin: false,
  giveFirst: () => ({ id: id(8) as TaskId, facts: [] }),
  hours,
};
const toSofia = { ownerId: sofia, firstTask: { title: 'Call', due: null } };
const back = { reason: 'other', words: 'No', missing: [] } as const;

/** Given a state, when this is done, then these facts, or this refusal. */
const decisions: Record<Exclude<HandoffMove, 'write'>, (handoff: Handoff) => object> = {
  send: (handoff) => decideSend({ handoff, ...sending }, { incomplete: false }, moment),
  accept: (handoff) => decideAccept({ handoff, ...accepting }, toSofia, moment),
  return: (handoff) => decideReturn({ handoff, known: new Set([item]) }, back),
  ask: (handoff) => decideAsk({ handoff, thread: id(4) as ThreadId }, { words: 'Which?' }, moment),
  withdraw: (handoff) => decideWithdraw({ handoff, leaving: [] }),
};
const told = {
  send: ['handoff.sent'],
  accept: ['account.edited', 'handoff.accepted'],
  return: ['handoff.returned'],
  ask: ['comment.added', 'handoff.asked'],
  withdraw: ['handoff.withdrawn'],
};

describe('[HO9] every move in every state', () => {
  const refused: Record<HandoffState, Record<HandoffMove, string | null>> = {
    draft: {
      write: null,
      send: null,
      accept: 'handoff-not-sent',
      return: 'handoff-not-sent',
      ask: 'handoff-not-sent',
      withdraw: null,
    },
    sent: { write: null, send: 'handoff-not-with-sender', accept: null, return: null, ask: null, withdraw: null },
    returned: {
      write: null,
      send: null,
      accept: 'handoff-not-sent',
      return: 'handoff-not-sent',
      ask: 'handoff-not-sent',
      withdraw: null,
    },
    accepted: {
      write: 'handoff-closed',
      send: 'handoff-not-with-sender',
      accept: 'handoff-not-sent',
      return: 'handoff-not-sent',
      ask: 'handoff-not-sent',
      withdraw: 'handoff-closed',
    },
    withdrawn: {
      write: 'handoff-closed',
      send: 'handoff-not-with-sender',
      accept: 'handoff-not-sent',
      return: 'handoff-not-sent',
      ask: 'handoff-not-sent',
      withdraw: 'handoff-closed',
    },
  };
  const cells = handoffStates.flatMap((state) => handoffMoves.map((move) => [state, move] as const));

  test.each(cells)('given %s, %s', (state, move) => {
    expect(whyNot(state, move)).toBe(refused[state][move]);
    if (move === 'write') return;
    const decided = decisions[move](aHandoff(state));
    const reason = refused[state][move];
    expect(typesOf(decided)).toEqual(reason === null ? told[move] : { refused: reason });
  });

  test('[HO6] nothing leads out of what has ended', () => {
    for (const state of ['accepted', 'withdrawn'] as const)
      expect(Object.values(handoffTable[state]).filter((cell) => 'to' in cell)).toEqual([]);
  });
});

test('[HO4] what is missing is sent only when the sender says so, and never accepted', () => {
  const missing = [item];
  const send = (incomplete: boolean) =>
    decideSend({ handoff: aHandoff('draft'), ...sending, missing }, { incomplete }, moment);
  expect(send(false)).toEqual({ refused: 'brief-incomplete', detail: { missing: 1 } });
  expect(send(true)).toMatchObject({ facts: [{ data: { missing, round: 1 } }] });
  const judged = decideAccept({ handoff: aHandoff('sent'), ...accepting, missing }, toSofia, moment);
  expect(judged).toEqual({ refused: 'brief-incomplete', detail: { missing: 1 } });
});

test('[HO7] who cannot see the account is let in before it is sent, and loses that with a withdrawal', () => {
  const team = { subjectKind: 'team' as const, subject: support };
  const other = { subjectKind: 'member' as const, subject: sofia };
  const sent = decideSend(
    { handoff: aHandoff('draft'), ...sending, lacking: [team], leaningOn: [other] },
    { incomplete: false },
    moment,
  );
  expect(typesOf(sent)).toEqual(['access.granted', 'handoff.sent']);
  expect(sent).toMatchObject({ facts: [{ data: { level: 'comment', ...team } }, { data: { letIn: [team, other] } }] });
  expect(typesOf(decideWithdraw({ handoff: aHandoff('sent'), leaving: [team] }))).toEqual([
    'handoff.withdrawn',
    'access.revoked',
  ]);
});

test('[HO9] what is called missing is in the brief, and a first question begins the talk', () => {
  const returned = (missing: string[]) =>
    decideReturn({ handoff: aHandoff('sent'), known: new Set([item]) }, { ...back, missing });
  expect(returned([id(99)])).toEqual({ refused: 'item-not-in-brief' });
  expect(returned([item, item])).toMatchObject({ facts: [{ data: { missing: [item] } }] });
  const asked = decideAsk({ handoff: aHandoff('sent'), thread: null }, { words: 'Which?' }, moment);
  expect(typesOf(asked)).toEqual(['thread.opened', 'comment.added', 'handoff.asked']);
});

const accepted = (more: Partial<ToAccept>, handoff: Partial<Handoff> = {}) =>
  typesOf(decideAccept({ handoff: aHandoff('sent', handoff), ...accepting, ...more }, toSofia, moment));

describe('[HO10] what passes with an acceptance', () => {
  test.each<[string, Partial<ToAccept>, Partial<Handoff>, string[]]>([
    ['the account', {}, {}, ['account.edited', 'handoff.accepted']],
    ['nothing where it is theirs', { accountOwner: sofia }, {}, ['handoff.accepted']],
    ['nothing by the route', {}, { passes: 'nothing' }, ['handoff.accepted']],
    [
      'the right to write where they lack it',
      { ownerLevel: 'comment' },
      { passes: 'nothing' },
      ['access.granted', 'handoff.accepted'],
    ],
  ])('%s', (_what, more, handoff, facts) => expect(accepted(more, handoff)).toEqual(facts));

  test('the owner is of the receiving team', () => {
    expect(accepted({ ownerInTeam: false })).toEqual({ refused: 'owner-not-in-team' });
  });

  test('the state that was judged is recorded', () => {
    expect(decideAccept({ handoff: aHandoff('sent'), ...accepting }, toSofia, moment)).toMatchObject({
      facts: [{}, { data: { briefSeq: 7, ownerId: sofia, taskId: id(8) } }],
    });
  });
});

test('[HO11] the clock runs in the hours that the receivers work', () => {
  // Thursday 11:00 in Paris: six hours are left of that day, and Friday is a holiday.
  expect(decideSend({ handoff: aHandoff('draft'), ...sending }, { incomplete: false }, moment)).toMatchObject({
    facts: [{ data: { warnAt: '2026-11-30T09:00:00.000Z', dueAt: '2026-11-30T10:00:00.000Z' } }],
  });
  const monday = { ...moment, now: new Date('2026-11-30T08:15:30Z') };
  const sentAt = now.toISOString();
  expect(decideAccept({ handoff: aHandoff('sent', { sentAt }), ...accepting }, toSofia, monday)).toMatchObject({
    facts: [{}, { data: { minutes: 376 } }],
  });
});

describe('who may', () => {
  const between = { fromTeam: sales, toTeam: support };
  const people: [string, Actor][] = [
    ['a sender', actorOf('member', [sales])],
    ['a receiver', actorOf('member', [support])],
    ['a manager of the receivers', actorOf('manager', [support])],
    ['somebody else', actorOf('member', [elsewhere])],
    ['a manager of others', actorOf('manager', [elsewhere])],
    ['an admin', actorOf('admin')],
    ['a guest', actorOf('guest', [sales, support])],
  ];
  const which = (may: (actor: Actor) => boolean) => people.filter(([, actor]) => may(actor)).map(([name]) => name);
  const senders = ['a sender', 'an admin'];
  const receivers = ['a receiver', 'a manager of the receivers', 'an admin'];

  test('[HO1] reads: both teams, who directs one, and who reads the account', () => {
    expect(which((actor) => handoffsPolicy.read(actor, { ...between, level: null }))).toEqual([
      'a sender',
      'a receiver',
      'a manager of the receivers',
      'an admin',
    ]);
    expect(which((actor) => handoffsPolicy.read(actor, { ...between, level: 'read' }))).not.toContain('a guest');
    expect(which((actor) => handoffsPolicy.read(actor, { ...between, level: 'read' }))).toHaveLength(6);
  });

  test('[HO2] [HO3] each move is made by its team', () => {
    for (const move of handoffMoves) {
      const expected = { senders, receivers, both: [...new Set(['a sender', ...receivers])] }[movedBy[move]];
      expect([move, which((actor) => handoffsPolicy[move](actor, { ...between, level: 'write' }))]).toEqual([
        move,
        expected,
      ]);
    }
    expect(handoffsPolicy.send(actorOf('member', [sales]), { ...between, level: 'comment' })).toBe(false);
    expect(handoffsPolicy.prepare(actorOf('guest', [sales]), { level: 'write' })).toBe(false);
  });

  test('[HO8] a route is defined by who directs one of its teams', () => {
    expect(which((actor) => handoffsPolicy.defineRoute(actor, between))).toEqual([
      'a manager of the receivers',
      'an admin',
    ]);
  });

  test('what one may do now is the policy and the table together', () => {
    const receiver = actorOf('member', [support]);
    expect(mayNow(receiver, { ...between, level: 'comment' }, 'sent')).toEqual({
      write: true,
      send: false,
      accept: true,
      return: true,
      ask: true,
      withdraw: false,
    });
    expect(Object.values(mayNow(receiver, { ...between, level: 'manage' }, 'accepted')).some(Boolean)).toBe(false);
  });
});
