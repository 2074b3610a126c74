import { factType } from '../shared/fact.ts';
import { memberId, teamId } from '../shared/id.ts';
import { absence, personHours, teamHours } from './working-hours.ts';

export const teamHoursSet = factType('team.hours-set', { teamId, hours: teamHours });
/** Null: from now on as their team does. */
export const memberHoursSet = factType('member.hours-set', { memberId, hours: personHours.nullable() });
export const absenceAdded = factType('member.absence-added', { memberId, absence });
export const absenceRemoved = factType('member.absence-removed', { memberId, absence });
