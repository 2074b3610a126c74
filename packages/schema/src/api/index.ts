import { accounts } from '../accounts/accounts.contract.ts';
import { appPasswords } from '../calendar/app-passwords.contract.ts';
import { calendars } from '../calendar/calendars.contract.ts';
import { events } from '../calendar/events.contract.ts';
import { calendarFeeds } from '../calendar/feeds.contract.ts';
import { calendarSubscriptions } from '../calendar/subscriptions.contract.ts';
import { comments } from '../comments/comments.contract.ts';
import { contacts } from '../contacts/contacts.contract.ts';
import { boards } from '../deals/boards.contract.ts';
import { deals } from '../deals/deals.contract.ts';
import { facts } from '../facts/timeline.contract.ts';
import { fields } from '../fields/fields.contract.ts';
import { files } from '../files/files.contract.ts';
import { goals } from '../goals/goals.contract.ts';
import { handoffRoutes, handoffs } from '../handoffs/handoffs.contract.ts';
import { imports } from '../imports/imports.contract.ts';
import { inbox } from '../inbox/inbox.contract.ts';
import { notifications } from '../inbox/notifications.contract.ts';
import { mentions } from '../mentions/mentions.contract.ts';
import { notes } from '../notes/notes.contract.ts';
import { priceBook } from '../products/price-book.contract.ts';
import { products } from '../products/products.contract.ts';
import { promises } from '../promises/promises.contract.ts';
import { proposalApprovals } from '../proposals/approvals.contract.ts';
import { proposalBranches } from '../proposals/branches.contract.ts';
import { proposals } from '../proposals/proposals.contract.ts';
import { proposalSending } from '../proposals/sending.contract.ts';
import { proposalSettings } from '../proposals/settings.contract.ts';
import { shownProposals } from '../proposals/shown.contract.ts';
import { proposalSuggestions } from '../proposals/suggestions.contract.ts';
import { proposalTemplates } from '../proposals/templates.contract.ts';
import { rates } from '../rates/rates.contract.ts';
import { responsibilities } from '../responsibilities/responsibilities.contract.ts';
import { search } from '../search/search.contract.ts';
import { tasks } from '../tasks/tasks.contract.ts';
import { workingTime } from '../working-time/working-time.contract.ts';
import { entrance, people } from '../workspaces/people.contract.ts';
import { access, invitations, members, teams, workspaces } from '../workspaces/workspaces.contract.ts';

export * from './problem.ts';

/**
 * Every contract of the HTTP API in one router; paths are relative to `/api/v1`. A domain adds one line. The server
 * refuses to start with a route that is not in here, and a contract test names those that nobody serves.
 */
export const api = {
  access,
  accounts,
  boards,
  appPasswords,
  calendarFeeds,
  calendars,
  calendarSubscriptions,
  contacts,
  comments,
  deals,
  entrance,
  events,
  facts,
  fields,
  files,
  goals,
  handoffRoutes,
  handoffs,
  imports,
  inbox,
  invitations,
  members,
  mentions,
  notes,
  notifications,
  people,
  priceBook,
  products,
  promises,
  proposalApprovals,
  proposalBranches,
  proposals,
  proposalSending,
  proposalSettings,
  proposalSuggestions,
  proposalTemplates,
  rates,
  responsibilities,
  search,
  shownProposals,
  tasks,
  teams,
  workingTime,
  workspaces,
};
export type Api = typeof api;

export const apiPrefix = '/api/v1';

/** Version of the API's description: the second number grows with it, the first would be another prefix. */
export const apiVersion = '1.0.0';
