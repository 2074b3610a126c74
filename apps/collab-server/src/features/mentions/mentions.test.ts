import type { Mention } from '@baton/schema/mentions';
import type { MemberId, MentionId, TeamId, WorkspaceId } from '@baton/schema/shared';
import { expect, test } from 'vitest';

import { decideAcknowledge, decideDecline, decideDelegate } from './mentions.decide.ts';
import { mentionsPolicy } from './mentions.policy.ts';

const id = (n: number) => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const now = new Date('2026-11-26T10:00:00Z');
const actor = {
  workspace: id(1) as WorkspaceId,
  member: id(2) as MemberId,
  role: 'member' as const,
  teams: [id(3) as TeamId],
  managedTeams: [],
  origin: 'person' as const,
};
const moment = { actor, now, newId: () => id(9) };
const mention: Mention = {
  id: id(4) as MentionId,
  accountId: null,
  place: 'note',
  placeId: id(5),
  target: { kind: 'member', id: actor.member },
  action: 'decide',
  dueAt: null,
  line: '',
  madeBy: null,
  madeAt: now.toISOString(),
  state: 'open',
  holder: { kind: 'member', id: actor.member },
  answeredBy: null,
  answeredAt: null,
  reason: null,
};

const may = (holder: Mention['holder'], level: 'read' | null = 'read') =>
  mentionsPolicy.answer(actor, { mention: { holder }, level });

test('[MN4] whoever is called answers, anybody of a team that is called, and nobody who no longer sees it', () => {
  expect([may(mention.holder), may({ kind: 'team', id: id(3) }), may({ kind: 'team', id: id(8) })]).toEqual([
    true,
    true,
    false,
  ]);
  expect([may({ kind: 'member', id: id(8) }), may(mention.holder, null)]).toEqual([false, false]);
});

test('[MN5] it is answered once, and only when something is asked', () => {
  expect(decideAcknowledge({ mention }, {}, moment)).toMatchObject({
    answer: { state: 'acknowledged', answeredBy: actor.member, answeredAt: now.toISOString() },
    facts: [{ type: 'mention.acknowledged' }],
  });
  expect(decideDecline({ mention }, { reason: '' }, moment)).toMatchObject({
    answer: { state: 'declined', reason: null },
  });
  for (const decide of [
    (thing: Mention) => decideAcknowledge({ mention: thing }, {}, moment),
    (thing: Mention) => decideDecline({ mention: thing }, { reason: 'x' }, moment),
    (thing: Mention) => decideDelegate({ mention: thing, to: { sees: true } }, { memberId: id(7) as MemberId }),
  ]) {
    expect(decide({ ...mention, state: 'plain' })).toEqual({ refused: 'mention-asks-nothing' });
    expect(decide({ ...mention, state: 'acknowledged' })).toEqual({ refused: 'mention-answered' });
  }
});

test('[MN5] it is passed on only to a colleague who sees it', () => {
  const memberId = id(7) as MemberId;
  expect(decideDelegate({ mention, to: null }, { memberId })).toEqual({ refused: 'member-not-found' });
  expect(decideDelegate({ mention, to: { sees: false } }, { memberId })).toEqual({ refused: 'member-sees-nothing' });
  expect(decideDelegate({ mention, to: { sees: true } }, { memberId })).toMatchObject({
    answer: { holder: { kind: 'member', id: memberId }, state: 'open' },
    facts: [{ type: 'mention.delegated', data: { from: mention.holder, to: memberId } }],
  });
});
