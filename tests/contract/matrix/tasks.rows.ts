import { admins, colleagues, leaders, nobody, type Caller } from './callers.ts';
import type { MatrixCase, MatrixRows } from './rows.ts';
import type { World } from './world.ts';

type Things = World['things'];

/** Who knows of each task of the world; whoever may only follow it is not among those who change it. */
const tasks: Record<string, { know: readonly Caller[]; change: readonly Caller[] }> = {
  openTask: { know: colleagues, change: colleagues },
  closedTask: { know: admins, change: admins },
  forGuestTask: { know: admins, change: admins },
  contactTask: { know: admins, change: admins },
  ownTask: { know: ['member'], change: ['member'] },
  givenTask: { know: ['member', 'manager'], change: ['member'] },
  privateTask: { know: nobody, change: nobody },
  queuedTask: { know: ['member', 'manager'], change: ['member', 'manager'] },
  openNoteTask: { know: colleagues, change: colleagues },
  closedNoteTask: { know: admins, change: admins },
};

const each = (may: 'know' | 'change', input: (things: Things, task: string) => object, answers = 200) =>
  Object.fromEntries(
    Object.entries(tasks).map(([name, callers]): [string, MatrixCase] => [
      name,
      { input: ({ things }) => ({ ...input(things, name) }), may: callers[may], answers },
    ]),
  );

const changed = (more: object = {}, answers = 200) =>
  each('change', (things, name) => ({ taskId: things[name], ...more }), answers);

/** Those that are written in a note. */
const inNotes = (more: object, answers = 200) =>
  Object.fromEntries(Object.entries(changed(more, answers)).filter(([name]) => name.endsWith('NoteTask')));

const hidden = ({ canary }: World) => ({
  guest: [`${canary} task`],
  member: [`${canary} task private`, `${canary} task closed`, `${canary} task forGuest`, `${canary} task contact`],
  manager: [`${canary} task private`, `${canary} task closed`, `${canary} task own`],
  admin: [`${canary} task private`, `${canary} task own`, `${canary} task given`],
  owner: [`${canary} task private`, `${canary} task own`, `${canary} task given`],
});

/** Rows of `features/tasks`: a task is its record's, or of those whom it has to do with. */
export const tasksRows: MatrixRows = {
  'GET /tasks': {
    'all that there are': { may: colleagues, hides: hidden },
    'of an account, a team and a person': {
      input: ({ things, workspace, callers }) => ({
        accountId: things['closedAccount'],
        teamId: workspace.teams.sales,
        assigneeId: callers.member.member,
        subjectId: things['closedDeal'],
      }),
      may: colleagues,
      filters: ['accountId', 'teamId', 'assigneeId', 'subjectId'],
      hides: hidden,
    },
  },
  'GET /tasks/counts': { 'of mine': { may: colleagues } },
  'GET /tasks/workload': { 'of those one directs': { may: leaders } },
  'GET /tasks/{taskId}': each('know', (things, name) => ({ taskId: things[name] })),
  'POST /tasks': {
    'about nothing': { input: () => ({ title: 'New' }), may: colleagues },
    'about the open account': {
      input: ({ things }) => ({ title: 'New', subject: { kind: 'account', id: things['openAccount'] } }),
      may: colleagues,
    },
    'about the closed account': {
      input: ({ things }) => ({ title: 'New', subject: { kind: 'account', id: things['closedAccount'] } }),
      may: admins,
    },
    'about a deal of the closed board': {
      input: ({ things }) => ({ title: 'New', subject: { kind: 'deal', id: things['closedDeal'] } }),
      may: admins,
    },
    'about a contact without accounts': {
      input: ({ things }) => ({ title: 'New', subject: { kind: 'contact', id: things['looseContact'] } }),
      may: colleagues,
    },
    'for somebody who may not know of the record': {
      input: ({ things, callers }) => ({
        title: 'New',
        subject: { kind: 'account', id: things['closedAccount'] },
        assigneeId: callers.member.member,
      }),
      may: admins,
      answers: 409,
    },
  },
  'PATCH /tasks/{taskId}': {
    ...changed({ title: 'Another', due: { on: '2027-01-04', time: '09:00', zone: 'Europe/Rome' } }),
    ...inNotes({ title: 'Another' }, 409),
    ...Object.fromEntries(
      Object.entries(inNotes({ due: { on: '2027-01-04', zone: 'Europe/Rome' } })).map(([name, one]) => [
        `the day of ${name}`,
        one,
      ]),
    ),
  },
  'POST /tasks/edit': each('change', (things, name) => ({ changes: [{ taskId: things[name], priority: 'high' }] })),
  'PUT /tasks/{taskId}/holder': {
    ...Object.fromEntries(
      Object.entries(changed()).map(([name, one]): [string, MatrixCase] => [
        name,
        {
          ...one,
          input: (world, caller) => ({ ...one.input?.(world, caller), assigneeId: world.targets.secondAdmin.member }),
        },
      ]),
    ),
    'a guest': {
      input: ({ things, callers }) => ({ taskId: things['openTask'], assigneeId: callers.guest.member }),
      may: colleagues,
      answers: 409,
    },
  },
  'POST /tasks/{taskId}/claim': {
    'in the queue of a team': { input: ({ things }) => ({ taskId: things['queuedTask'] }), may: ['member', 'manager'] },
    'claimed already': {
      input: ({ things }) => ({ taskId: things['claimedTask'] }),
      may: ['member', 'manager'],
      answers: 409,
    },
    'of no team': { input: ({ things }) => ({ taskId: things['openTask'] }), may: nobody },
  },
  'POST /tasks/{taskId}/release': {
    claimed: { input: ({ things }) => ({ taskId: things['claimedTask'] }), may: ['member', 'manager'] },
    'not claimed': {
      input: ({ things }) => ({ taskId: things['queuedTask'] }),
      may: ['member', 'manager'],
      answers: 409,
    },
  },
  'POST /tasks/{taskId}/complete': changed(),
  'POST /tasks/{taskId}/reopen': {
    ...changed({}, 409),
    done: { input: ({ things }) => ({ taskId: things['doneTask'] }), may: colleagues },
  },
  'POST /tasks/bin': each('change', (things, name) => ({ taskIds: [things[name]] })),
  'POST /tasks/restore': Object.fromEntries(
    Object.entries(each('change', (things, name) => ({ taskIds: [things[name]] }))).map(([name, one]) => [
      name,
      { ...one, quiet: 'it lies in no bin' },
    ]),
  ),
  'PUT /tasks/{taskId}/watchers/{memberId}': Object.fromEntries(
    Object.entries(each('know', (things, name) => ({ taskId: things[name] })))
      .filter(([name]) => name !== 'givenTask')
      .map(([name, one]): [string, MatrixCase] => [
        `oneself at ${name}`,
        {
          ...one,
          input: (world, caller) => ({
            ...one.input?.(world, caller),
            memberId:
              caller in world.callers ? world.callers[caller as 'member'].member : world.targets.colleague.member,
          }),
        },
      ]),
  ),
  'DELETE /tasks/{taskId}/watchers/{memberId}': {
    'somebody else': {
      input: ({ things, callers }) => ({ taskId: things['givenTask'], memberId: callers.manager.member }),
      may: ['member', 'manager'],
    },
  },
};
