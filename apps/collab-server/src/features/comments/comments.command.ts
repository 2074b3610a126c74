import { comments as contract, type RecordSubject } from '@baton/schema/comments';
import { mentionKind } from '@baton/schema/mentions';
import { noteBody } from '@baton/schema/notes';
import { proposalBody } from '@baton/schema/proposals';
import { markThread, partsOf, quoteOf, type Passage } from '@baton/schema/rich-text';
import type {
  AccountId,
  ContactId,
  ContainerId,
  DealId,
  HandoffId,
  MentionId,
  ProposalId,
  TaskId,
  ThreadId,
} from '@baton/schema/shared';

import type { Actor } from '#platform/access/actor.ts';
import { levelOn } from '#platform/access/levels.ts';
import { derivedId } from '#platform/clock/derived-id.ts';
import { command } from '#platform/command/command.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { accountKindOf } from '../accounts/reads.ts';
import { guardsOfContact } from '../contacts/reads.ts';
import { dealHome } from '../deals/reads.ts';
import { handoffHome } from '../handoffs/reads.ts';
import { noteHome } from '../notes/reads.ts';
import { proposalHome } from '../proposals/reads.ts';
import { levelOfTask } from '../tasks/talk-reads.ts';
import {
  decideAssign,
  decideDelete,
  decideEdit,
  decideOpen,
  decideOpenOnProposal,
  decideOpenOnRecord,
  decideReopen,
  decideReply,
  decideResolve,
  isToCustomer,
  type CalledBy,
  type OpeningWorld,
} from './comments.decide.ts';
import { commentsPolicy, isExternal, type OnContainer } from './comments.policy.ts';
import { proposalTalk } from './proposal-talk.ts';
import { colleagueIn } from './reads.ts';
import { commentForUpdate, isSaid, threadForUpdate } from './thread-rows.ts';

type Opening = OpeningWorld & OnContainer;

/** Each person or team once, however often a body names them. */
const calledBy: CalledBy = (comment, body) => {
  const called = partsOf(body).flatMap((part) => {
    const kind = typeof part === 'string' || part.sign !== '@' ? null : mentionKind.safeParse(part.kind);
    if (typeof part === 'string' || !kind?.success) return [];
    return [
      { id: derivedId('mention', comment, kind.data, part.id) as MentionId, target: { kind: kind.data, id: part.id } },
    ];
  });
  return [...new Map(called.map((each) => [each.id, each])).values()];
};

const passageOf = ({ from, to }: { from: string; to: string }): Passage => ({
  from: Buffer.from(from, 'base64'),
  to: Buffer.from(to, 'base64'),
});

/** Rule CM5. The mark and the thread are one transaction: there is never one without the other. */
export const openThreadOnText = command({
  contract: contract.openOnText,
  documents: async ({ tx, actor, input }) =>
    (await noteHome(tx, actor, input.noteId))
      ? [{ workspace: actor.workspace, kind: 'note' as const, id: input.noteId }]
      : [],
  load: async ({ tx, actor, input, open }): Promise<Opening | null> => {
    const home = await noteHome(tx, actor, input.noteId);
    if (!home) return null;
    const [document] = open;
    return {
      subject: { kind: 'note', id: input.noteId },
      container: home.account as string as ContainerId,
      account: home.account,
      archived: home.archived,
      quote: document?.read((doc) => quoteOf(noteBody(doc), passageOf(input))) ?? null,
      level: await levelOn(tx, actor, 'account', home.account),
      calledBy,
    };
  },
  may: (actor, thing) => commentsPolicy.open(actor, thing),
  decide: decideOpen,
  write: async ({ input, open, accepted }) => {
    const thread = accepted.answer;
    for (const document of open) await document.edit((doc) => markThread(noteBody(doc), passageOf(input), thread.id));
  },
});

/** Rules CM5 and CM11. */
export const openThreadOnProposal = command({
  contract: contract.openOnProposal,
  documents: async ({ tx, actor, input }) =>
    (await proposalHome(tx, actor, input.proposalId))
      ? [{ workspace: actor.workspace, kind: 'proposal' as const, id: input.proposalId }]
      : [],
  load: async ({ tx, actor, input, open }) => {
    const talk = await proposalTalk(tx, actor, { id: input.proposalId, body: input.body });
    if (!talk) return null;
    const { account } = talk.home;
    const [document] = open;
    return {
      subject: { kind: 'proposal' as const, id: input.proposalId },
      container: account as string as ContainerId,
      account,
      quote: document?.read((doc) => quoteOf(proposalBody(doc), passageOf(input))) ?? null,
      level: await levelOn(tx, actor, 'account', account),
      toCustomer: input.public,
      talk,
      calledBy,
    };
  },
  may: (actor, thing) => commentsPolicy.openOnProposal(actor, thing),
  decide: decideOpenOnProposal,
  write: async ({ input, open, accepted }) => {
    const thread = accepted.answer;
    for (const document of open)
      await document.edit((doc) => markThread(proposalBody(doc), passageOf(input), thread.id));
  },
});

export const openThreadOnRecord = command({
  contract: contract.openOnRecord,
  load: async ({ tx, actor, input }) => {
    const home = await recordHome(tx, actor, input.subject);
    return home && { ...home, subject: input.subject, exists: await isSaid(tx, actor, input), calledBy };
  },
  may: (actor, thing) => commentsPolicy.open(actor, thing),
  decide: decideOpenOnRecord,
});

const recordHome = async (
  tx: Tx,
  actor: Actor,
  { kind, id }: RecordSubject,
): Promise<(OnContainer & Pick<Opening, 'container' | 'account'>) | null> => {
  if (kind === 'task') {
    const known = await levelOfTask(tx, actor, id as TaskId);
    // Told under no account: what a task is about may become another.
    return known && { container: null, account: null, level: known.level };
  }
  if (kind === 'contact') {
    const guards = await guardsOfContact(tx, actor, id as ContactId);
    // Told under no account: a contact may be at several, and not every reader of one sees the others.
    return guards && { container: null, account: null, level: guards.level };
  }
  if (kind === 'deal') {
    const home = await dealHome(tx, actor, id as DealId);
    if (!home) return null;
    const level = await levelOn(tx, actor, 'board', home.board);
    return { container: home.board as string as ContainerId, account: home.account, level };
  }
  if (kind === 'handoff') return handoffSubject(tx, actor, id as HandoffId);
  const account = id as AccountId;
  if ((await accountKindOf(tx, actor, account)) === null) return null;
  const level = await levelOn(tx, actor, 'account', account);
  return { container: account as string as ContainerId, account, level };
};

/** Rule CM10. Guarded by its account: who takes over was let into that when it was sent. */
const handoffSubject = async (tx: Tx, actor: Actor, id: HandoffId) => {
  const home = isExternal(actor) ? null : await handoffHome(tx, actor, id);
  if (!home) return null;
  const level = await levelOn(tx, actor, 'account', home.account);
  return { container: home.account as string as ContainerId, account: home.account, level };
};

const ofThread = ({ tx, actor, input }: { tx: Tx; actor: Actor; input: { threadId: ThreadId } }) =>
  threadForUpdate(tx, actor, input.threadId);

export const replyInThread = command({
  contract: contract.reply,
  load: async ({ tx, actor, input }) => {
    const thing = await ofThread({ tx, actor, input });
    if (!thing) return null;
    const { subject } = thing.thread;
    const about = { id: subject.id as ProposalId, body: input.body };
    const exists = await isSaid(tx, actor, { commentId: input.commentId });
    return {
      ...thing,
      calledBy,
      exists,
      talk: isToCustomer(thing.thread) ? await proposalTalk(tx, actor, about) : null,
    };
  },
  may: (actor, thing) => commentsPolicy.reply(actor, thing),
  decide: decideReply,
});

export const editComment = command({
  contract: contract.edit,
  load: async ({ tx, actor, input }) => {
    const thing = await commentForUpdate(tx, actor, input.commentId);
    return thing && { ...thing, calledBy };
  },
  may: (actor, thing) => commentsPolicy.own(actor, thing),
  decide: decideEdit,
});

export const deleteComment = command({
  contract: contract.remove,
  load: async ({ tx, actor, input }) => {
    const thing = await commentForUpdate(tx, actor, input.commentId);
    return thing && { ...thing, calledBy };
  },
  may: (actor, thing) => commentsPolicy.own(actor, thing),
  decide: decideDelete,
});

export const resolveThread = command({
  contract: contract.resolve,
  load: ofThread,
  may: (actor, thing) => commentsPolicy.comment(actor, thing),
  decide: decideResolve,
});

export const reopenThread = command({
  contract: contract.reopen,
  load: ofThread,
  may: (actor, thing) => commentsPolicy.comment(actor, thing),
  decide: decideReopen,
});

export const assignThread = command({
  contract: contract.assign,
  load: async ({ tx, actor, input }) => {
    const thing = await ofThread({ tx, actor, input });
    if (!thing) return null;
    const to = input.memberId === null ? null : await colleagueIn(tx, actor, input.memberId, thing.guards);
    return { ...thing, to };
  },
  may: (actor, thing) => commentsPolicy.comment(actor, thing),
  decide: decideAssign,
});
