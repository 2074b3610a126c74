import { workingTime as contract } from '@baton/schema/working-time';
import { absences } from '@baton/schema/working-time/tables';
import { and, asc, eq, gte, lte } from 'drizzle-orm';

import { query } from '#platform/command/query.ts';

import { colleaguesAsActors, presentTeams } from '../workspaces/reads.ts';
import { absenceOf, hoursRows, memberTimes, teamHoursOf, usualHours } from './reads.ts';
import { memberTimeOf } from './working-time.decide.ts';
import { workingTimePolicy } from './working-time.policy.ts';

export const readTeamHours = query({
  contract: contract.readTeam,
  may: workingTimePolicy.read,
  read: async ({ tx, actor, input: { teamId: team } }) => {
    if (!(await presentTeams(tx, actor, [team])).has(team)) return null;
    const set = teamHoursOf((await hoursRows(tx, actor.workspace, [team])).get(team));
    const hours = set ?? (await usualHours(tx, actor.workspace));
    return { ...hours, set: set !== null, mayChange: workingTimePolicy.changeTeam(actor, { team }) };
  },
});

export const readMemberTime = query({
  contract: contract.readMember,
  may: workingTimePolicy.read,
  read: async ({ tx, actor, input: { memberId }, now }) => {
    const [person] = await colleaguesAsActors(tx, actor, [memberId]);
    const times = (await memberTimes(tx, actor.workspace, [memberId])).get(memberId);
    if (!person || !times) return null;
    return memberTimeOf({ person, ...times }, { now, mayChange: workingTimePolicy.changeMember(actor, { person }) });
  },
});

export const listAbsences = query({
  contract: contract.listAbsences,
  may: workingTimePolicy.read,
  read: async ({ tx, actor, input: { from, to } }) => {
    const rows = await tx
      .select()
      .from(absences)
      .where(and(eq(absences.workspace, actor.workspace), gte(absences.to, from), lte(absences.from, to)))
      .orderBy(asc(absences.from), asc(absences.id));
    return { data: rows.map((row) => ({ memberId: row.member, ...absenceOf(row) })) };
  },
});
