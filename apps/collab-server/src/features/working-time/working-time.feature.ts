import { absenceAdded, absenceRemoved, memberHoursSet, teamHoursSet } from '@baton/schema/working-time';
import { absences, workingHours } from '@baton/schema/working-time/tables';
import { and, eq } from 'drizzle-orm';

import type { Feature } from '#platform/command/feature.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { addAbsence, removeAbsence, setMemberHours, setTeamHours } from './working-time.command.ts';
import { listAbsences, readMemberTime, readTeamHours } from './working-time.queries.ts';

/** When teams and people work, and who is away. Who sees its facts, those who see members and teams say. */
export const workingTimeFeature: Feature = {
  name: 'working-time',
  commands: [setTeamHours, setMemberHours, addAbsence, removeAbsence],
  queries: [readTeamHours, readMemberTime, listAbsences],
  projections: {
    [teamHoursSet.type]: async (tx, { workspace, data }) => {
      const { teamId: holder, hours } = teamHoursSet.data.parse(data);
      await put(tx, { workspace, holder, ...hours });
    },
    [memberHoursSet.type]: async (tx, { workspace, data }) => {
      const { memberId: holder, hours } = memberHoursSet.data.parse(data);
      if (hours) return put(tx, { workspace, holder, ...hours, holidays: [] });
      await tx.delete(workingHours).where(and(eq(workingHours.workspace, workspace), eq(workingHours.holder, holder)));
    },
    [absenceAdded.type]: async (tx, { workspace, data }) => {
      const { memberId: member, absence } = absenceAdded.data.parse(data);
      await tx.insert(absences).values({ workspace, member, ...absence });
    },
    [absenceRemoved.type]: async (tx, { workspace, data }) => {
      const { absence } = absenceRemoved.data.parse(data);
      await tx.delete(absences).where(and(eq(absences.workspace, workspace), eq(absences.id, absence.id)));
    },
  },
};

const put = async (tx: Tx, { workspace, holder, ...set }: typeof workingHours.$inferInsert): Promise<void> => {
  await tx
    .insert(workingHours)
    .values({ workspace, holder, ...set })
    .onConflictDoUpdate({ target: [workingHours.workspace, workingHours.holder], set });
};
