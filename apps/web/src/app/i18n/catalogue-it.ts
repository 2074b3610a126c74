import { accountsIt } from '#features/accounts/accounts.messages.it.ts';
import { boardsIt } from '#features/boards/boards.messages.it.ts';
import { calendarIt } from '#features/calendar/calendar.messages.it.ts';
import { commentsIt } from '#features/comments/comments.messages.it.ts';
import { contactsIt } from '#features/contacts/contacts.messages.it.ts';
import { dealsIt } from '#features/deals/deals.messages.it.ts';
import { fieldsIt } from '#features/fields/fields.messages.it.ts';
import { filesIt } from '#features/files/files.messages.it.ts';
import { goalsIt } from '#features/goals/goals.messages.it.ts';
import { handoffsIt } from '#features/handoffs/handoffs.messages.it.ts';
import { importsIt } from '#features/imports/imports.messages.it.ts';
import { inboxIt } from '#features/inbox/inbox.messages.it.ts';
import { notificationsIt } from '#features/inbox/notify/notifications.messages.it.ts';
import { mentionsIt } from '#features/mentions/mentions.messages.it.ts';
import { notesIt } from '#features/notes/notes.messages.it.ts';
import { presenceIt } from '#features/presence/presence.messages.it.ts';
import { productsIt } from '#features/products/products.messages.it.ts';
import { profileIt } from '#features/profile/profile.messages.it.ts';
import { promisesIt } from '#features/promises/promises.messages.it.ts';
import { proposalsIt } from '#features/proposals/proposals.messages.it.ts';
import { ratesIt } from '#features/rates/rates.messages.it.ts';
import { responsibilitiesIt } from '#features/responsibilities/responsibilities.messages.it.ts';
import { searchIt } from '#features/search/search.messages.it.ts';
import { signInIt } from '#features/sign-in/sign-in.messages.it.ts';
import { tasksIt } from '#features/tasks/tasks.messages.it.ts';
import { timelineIt } from '#features/timeline/timeline.messages.it.ts';
import { workingTimeIt } from '#features/working-time/working-time.messages.it.ts';
import { workspacesIt } from '#features/workspaces/workspaces.messages.it.ts';

import { everywhereIt } from './everywhere.messages.it.ts';
import { recordsIt } from './records.messages.it.ts';
import { settingsIt } from './settings.messages.it.ts';
import { shellIt } from './shell.messages.it.ts';

export const catalogue = {
  common: everywhereIt,
  shell: shellIt,
  settings: settingsIt,
  signIn: signInIt,
  accounts: accountsIt,
  boards: boardsIt,
  calendar: calendarIt,
  contacts: contactsIt,
  comments: commentsIt,
  deals: dealsIt,
  fields: fieldsIt,
  profile: profileIt,
  files: filesIt,
  goals: goalsIt,
  handoffs: handoffsIt,
  imports: importsIt,
  inbox: inboxIt,
  mentions: mentionsIt,
  notes: notesIt,
  notifications: notificationsIt,
  presence: presenceIt,
  products: productsIt,
  promises: promisesIt,
  proposals: proposalsIt,
  records: recordsIt,
  rates: ratesIt,
  responsibilities: responsibilitiesIt,
  search: searchIt,
  timeline: timelineIt,
  tasks: tasksIt,
  workingTime: workingTimeIt,
  workspaces: workspacesIt,
};
