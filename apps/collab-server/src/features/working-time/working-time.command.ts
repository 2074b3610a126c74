import type { MemberId } from '@baton/schema/shared';
import { workingTime as contract } from '@baton/schema/working-time';
import { absences } from '@baton/schema/working-time/tables';
import { and, count, eq } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { command } from '#platform/command/command.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { colleaguesAsActors, presentTeams } from '../workspaces/reads.ts';
import { absenceOf, hoursRows, memberTimes, teamHoursOf } from './reads.ts';
import { decideAddAbsence, decideRemoveAbsence, decideSetMember, decideSetTeam } from './working-time.decide.ts';
import { workingTimePolicy } from './working-time.policy.ts';

export const setTeamHours = command({
  contract: contract.setTeam,
  load: async ({ tx, actor, input: { teamId: team } }) => {
    if (!(await presentTeams(tx, actor, [team])).has(team)) return null;
    return { team, before: teamHoursOf((await hoursRows(tx, actor.workspace, [team])).get(team)) };
  },
  may: workingTimePolicy.changeTeam,
  decide: decideSetTeam,
});

export const setMemberHours = command({
  contract: contract.setMember,
  load: async ({ tx, actor, input: { memberId } }) => {
    const person = await colleague(tx, actor, memberId);
    // Which absences have passed, the decision says, which knows what time it is.
    const times = await memberTimes(tx, actor.workspace, [memberId]);
    const found = times.get(memberId);
    return person && found ? { person, ...found } : null;
  },
  may: (actor, thing) => workingTimePolicy.changeMember(actor, thing),
  decide: decideSetMember,
});

export const addAbsence = command({
  contract: contract.addAbsence,
  load: async ({ tx, actor, input: { memberId } }) => {
    const person = await colleague(tx, actor, memberId);
    const [row] = await tx
      .select({ held: count() })
      .from(absences)
      .where(and(eq(absences.workspace, actor.workspace), eq(absences.member, memberId)));
    return person && { person, held: row?.held ?? 0 };
  },
  may: (actor, thing) => workingTimePolicy.changeMember(actor, thing),
  decide: decideAddAbsence,
});

export const removeAbsence = command({
  contract: contract.removeAbsence,
  load: async ({ tx, actor, input: { absenceId } }) => {
    const [row] = await tx
      .select()
      .from(absences)
      .where(and(eq(absences.workspace, actor.workspace), eq(absences.id, absenceId)))
      .for('update');
    const person = row && (await colleague(tx, actor, row.member));
    return person ? { person, absence: absenceOf(row) } : null;
  },
  may: (actor, thing) => workingTimePolicy.changeMember(actor, thing),
  decide: decideRemoveAbsence,
});

const colleague = async (tx: Tx, actor: Actor, id: MemberId) => (await colleaguesAsActors(tx, actor, [id]))[0] ?? null;
