import { accountsEn } from '#features/accounts/accounts.messages.en.ts';
import { boardsEn } from '#features/boards/boards.messages.en.ts';
import { calendarEn } from '#features/calendar/calendar.messages.en.ts';
import { commentsEn } from '#features/comments/comments.messages.en.ts';
import { contactsEn } from '#features/contacts/contacts.messages.en.ts';
import { dealsEn } from '#features/deals/deals.messages.en.ts';
import { fieldsEn } from '#features/fields/fields.messages.en.ts';
import { filesEn } from '#features/files/files.messages.en.ts';
import { goalsEn } from '#features/goals/goals.messages.en.ts';
import { handoffsEn } from '#features/handoffs/handoffs.messages.en.ts';
import { importsEn } from '#features/imports/imports.messages.en.ts';
import { inboxEn } from '#features/inbox/inbox.messages.en.ts';
import { notificationsEn } from '#features/inbox/notify/notifications.messages.en.ts';
import { mentionsEn } from '#features/mentions/mentions.messages.en.ts';
import { notesEn } from '#features/notes/notes.messages.en.ts';
import { presenceEn } from '#features/presence/presence.messages.en.ts';
import { productsEn } from '#features/products/products.messages.en.ts';
import { profileEn } from '#features/profile/profile.messages.en.ts';
import { promisesEn } from '#features/promises/promises.messages.en.ts';
import { proposalsEn } from '#features/proposals/proposals.messages.en.ts';
import { ratesEn } from '#features/rates/rates.messages.en.ts';
import { responsibilitiesEn } from '#features/responsibilities/responsibilities.messages.en.ts';
import { searchEn } from '#features/search/search.messages.en.ts';
import { signInEn } from '#features/sign-in/sign-in.messages.en.ts';
import { tasksEn } from '#features/tasks/tasks.messages.en.ts';
import { timelineEn } from '#features/timeline/timeline.messages.en.ts';
import { workingTimeEn } from '#features/working-time/working-time.messages.en.ts';
import { workspacesEn } from '#features/workspaces/workspaces.messages.en.ts';

import { everywhereEn } from './everywhere.messages.en.ts';
import { recordsEn } from './records.messages.en.ts';
import { settingsEn } from './settings.messages.en.ts';
import { shellEn } from './shell.messages.en.ts';

export const catalogue = {
  common: everywhereEn,
  shell: shellEn,
  settings: settingsEn,
  signIn: signInEn,
  accounts: accountsEn,
  boards: boardsEn,
  calendar: calendarEn,
  contacts: contactsEn,
  comments: commentsEn,
  deals: dealsEn,
  fields: fieldsEn,
  profile: profileEn,
  files: filesEn,
  goals: goalsEn,
  handoffs: handoffsEn,
  imports: importsEn,
  inbox: inboxEn,
  mentions: mentionsEn,
  notes: notesEn,
  notifications: notificationsEn,
  presence: presenceEn,
  products: productsEn,
  promises: promisesEn,
  proposals: proposalsEn,
  records: recordsEn,
  rates: ratesEn,
  responsibilities: responsibilitiesEn,
  search: searchEn,
  timeline: timelineEn,
  tasks: tasksEn,
  workingTime: workingTimeEn,
  workspaces: workspacesEn,
};
