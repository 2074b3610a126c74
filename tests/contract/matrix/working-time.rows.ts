import { admins, colleagues, leaders } from './callers.ts';
import type { MatrixRows } from './rows.ts';

const week = [[{ from: '08:00', to: '16:00' }], [], [], [], [], [], []];
const hours = { zone: 'Europe/Rome', week, holidays: ['2027-05-01'] };
const away = { from: '2027-03-01', to: '2027-03-02' };

/** Rows of `features/working-time`: the member and the manager are of sales, the colleague of the workspace's own team. */
export const workingTimeRows: MatrixRows = {
  'GET /teams/{teamId}/working-time': {
    'of sales': { input: ({ workspace }) => ({ teamId: workspace.teams.sales }), may: colleagues },
  },
  'PUT /teams/{teamId}/working-time': {
    'of sales': { input: ({ workspace }) => ({ teamId: workspace.teams.sales, ...hours }), may: leaders },
    'of another team': { input: ({ ownTeam }) => ({ teamId: ownTeam, ...hours }), may: admins },
  },
  'GET /members/{memberId}/working-time': {
    'of the member': { input: ({ callers }) => ({ memberId: callers.member.member }), may: colleagues },
  },
  'PUT /members/{memberId}/working-time': {
    'of the member': {
      input: ({ callers }) => ({ memberId: callers.member.member, own: { zone: 'UTC', week } }),
      may: colleagues,
    },
    'of somebody in another team': {
      input: ({ targets }) => ({ memberId: targets.colleague.member, own: { zone: 'UTC', week } }),
      may: admins,
    },
  },
  'POST /members/{memberId}/absences': {
    'of the member': { input: ({ callers }) => ({ memberId: callers.member.member, ...away }), may: colleagues },
    'of somebody in another team': {
      input: ({ targets }) => ({ memberId: targets.colleague.member, ...away }),
      may: admins,
    },
  },
  'DELETE /absences/{absenceId}': {
    'of the member': { input: ({ things }) => ({ absenceId: things['absence'] }), may: colleagues },
    'of somebody in another team': { input: ({ things }) => ({ absenceId: things['farAbsence'] }), may: admins },
  },
  'GET /absences': {
    'of some days': { input: () => ({ from: '2027-02-01', to: '2027-02-28' }), may: colleagues },
  },
};
