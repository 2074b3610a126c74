import type { Feature } from '#platform/command/feature.ts';

import { purgeTasks, type PurgeParts } from './purge.job.ts';
import { knownTasks } from './reads.ts';
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
  sees: {
    task: async (tx, actor, facts) => {
      const known = await knownTasks(tx, actor, [...new Set(facts.map(({ subject }) => subject.id))]);
      return new Set(facts.filter(({ subject }) => known.has(subject.id)).map(({ id }) => id));
    },
  },
  jobs: [purgeTasks(parts)],
});
