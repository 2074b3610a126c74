import { admins, colleagues, insiders, nobody, type Caller } from './callers.ts';
import type { MatrixCase, MatrixRows } from './rows.ts';

const accounts = ['open', 'closed', 'forGuest'] as const;
/** Who talks on the account of each state; the guest only reads theirs, and no internal talk. */
const talkers: Record<(typeof accounts)[number], readonly Caller[]> = {
  open: colleagues,
  closed: admins,
  forGuest: admins,
};

const each = (input: (things: Record<string, string>, state: string) => Record<string, unknown>, answers = 200) =>
  Object.fromEntries(
    accounts.map((state): [string, MatrixCase] => [
      `on the account ${state}`,
      { input: (world) => input(world.things, state), may: talkers[state], answers },
    ]),
  );

const ofThread = (more: Record<string, unknown> = {}, answers = 200) =>
  each((things, state) => ({ threadId: things[`${state}Thread`], ...more }), answers);

/** Who talks of a contact: those of its accounts, and of one that is at none everybody who works here. */
const onContacts = (input: (things: Record<string, string>, state: string) => Record<string, unknown>) =>
  Object.fromEntries(
    (['open', 'closed', 'loose'] as const).map((state): [string, MatrixCase] => [
      `on the ${state} contact`,
      { input: (world) => input(world.things, state), may: state === 'closed' ? admins : colleagues },
    ]),
  );
const ofContactThread = (more: Record<string, unknown> = {}) =>
  onContacts((things, state) => ({ threadId: things[`${state}ContactThread`], ...more }));

/** Who talks of a task: those who know of it, where its record is open to no one more. */
const taskTalkers: Record<string, readonly Caller[]> = {
  open: colleagues,
  closed: admins,
  own: ['member'],
  given: ['member', 'manager'],
  private: nobody,
  queued: ['member', 'manager'],
};
const onTasks = (input: (things: Record<string, string>, state: string) => Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(taskTalkers).map(([state, may]): [string, MatrixCase] => [
      `on the ${state} task`,
      { input: (world) => input(world.things, state), may },
    ]),
  );
const ofTaskThread = (more: Record<string, unknown> = {}) =>
  onTasks((things, state) => ({ threadId: things[`${state}TaskThread`], ...more }));

/** Rows of `features/comments`: talk belongs to the container it is about, and a comment to its author. */
export const commentsRows: MatrixRows = {
  'GET /threads': {
    'all that there are': {
      may: insiders,
      hides: ({ canary }) => ({
        guest: [`${canary} talk`],
        member: [`${canary} talk of task closed`, `${canary} talk of task private`],
        manager: [`${canary} talk of task own`, `${canary} talk of task private`],
        admin: [`${canary} talk of task own`, `${canary} talk of task given`],
        owner: [`${canary} talk of task own`, `${canary} talk of task given`],
      }),
    },
    'of a task': {
      input: (world) => ({ subjectKind: 'task', subjectId: world.things['privateTask'] }),
      may: insiders,
      filters: ['subjectKind', 'subjectId'],
      hides: ({ canary }) => Object.fromEntries(insiders.map((caller) => [caller, [canary]])),
    },
    'of an account': {
      input: (world) => ({ accountId: world.things['closedAccount'] }),
      may: insiders,
      filters: ['accountId'],
      hides: (world) => ({ guest: [world.canary], member: [world.canary], manager: [world.canary] }),
    },
    'of a contact': {
      input: (world) => ({ subjectKind: 'contact', subjectId: world.things['closedContact'] }),
      may: insiders,
      filters: ['subjectKind', 'subjectId'],
      hides: (world) => ({ guest: [world.canary], member: [world.canary], manager: [world.canary] }),
    },
  },
  'POST /threads': {
    ...each((things, state) => ({ subject: { kind: 'account', id: things[`${state}Account`] }, body: 'New' })),
    ...onContacts((things, state) => ({ subject: { kind: 'contact', id: things[`${state}Contact`] }, body: 'New' })),
    ...onTasks((things, state) => ({ subject: { kind: 'task', id: things[`${state}Task`] }, body: 'New' })),
    'on a handoff of an account that is open to all': {
      input: (world) => ({ subject: { kind: 'handoff', id: world.things['sentHandoff'] }, body: 'New' }),
      may: colleagues,
    },
    'on a handoff of the closed account': {
      input: (world) => ({ subject: { kind: 'handoff', id: world.things['closedHandoff'] }, body: 'New' }),
      may: admins,
    },
    'on a deal of the open board': {
      input: (world) => ({ subject: { kind: 'deal', id: world.things['openDeal'] }, body: 'New' }),
      may: colleagues,
    },
    'on a deal of the closed board': {
      input: (world) => ({ subject: { kind: 'deal', id: world.things['closedDeal'] }, body: 'New' }),
      may: admins,
    },
  },
  'POST /notes/{noteId}/threads': each(
    (things, state) => ({ noteId: things[`${state}Note`], from: 'AAAA', to: 'AAAA', body: 'On no words' }),
    409,
  ),
  'POST /proposals/{proposalId}/threads': {
    ...Object.fromEntries(
      accounts.map((state): [string, MatrixCase] => [
        `for the account ${state}`,
        {
          input: ({ things }) => ({
            proposalId: things[`${state}Proposal`],
            from: 'AAAA',
            to: 'AAAA',
            body: 'On no words',
          }),
          may: talkers[state],
          answers: 409,
        },
      ]),
    ),
    'to the customer of one that was not sent': {
      input: ({ things }) => ({
        proposalId: things['openProposal'],
        from: 'AAAA',
        to: 'AAAA',
        body: 'On no words',
        public: true,
      }),
      may: colleagues,
      answers: 409,
    },
  },
  'POST /threads/{threadId}/comments': {
    ...ofThread({ body: 'Reply' }),
    ...ofContactThread({ body: 'Reply' }),
    ...ofTaskThread({ body: 'Reply' }),
  },
  'POST /threads/{threadId}/resolve': { ...ofThread(), ...ofContactThread(), ...ofTaskThread() },
  'POST /threads/{threadId}/reopen': ofThread({}, 409),
  'PUT /threads/{threadId}/assignee': {
    'somebody who sees it': {
      input: (world) => ({ threadId: world.things['openThread'], memberId: world.targets.colleague.member }),
      may: colleagues,
    },
    'a guest, who does not': {
      input: (world) => ({ threadId: world.things['openThread'], memberId: world.callers.guest.member }),
      may: colleagues,
      answers: 409,
    },
  },
  'PATCH /comments/{commentId}': {
    'of somebody else': { input: (world) => ({ commentId: world.things['openComment'], body: 'Mine' }), may: nobody },
    'of the member': {
      input: (world) => ({ commentId: world.things['memberComment'], body: 'Mine' }),
      may: ['member'],
    },
  },
  'DELETE /comments/{commentId}': {
    'of somebody else': { input: (world) => ({ commentId: world.things['openComment'] }), may: nobody },
    'of the member': { input: (world) => ({ commentId: world.things['memberComment'] }), may: ['member'] },
  },
};
