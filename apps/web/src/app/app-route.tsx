import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router';

import { keepRows } from '#shared/api/kept-rows.ts';

import { PageFailed, PageMissing } from './page-states.tsx';
import { openBoardEarly } from './session/live-who.ts';
import { readMe, sessionOf } from './session/me.ts';
import { Shell } from './shell/shell.tsx';

export const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Outlet,
  errorComponent: PageFailed,
  notFoundComponent: PageMissing,
});

/** What only those who are signed in see. */
export const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  beforeLoad: async ({ context, location }) => {
    const me = await readMe(context.queries);
    if (!me) throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } });
    const session = sessionOf(me);
    if (session) {
      openBoardEarly(location.pathname, session, context.queries);
      await keepRows(context.queries, { user: session.user, workspace: session.workspace.id });
    }
    return { me, session };
  },
  component: Shell,
});
