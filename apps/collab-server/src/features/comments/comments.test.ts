import type { Thread } from '@baton/schema/comments';
import type {
  CommentId,
  ContainerId,
  Level,
  MemberId,
  MentionId,
  Role,
  ThreadId,
  WorkspaceId,
} from '@baton/schema/shared';
import { expect, test } from 'vitest';

import {
  decideAssign,
  decideDelete,
  decideEdit,
  decideOpen,
  decideOpenOnRecord,
  decideReopen,
  decideReply,
  decideResolve,
  mostComments,
} from './comments.decide.ts';
import { commentsPolicy } from './comments.policy.ts';

const id = (n: number) => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const now = new Date('2026-11-26T10:00:00Z');
const actorOf = (role: Role) => ({
  workspace: id(1) as WorkspaceId,
  member: id(2) as MemberId,
  role,
  teams: [],
  managedTeams: [],
  origin: 'person' as const,
});
const actor = actorOf('member');
let minted = 100;
const moment = { actor, now, newId: () => id((minted += 1)) };
const called = { id: id(7) as MentionId, target: { kind: 'member' as const, id: id(8) } };
const calledBy = (_comment: string, body: string) => (body.includes('@') ? [called] : []);
const world = {
  subject: { kind: 'note' as const, id: id(3) },
  container: id(4) as ContainerId,
  account: null,
  quote: 'no delivery before six',
  archived: false,
  calledBy,
};
const opened = decideOpen(world, { body: 'Sure?', public: false }, moment);
const thread = (opened as { answer: Thread }).answer;
const [comment] = thread.comments;
if (!comment) throw new Error('a thread begins with a comment');
const typesOf = (decided: object) =>
  'facts' in decided ? (decided.facts as { type: string }[]).map(({ type }) => type) : decided;

test('[CM1] whoever holds `comment` talks; guests only where it is public', () => {
  const may = (role: Role, level: Level | null, isPublic: boolean) =>
    commentsPolicy.comment(actorOf(role), { level, thread: { ...thread, public: isPublic } });
  expect([may('member', 'read', true), may('member', 'comment', false)]).toEqual([false, true]);
  expect([may('guest', 'comment', false), may('guest', 'comment', true)]).toEqual([false, true]);
  const byGuest = decideOpen(world, { body: 'x', public: false }, { ...moment, actor: actorOf('guest') });
  expect(byGuest).toMatchObject({ answer: { public: true } });
});

test('[CM10] talk about a handoff is never public, whoever wants it', () => {
  const about = { ...world, subject: { kind: 'handoff' as const, id: id(3) }, quote: null };
  expect(decideOpen(about, { body: 'x', public: true }, moment)).toMatchObject({ answer: { public: false } });
});

test('[CM11] [CM12] in a proposal guests do not talk, and what the customer reads those say who may write', () => {
  const inProposal = { ...thread, subject: { kind: 'proposal' as const, id: id(3) }, public: true };
  const may = (role: Role, level: Level, talk: unknown) =>
    commentsPolicy.reply(actorOf(role), { level, thread: inProposal, talk });
  expect([may('member', 'comment', null), may('guest', 'comment', null)]).toEqual([true, false]);
  expect([may('member', 'comment', {}), may('member', 'write', {})]).toEqual([false, true]);
  expect(decideEdit({ thread: inProposal, comment, calledBy }, { body: 'x' }, moment)).toEqual({
    refused: 'said-to-customer',
  });
});

test('[CM2] only its author edits or deletes a comment', () => {
  const may = (author: string) => commentsPolicy.own(actor, { level: 'manage', thread, author: author as MemberId });
  expect([may(actor.member), may(id(9))]).toEqual([true, false]);
});

test('[CM5] a thread on words needs words, on a page that can be written', () => {
  expect(typesOf(opened)).toEqual(['thread.opened', 'comment.added']);
  expect(decideOpen({ ...world, quote: null }, { body: 'x', public: false }, moment)).toEqual({
    refused: 'passage-gone',
  });
  expect(decideOpen({ ...world, archived: true }, { body: 'x', public: false }, moment)).toEqual({
    refused: 'note-archived',
  });
});

test('[CM7] who is called is mentioned once, and no more when the words are taken back', () => {
  expect(typesOf(decideReply({ thread, calledBy, talk: null, exists: false }, { body: '@G' }, moment))).toEqual([
    'comment.added',
    'mention.made',
  ]);
  const edit = (was: string, body: string) =>
    typesOf(decideEdit({ thread, comment: { ...comment, body: was }, calledBy }, { body }, moment));
  expect(edit('@G', '@G again')).toEqual(['comment.edited']);
  expect(edit('@G', 'nobody')).toEqual(['comment.edited', 'mention.removed']);
  expect(edit('nobody', '@G')).toEqual(['comment.edited', 'mention.made']);
  expect(edit('same', 'same')).toEqual([]);
  expect(typesOf(decideDelete({ thread, comment: { ...comment, body: '@G' }, calledBy }, {}, moment))).toEqual([
    'comment.deleted',
    'mention.removed',
  ]);
});

test('[CM6] it is settled once, taken up again, and seen to by somebody who sees it', () => {
  const resolved = { ...thread, resolvedAt: now.toISOString() };
  expect(typesOf(decideResolve({ thread }, {}, moment))).toEqual(['thread.resolved']);
  expect(decideResolve({ thread: resolved }, {}, moment)).toEqual({ refused: 'thread-resolved' });
  expect(typesOf(decideReopen({ thread: resolved }))).toEqual(['thread.reopened']);
  expect(decideReopen({ thread })).toEqual({ refused: 'thread-not-resolved' });
  const memberId = id(9) as MemberId;
  expect(decideAssign({ thread, to: null }, { memberId })).toEqual({ refused: 'member-not-found' });
  expect(decideAssign({ thread, to: { sees: false } }, { memberId })).toEqual({ refused: 'member-sees-nothing' });
  expect(typesOf(decideAssign({ thread, to: { sees: true } }, { memberId }))).toEqual(['thread.assigned']);
  expect(typesOf(decideAssign({ thread, to: null }, { memberId: null }))).toEqual([]);
});

test('a talk has an end', () => {
  const full = { ...thread, id: id(5) as ThreadId, comments: Array.from({ length: mostComments }, () => comment) };
  expect(decideReply({ thread: full, calledBy, talk: null, exists: false }, { body: 'x' }, moment)).toMatchObject({
    refused: 'thread-full',
  });
});

test('[CM13] what was written without network is said under its own ids, and once', () => {
  const {
    quote: _quote,
    archived: _archived,
    ...onRecord
  } = { ...world, subject: { kind: 'account' as const, id: id(3) } };
  const ids = { threadId: id(50) as ThreadId, commentId: id(51) as CommentId };
  const wanted = { body: 'Later', public: false, ...ids };
  expect(decideOpenOnRecord({ ...onRecord, exists: false }, wanted, moment)).toMatchObject({
    answer: { id: ids.threadId, comments: [{ id: ids.commentId, body: 'Later' }] },
  });
  expect(decideOpenOnRecord({ ...onRecord, exists: true }, wanted, moment)).toEqual({ refused: 'comment-exists' });
  const reply = { body: 'More', commentId: id(52) as CommentId };
  expect(decideReply({ thread, calledBy, talk: null, exists: false }, reply, moment)).toMatchObject({
    answer: { comments: [{}, { id: reply.commentId }] },
  });
  expect(decideReply({ thread, calledBy, talk: null, exists: true }, reply, moment)).toEqual({
    refused: 'comment-exists',
  });
});
