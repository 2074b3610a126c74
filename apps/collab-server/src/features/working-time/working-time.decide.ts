import { absenceId, addDays, refuse, sameValue, type MemberId, type TeamId } from '@baton/schema/shared';
import {
  absenceAdded,
  absenceRemoved,
  memberHoursSet,
  teamHoursSet,
  type Absence,
  type PersonHours,
  type TeamHours,
  type TimeAway,
} from '@baton/schema/working-time';

import { accept, type Moment } from '#platform/command/definition.ts';

/** Rule WT2. */
export const decideSetTeam = (
  { team, before }: { team: TeamId; before: TeamHours | null },
  { zone, week, holidays }: TeamHours,
) => {
  const hours: TeamHours = { zone, week, holidays: holidays.toSorted() };
  const answer = { ...hours, set: true, mayChange: true };
  return before !== null && sameValue(before, hours)
    ? accept(answer)
    : accept(answer, teamHoursSet({ subject: { kind: 'team', id: team }, data: { teamId: team, hours } }));
};

export interface MemberTime {
  person: { member: MemberId };
  own: PersonHours | null;
  /** What their team does, which counts where they have no hours of their own. */
  team: { id: TeamId | null; hours: TeamHours };
  absences: Absence[];
}

/** What the API tells of somebody's working time. */
export const memberTimeOf = (
  { own, team, absences }: MemberTime,
  { now, mayChange }: { now: Date; mayChange: boolean },
) => ({
  hours: { ...team.hours, ...own },
  own,
  teamId: team.id,
  absences: absences.filter(({ to }) => to >= dayBefore(now)),
  mayChange,
});

/** Somewhere it is still the day before. */
const dayBefore = (now: Date): string => addDays(now.toISOString().slice(0, 10), -1);

/** Rule WT3. */
export const decideSetMember = (
  thing: MemberTime,
  { own: given }: { own: PersonHours | null },
  { now }: Pick<Moment, 'now'>,
) => {
  const own = given && { zone: given.zone, week: given.week };
  const answer = memberTimeOf({ ...thing, own }, { now, mayChange: true });
  const { member: memberId } = thing.person;
  return sameValue(thing.own, own)
    ? accept(answer)
    : accept(answer, memberHoursSet({ subject: aboutMember(memberId), data: { memberId, hours: own } }));
};

const mostAbsences = 200;

export const decideAddAbsence = (
  { person: { member: memberId }, held }: { person: { member: MemberId }; held: number },
  { from, to, hours }: TimeAway,
  { newId }: Pick<Moment, 'newId'>,
) => {
  if (held >= mostAbsences) return refuse('too-many-absences', { limit: mostAbsences });
  const absence: Absence = { id: absenceId.parse(newId()), from, to, hours };
  return accept(absence, absenceAdded({ subject: aboutMember(memberId), data: { memberId, absence } }));
};

export const decideRemoveAbsence = ({
  person: { member: memberId },
  absence,
}: {
  person: { member: MemberId };
  absence: Absence;
}) => accept({}, absenceRemoved({ subject: aboutMember(memberId), data: { memberId, absence } }));

const aboutMember = (id: MemberId) => ({ kind: 'member', id });
