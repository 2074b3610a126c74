import { accountsRows } from './accounts.rows.ts';
import { calendarRows } from './calendar.rows.ts';
import { commentsRows } from './comments.rows.ts';
import { dealsRows } from './deals.rows.ts';
import { factsRows } from './facts.rows.ts';
import { filesRows } from './files.rows.ts';
import { goalsRows } from './goals.rows.ts';
import { handoffsRows } from './handoffs.rows.ts';
import { importsRows } from './imports.rows.ts';
import { inboxRows } from './inbox.rows.ts';
import { listsRows } from './lists.rows.ts';
import { mentionsRows } from './mentions.rows.ts';
import { notesRows } from './notes.rows.ts';
import { promisesRows } from './promises.rows.ts';
import { proposalTemplatesRows } from './proposal-templates.rows.ts';
import { proposalsRows } from './proposals.rows.ts';
import { responsibilitiesRows } from './responsibilities.rows.ts';
import type { MatrixRows } from './rows.ts';
import { searchRows } from './search.rows.ts';
import { sentProposalsRows } from './sent-proposals.rows.ts';
import { signInRows } from './sign-in.rows.ts';
import { tasksRows } from './tasks.rows.ts';
import { workingTimeRows } from './working-time.rows.ts';
import { workspacesRows } from './workspaces.rows.ts';

/** All rows of the matrix; a route without one fails the run. */
export const rows: MatrixRows = {
  ...accountsRows,
  ...calendarRows,
  ...commentsRows,
  ...dealsRows,
  ...factsRows,
  ...filesRows,
  ...goalsRows,
  ...handoffsRows,
  ...importsRows,
  ...inboxRows,
  ...listsRows,
  ...mentionsRows,
  ...notesRows,
  ...responsibilitiesRows,
  ...searchRows,
  ...promisesRows,
  ...proposalTemplatesRows,
  ...proposalsRows,
  ...sentProposalsRows,
  ...signInRows,
  ...tasksRows,
  ...workingTimeRows,
  ...workspacesRows,
};
