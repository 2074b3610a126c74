import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { z } from 'zod';

import { accountsSearch } from '#features/accounts/list/account-search.ts';
import { boardsQuery } from '#features/boards/boards-api.ts';
import { calendarSearch } from '#features/calendar/calendar-search.ts';
import { contactsSearch } from '#features/contacts/list/contact-search.ts';
import { handoffSearch, handoffsSearch } from '#features/handoffs/handoff-search.ts';
import { inboxSearch } from '#features/inbox/inbox-search.ts';
import { proposalsSearch } from '#features/proposals/proposal-search.ts';
import { tasksSearch } from '#features/tasks/task-search.ts';
import { accountSearch } from '#pages/account/account-search.ts';
import { boardSearch } from '#pages/board/board-search.ts';
import { proposalPageSearch } from '#pages/proposal/proposal-page-search.ts';
import { foundSearch } from '#pages/search/found-search.ts';

import { app, root } from './app-route.tsx';
import { AskForResetPage, InvitationPage, SetupPage, SignInPage } from './entrance-pages.tsx';
import { settingsTree } from './settings-routes.ts';

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: z.object({
    next: z.string().startsWith('/').optional().catch(undefined),
    expired: z.boolean().optional().catch(undefined),
  }),
  component: SignInPage,
});
const reset = createRoute({ getParentRoute: () => root, path: '/reset', component: AskForResetPage });
const setup = createRoute({ getParentRoute: () => root, path: '/setup', component: SetupPage });
const invitation = createRoute({ getParentRoute: () => root, path: '/invitation', component: InvitationPage });

const home = createRoute({
  getParentRoute: () => app,
  path: '/',
  beforeLoad: async ({ context }) => {
    if (!context.session) return;
    const query = boardsQuery();
    const asked = context.queries.fetchQuery({ ...query, staleTime: 60_000 }).catch(() => null);
    const boards = context.queries.getQueryData(query.queryKey) ?? (await asked);
    const last = localStorage.getItem('baton.board');
    const board = boards?.data.find(({ id }) => id === last) ?? boards?.data[0];
    throw board
      ? redirect({ to: '/boards/$boardId', params: { boardId: board.id } })
      : redirect({ to: '/boards', search: {} });
  },
});
const boards = createRoute({
  getParentRoute: () => app,
  path: '/boards',
  validateSearch: z.object({ create: z.boolean().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('#pages/boards/boards-page.tsx'), 'BoardsPage'),
});
const board = createRoute({
  getParentRoute: () => app,
  path: '/boards/$boardId',
  validateSearch: boardSearch,
  component: lazyRouteComponent(() => import('#pages/board/board-page.tsx'), 'BoardPage'),
});
const deal = createRoute({
  getParentRoute: () => app,
  path: '/deals/$dealId',
  validateSearch: z.object({ handoff: z.uuid().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('#pages/deal/deal-page.tsx'), 'DealPage'),
});

const accounts = createRoute({
  getParentRoute: () => app,
  path: '/accounts',
  validateSearch: accountsSearch,
  component: lazyRouteComponent(() => import('#pages/accounts/accounts-page.tsx'), 'AccountsPage'),
});
const account = createRoute({
  getParentRoute: () => app,
  path: '/accounts/$accountId',
  validateSearch: accountSearch,
  component: lazyRouteComponent(() => import('#pages/account/account-page.tsx'), 'AccountPage'),
});

const contacts = createRoute({
  getParentRoute: () => app,
  path: '/contacts',
  validateSearch: contactsSearch,
  component: lazyRouteComponent(() => import('#pages/contacts/contacts-page.tsx'), 'ContactsPage'),
});
const contact = createRoute({
  getParentRoute: () => app,
  path: '/contacts/$contactId',
  component: lazyRouteComponent(() => import('#pages/contact/contact-page.tsx'), 'ContactPage'),
});

const handoffs = createRoute({
  getParentRoute: () => app,
  path: '/handoffs',
  validateSearch: handoffsSearch,
  component: lazyRouteComponent(() => import('#pages/handoffs/handoffs-page.tsx'), 'HandoffsPage'),
});
const handoff = createRoute({
  getParentRoute: () => app,
  path: '/handoffs/$handoffId',
  validateSearch: handoffSearch,
  component: lazyRouteComponent(() => import('#pages/handoff/handoff-page.tsx'), 'HandoffPage'),
});

const team = createRoute({
  getParentRoute: () => app,
  path: '/teams/$teamId',
  component: lazyRouteComponent(() => import('#pages/team/team-page.tsx'), 'TeamPage'),
});
const proposals = createRoute({
  getParentRoute: () => app,
  path: '/proposals',
  validateSearch: proposalsSearch,
  component: lazyRouteComponent(() => import('#pages/proposals/proposals-page.tsx'), 'ProposalsPage'),
});
const proposal = createRoute({
  getParentRoute: () => app,
  path: '/proposals/$proposalId',
  validateSearch: proposalPageSearch,
  component: lazyRouteComponent(() => import('#pages/proposal/proposal-page.tsx'), 'ProposalPage'),
});

const tasks = createRoute({
  getParentRoute: () => app,
  path: '/tasks',
  validateSearch: tasksSearch,
  component: lazyRouteComponent(() => import('#pages/tasks/tasks-page.tsx'), 'TasksPage'),
});

const calendar = createRoute({
  getParentRoute: () => app,
  path: '/calendar',
  validateSearch: calendarSearch,
  component: lazyRouteComponent(() => import('#pages/calendar/calendar-page.tsx'), 'CalendarPage'),
});

const inbox = createRoute({
  getParentRoute: () => app,
  path: '/inbox',
  validateSearch: inboxSearch,
  component: lazyRouteComponent(() => import('#pages/inbox/inbox-page.tsx'), 'InboxPage'),
});

const search = createRoute({
  getParentRoute: () => app,
  path: '/search',
  validateSearch: foundSearch,
  component: lazyRouteComponent(() => import('#pages/search/search-page.tsx'), 'SearchPage'),
});

const tree = root.addChildren([
  signIn,
  reset,
  setup,
  invitation,
  app.addChildren([
    home,
    boards,
    board,
    deal,
    accounts,
    account,
    contacts,
    contact,
    handoffs,
    handoff,
    team,
    proposals,
    proposal,
    tasks,
    calendar,
    inbox,
    search,
    settingsTree,
  ]),
]);

/** The routes of the app; pages and their code are read when they are first opened or pointed at. */
export const makeRouter = (queries: QueryClient) =>
  createRouter({ routeTree: tree, context: { queries }, defaultPreload: 'intent', scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
