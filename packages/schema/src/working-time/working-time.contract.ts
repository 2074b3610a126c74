import { oc } from '@orpc/contract';
import { z } from 'zod';

import { absenceId, memberId, teamId } from '../shared/id.ts';
import { refusals } from '../shared/refusal.ts';
import { absence, isInOrder, personHours, teamHours, timeAwayFields } from './working-hours.ts';

const ofTeam = z.strictObject({
  ...teamHours.shape,
  /** Whether somebody has set them; otherwise they are the usual ones. */
  set: z.boolean(),
  mayChange: z.boolean(),
});

const ofMember = z.strictObject({
  /** What counts: their own hours or their team's, and their team's holidays. */
  hours: teamHours,
  /** Their own ones, where they have some. */
  own: personHours.nullable(),
  /** Whose hours and holidays count otherwise; null for somebody without a team. */
  teamId: teamId.nullable(),
  /** From today on. */
  absences: z.array(absence),
  mayChange: z.boolean(),
});

const day = timeAwayFields.from;

/** When teams and people work: what clocks over handoffs, free times and shaded hours are reckoned from. */
export const workingTime = {
  readTeam: oc
    .route({
      method: 'GET',
      path: '/teams/{teamId}/working-time',
      summary: 'When a team works',
      tags: ['working time'],
    })
    .input(z.strictObject({ teamId }))
    .output(ofTeam),
  setTeam: oc
    .route({
      method: 'PUT',
      path: '/teams/{teamId}/working-time',
      summary: 'Say when a team works, and on which days it does not',
      tags: ['working time'],
    })
    .input(z.strictObject({ teamId, ...teamHours.shape }))
    .output(ofTeam),
  readMember: oc
    .route({
      method: 'GET',
      path: '/members/{memberId}/working-time',
      summary: 'When somebody works, and when they are away',
      tags: ['working time'],
    })
    .input(z.strictObject({ memberId }))
    .output(ofMember),
  setMember: oc
    .route({
      method: 'PUT',
      path: '/members/{memberId}/working-time',
      summary: 'Say when somebody works, where that is not as their team does; null as their team does',
      tags: ['working time'],
    })
    .input(z.strictObject({ memberId, own: personHours.nullable() }))
    .output(ofMember),
  addAbsence: oc
    .route({
      method: 'POST',
      path: '/members/{memberId}/absences',
      summary: 'Say that somebody is away on these days, or for hours of one day',
      tags: ['working time'],
    })
    .input(z.strictObject({ memberId, ...timeAwayFields }).refine(isInOrder))
    .output(absence)
    .errors(refusals('too-many-absences')),
  removeAbsence: oc
    .route({
      method: 'DELETE',
      path: '/absences/{absenceId}',
      summary: 'They are not away after all',
      tags: ['working time'],
    })
    .input(z.strictObject({ absenceId }))
    .output(z.strictObject({})),
  listAbsences: oc
    .route({ method: 'GET', path: '/absences', summary: 'Who is away between two days', tags: ['working time'] })
    .input(z.strictObject({ from: day, to: day }))
    .output(z.strictObject({ data: z.array(z.strictObject({ memberId, ...absence.shape })) })),
};
