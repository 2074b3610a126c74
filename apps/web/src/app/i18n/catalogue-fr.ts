import { accountsFr } from '#features/accounts/accounts.messages.fr.ts';
import { boardsFr } from '#features/boards/boards.messages.fr.ts';
import { calendarFr } from '#features/calendar/calendar.messages.fr.ts';
import { commentsFr } from '#features/comments/comments.messages.fr.ts';
import { contactsFr } from '#features/contacts/contacts.messages.fr.ts';
import { dealsFr } from '#features/deals/deals.messages.fr.ts';
import { fieldsFr } from '#features/fields/fields.messages.fr.ts';
import { filesFr } from '#features/files/files.messages.fr.ts';
import { goalsFr } from '#features/goals/goals.messages.fr.ts';
import { handoffsFr } from '#features/handoffs/handoffs.messages.fr.ts';
import { importsFr } from '#features/imports/imports.messages.fr.ts';
import { inboxFr } from '#features/inbox/inbox.messages.fr.ts';
import { notificationsFr } from '#features/inbox/notify/notifications.messages.fr.ts';
import { mentionsFr } from '#features/mentions/mentions.messages.fr.ts';
import { notesFr } from '#features/notes/notes.messages.fr.ts';
import { presenceFr } from '#features/presence/presence.messages.fr.ts';
import { productsFr } from '#features/products/products.messages.fr.ts';
import { profileFr } from '#features/profile/profile.messages.fr.ts';
import { promisesFr } from '#features/promises/promises.messages.fr.ts';
import { proposalsFr } from '#features/proposals/proposals.messages.fr.ts';
import { ratesFr } from '#features/rates/rates.messages.fr.ts';
import { responsibilitiesFr } from '#features/responsibilities/responsibilities.messages.fr.ts';
import { searchFr } from '#features/search/search.messages.fr.ts';
import { signInFr } from '#features/sign-in/sign-in.messages.fr.ts';
import { tasksFr } from '#features/tasks/tasks.messages.fr.ts';
import { timelineFr } from '#features/timeline/timeline.messages.fr.ts';
import { workingTimeFr } from '#features/working-time/working-time.messages.fr.ts';
import { workspacesFr } from '#features/workspaces/workspaces.messages.fr.ts';

import { everywhereFr } from './everywhere.messages.fr.ts';
import { recordsFr } from './records.messages.fr.ts';
import { settingsFr } from './settings.messages.fr.ts';
import { shellFr } from './shell.messages.fr.ts';

export const catalogue = {
  common: everywhereFr,
  shell: shellFr,
  settings: settingsFr,
  signIn: signInFr,
  accounts: accountsFr,
  boards: boardsFr,
  calendar: calendarFr,
  contacts: contactsFr,
  comments: commentsFr,
  deals: dealsFr,
  fields: fieldsFr,
  profile: profileFr,
  files: filesFr,
  goals: goalsFr,
  handoffs: handoffsFr,
  imports: importsFr,
  inbox: inboxFr,
  mentions: mentionsFr,
  notes: notesFr,
  notifications: notificationsFr,
  presence: presenceFr,
  products: productsFr,
  promises: promisesFr,
  proposals: proposalsFr,
  records: recordsFr,
  rates: ratesFr,
  responsibilities: responsibilitiesFr,
  search: searchFr,
  timeline: timelineFr,
  tasks: tasksFr,
  workingTime: workingTimeFr,
  workspaces: workspacesFr,
};
