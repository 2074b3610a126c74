import { admins, colleagues, insiders, nobody } from './callers.ts';
import type { MatrixCase, MatrixRows } from './rows.ts';
import type { World } from './world.ts';

const target = (name: keyof World['targets']) => (world: World) => ({ memberId: world.targets[name].member });
const own = (world: World, caller: string) =>
  caller in world.callers ? world.callers[caller as keyof World['callers']] : world.callers.owner;
const self = (world: World, caller: string) => ({ memberId: own(world, caller).member });

/** The same case with more input. */
const plus =
  (input: (world: World) => Record<string, unknown>, more: (world: World) => Record<string, unknown>) =>
  (world: World) => ({ ...input(world), ...more(world) });

const role = (wanted: string) => () => ({ role: wanted });

const memberRows: MatrixRows = {
  'GET /members': {
    live: {
      may: insiders,
      hides: (world) => ({ guest: [world.targets.colleague.email, world.targets.colleague.member] }),
    },
  },
  'PUT /me/name': { live: { input: () => ({ name: 'New name' }), may: insiders } },
  'PUT /members/{memberId}/role': {
    'of a member': { input: plus(target('colleague'), role('manager')), may: admins },
    'of a member to guest': { input: plus(target('colleague'), role('guest')), may: admins },
    'of a member to owner': { input: plus(target('colleague'), role('owner')), may: ['owner'] },
    'of an admin': { input: plus(target('secondAdmin'), role('member')), may: admins },
    'of an owner': { input: plus(target('secondOwner'), role('admin')), may: ['owner'] },
    'of a placeholder': {
      input: (world) => ({ memberId: world.placeholder, role: 'manager' }),
      may: admins,
    },
    'of a placeholder to owner': {
      input: (world) => ({ memberId: world.placeholder, role: 'owner' }),
      may: ['owner'],
      answers: 409,
    },
    'of one who left': { input: plus(target('removed'), role('admin')), may: nobody },
    'of oneself to owner': {
      input: (world) => ({ memberId: world.callers.admin.member, role: 'owner' }),
      may: ['owner'],
    },
  },
  'PUT /members/{memberId}/reports-to': {
    'of a member': {
      input: (world) => ({ ...target('colleague')(world), reportsTo: world.callers.manager.member }),
      may: admins,
    },
    'of a member to nobody': { input: plus(target('colleague'), () => ({ reportsTo: null })), may: admins },
    'to one who left': {
      input: (world) => ({ ...target('colleague')(world), reportsTo: world.targets.removed.member }),
      may: admins,
      answers: 409,
    },
  },
  'DELETE /members/{memberId}': {
    'a member': { input: target('colleague'), may: admins },
    'an admin': { input: target('secondAdmin'), may: admins },
    'an owner': { input: target('secondOwner'), may: ['owner'] },
    'a placeholder': { input: (world) => ({ memberId: world.placeholder }), may: admins },
    'one who left': { input: target('removed'), may: nobody },
    oneself: { input: self, may: insiders },
  },
  'POST /members/{memberId}/reinstate': {
    'a member who left': { input: target('removed'), may: admins },
    'an owner who left': { input: target('removedOwner'), may: ['owner'] },
    'a member who is here': { input: target('colleague'), may: nobody },
  },
};

const open = (world: World) => ({ invitationId: world.invitations.open.id });
const invitationRows: MatrixRows = {
  'GET /invitations': { live: { may: admins } },
  'POST /invitations': {
    'as member': {
      input: (world) => ({ email: 'new@example.com', role: 'member', teams: [world.ownTeam] }),
      may: admins,
    },
    'as owner': { input: () => ({ email: 'new@example.com', role: 'owner' }), may: ['owner'] },
    'as a placeholder': {
      input: (world) => ({ email: 'new@example.com', role: 'member', placeholder: world.placeholder }),
      may: admins,
    },
    'a member': {
      input: (world) => ({ email: world.targets.colleague.email, role: 'member' }),
      may: admins,
      answers: 409,
    },
  },
  'DELETE /invitations/{invitationId}': {
    open: { input: open, may: admins },
    'open, as owner': { input: (world) => ({ invitationId: world.invitations.forOwner.id }), may: ['owner'] },
    accepted: { input: (world) => ({ invitationId: world.invitations.accepted.id }), may: nobody },
    revoked: { input: (world) => ({ invitationId: world.invitations.revoked.id }), may: nobody },
    expired: { input: (world) => ({ invitationId: world.invitations.expired.id }), may: nobody },
  },
};

const sales = (world: World) => ({ teamId: world.workspace.teams.sales });
const place = (world: World) => ({ teamId: world.ownTeam, memberId: world.callers.member.member });
const teamRows: MatrixRows = {
  'GET /teams': { live: { may: colleagues } },
  'POST /teams': {
    'a new one': { input: () => ({ name: 'Partners' }), may: admins },
    'a taken name': { input: (world) => ({ name: `${world.canary} team` }), may: admins, answers: 409 },
  },
  'PATCH /teams/{teamId}': {
    own: { input: (world) => ({ teamId: world.ownTeam, name: 'Partners' }), may: admins },
    department: { input: plus(sales, () => ({ name: 'Sales and more' })), may: admins },
  },
  'PUT /teams/{teamId}/members/{memberId}': {
    'a member': { input: place, may: admins },
    'a placeholder': { input: (world) => ({ teamId: world.ownTeam, memberId: world.placeholder }), may: admins },
    'a guest': {
      input: (world) => ({ teamId: world.ownTeam, memberId: world.callers.guest.member }),
      may: admins,
      answers: 409,
    },
    'one who left': {
      input: (world) => ({ teamId: world.ownTeam, memberId: world.targets.removed.member }),
      may: nobody,
    },
  },
  'DELETE /teams/{teamId}/members/{memberId}': {
    'a member of it': {
      input: (world) => ({ teamId: world.ownTeam, memberId: world.targets.colleague.member }),
      may: admins,
    },
    'no member of it': { input: place, may: admins },
  },
};

const container = (state: keyof World['containers'] | 'workspace') => (world: World) => ({
  containerId: state === 'workspace' ? world.workspace.id : world.containers[state],
});

/** Who may change access, by the state of the container (W9). */
const keepers: Record<keyof World['containers'], MatrixCase['may']> = {
  open: admins,
  ofTeam: ['manager', ...admins],
  closed: admins,
  forGuest: ['member', ...admins],
};

const forEachContainer = (more: (world: World) => Record<string, unknown>, answers?: number) => ({
  ...Object.fromEntries(
    (Object.keys(keepers) as (keyof World['containers'])[]).map((state): [string, MatrixCase] => [
      state,
      { input: plus(container(state), more), may: keepers[state], ...(answers ? { answers } : {}) },
    ]),
  ),
  'the workspace': { input: plus(container('workspace'), more), may: admins, answers: 409 },
});

const toColleague = (world: World) => ({ subjectKind: 'member', subject: world.targets.colleague.member });
const toTeam = (world: World) => ({ subjectKind: 'team', subject: world.ownTeam });
const accessRows: MatrixRows = {
  'GET /containers/{containerId}/access': {
    open: { input: container('open'), may: colleagues },
    ofTeam: { input: container('ofTeam'), may: colleagues },
    closed: { input: container('closed'), may: admins },
    forGuest: {
      input: container('forGuest'),
      may: ['guest', 'member', ...admins],
      hides: (world) => ({ guest: [world.callers.member.member] }),
    },
    'the workspace': { input: container('workspace'), may: colleagues },
  },
  'PUT /containers/{containerId}/grants/{subjectKind}/{subject}': {
    ...forEachContainer(plus(toColleague, () => ({ level: 'write' }))),
    'to a team': {
      input: plus(
        container('open'),
        plus(toTeam, () => ({ level: 'manage' })),
      ),
      may: admins,
    },
    'to one who left': {
      input: (world) => ({
        ...container('open')(world),
        subjectKind: 'member',
        subject: world.targets.removed.member,
        level: 'read',
      }),
      may: admins,
      answers: 409,
    },
  },
  'DELETE /containers/{containerId}/grants/{subjectKind}/{subject}': {
    'that is not there': { input: plus(container('open'), toColleague), may: nobody },
    'on the workspace': { input: plus(container('workspace'), toColleague), may: admins, answers: 409 },
    'of a team': {
      input: (world) => ({
        ...container('ofTeam')(world),
        subjectKind: 'team',
        subject: world.workspace.teams.sales,
      }),
      may: keepers.ofTeam,
    },
    'of a member': {
      input: (world) => ({
        ...container('forGuest')(world),
        subjectKind: 'member',
        subject: world.callers.guest.member,
      }),
      may: keepers.forGuest,
    },
  },
  'PUT /containers/{containerId}/visibility': forEachContainer(() => ({ visibility: 'people' })),
};

/** Rows of `features/workspaces`: the workspace, its people, and who may do what. */
export const workspacesRows: MatrixRows = {
  'GET /workspace': { live: { may: insiders } },
  'PATCH /workspace': { live: { input: () => ({ name: 'New', baseCurrency: 'CHF' }), may: admins } },
  ...memberRows,
  ...invitationRows,
  ...teamRows,
  ...accessRows,
};
