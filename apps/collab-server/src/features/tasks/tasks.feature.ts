import { taskAssigned, taskUnwatched } from '@baton/schema/tasks';
import { roleTable } from '@baton/schema/workspaces';
import { sql } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import type { Feature } from '#platform/command/feature.ts';
import { rowsThat } from '#platform/command/goes-with.ts';
import type { RecordedFact } from '#platform/facts/facts.port.ts';

import { purgeTasks, type PurgeParts } from './purge.job.ts';
import { knownTasks, tasksAboutNothing } from './reads.ts';
import {
  assignTask,
  binTasks,
  claimTask,
  completeTask,
  createTask,
  editTask,
  editTasks,
  releaseTask,
  reopenTask,
  restoreTasks,
  unwatchTask,
  watchTask,
} from './tasks.command.ts';
import { tasksProjections } from './tasks.projection.ts';
import { countTasks, listTasks, readTask, readWorkload } from './tasks.queries.ts';

/**
 * Whether this fact took a task from the actor: a task about nothing is theirs no more after it, and it is the last that
 * they hear of it. Otherwise their lists would show it until they are read again.
 */
const tookAwayFrom = ({ member, teams, role }: Actor, { type, data }: RecordedFact): boolean => {
  if (roleTable[role].external) return false;
  if (type === taskAssigned.type) {
    const { from } = taskAssigned.data.parse(data);
    return from.assigneeId === member || (from.teamId !== null && teams.includes(from.teamId));
  }
  return type === taskUnwatched.type && taskUnwatched.data.parse(data).memberId === member;
};

/** Things to do, by people and teams, about records or about nothing. */
export const tasksFeature = (parts: PurgeParts): Feature => ({
  name: 'tasks',
  commands: [
    createTask,
    editTask,
    editTasks,
    assignTask,
    claimTask,
    releaseTask,
    completeTask,
    reopenTask,
    binTasks,
    restoreTasks,
    watchTask,
    unwatchTask,
  ],
  queries: [listTasks, countTasks, readWorkload, readTask],
  projections: tasksProjections,
  goesWith: rowsThat('tasks', (gone) => sql`container = ${gone} or subject = ${gone}`),
  sees: {
    task: async (tx, actor, facts) => {
      const ids = [...new Set(facts.map(({ subject }) => subject.id))];
      const known = await knownTasks(tx, actor, ids);
      const taken = facts.filter((fact) => !known.has(fact.subject.id) && tookAwayFrom(actor, fact));
      const free = await tasksAboutNothing(
        tx,
        actor,
        taken.map(({ subject }) => subject.id),
      );
      return new Set(
        facts
          .filter((fact) => known.has(fact.subject.id) || (free.has(fact.subject.id) && tookAwayFrom(actor, fact)))
          .map(({ id }) => id),
      );
    },
  },
  jobs: [purgeTasks(parts)],
});
