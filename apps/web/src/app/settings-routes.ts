import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { z } from 'zod';

import { app } from './app-route.tsx';

const settings = createRoute({
  getParentRoute: () => app,
  path: '/settings',
  component: lazyRouteComponent(() => import('#pages/settings/settings-page.tsx'), 'SettingsPage'),
});
const settingsHome = createRoute({
  getParentRoute: () => settings,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/settings/profile' });
  },
});
const profile = createRoute({
  getParentRoute: () => settings,
  path: '/profile',
  component: lazyRouteComponent(() => import('#pages/settings/profile-page.tsx'), 'ProfilePage'),
});
const notifications = createRoute({
  getParentRoute: () => settings,
  path: '/notifications',
  component: lazyRouteComponent(() => import('#pages/settings/notifications-page.tsx'), 'NotificationsPage'),
});
const devices = createRoute({
  getParentRoute: () => settings,
  path: '/devices',
  component: lazyRouteComponent(() => import('#features/profile/device-settings.tsx'), 'DeviceSettings'),
});
const calendars = createRoute({
  getParentRoute: () => settings,
  path: '/calendars',
  component: lazyRouteComponent(() => import('#features/calendar/devices/calendar-settings.tsx'), 'CalendarSettings'),
});
const workspace = createRoute({
  getParentRoute: () => settings,
  path: '/workspace',
  component: lazyRouteComponent(() => import('#features/workspaces/workspace-settings.tsx'), 'WorkspaceSettings'),
});
const members = createRoute({
  getParentRoute: () => settings,
  path: '/members',
  component: lazyRouteComponent(() => import('#features/workspaces/member-settings.tsx'), 'MemberSettings'),
});
const teams = createRoute({
  getParentRoute: () => settings,
  path: '/teams',
  component: lazyRouteComponent(() => import('#features/workspaces/team-settings.tsx'), 'TeamSettings'),
});
const workingHours = createRoute({
  getParentRoute: () => settings,
  path: '/working-hours',
  component: lazyRouteComponent(() => import('#features/working-time/team-hours.tsx'), 'TeamHoursSettings'),
});
const rates = createRoute({
  getParentRoute: () => settings,
  path: '/rates',
  component: lazyRouteComponent(() => import('#features/rates/rate-settings.tsx'), 'RateSettings'),
});
const products = createRoute({
  getParentRoute: () => settings,
  path: '/products',
  component: lazyRouteComponent(() => import('#features/products/product-settings.tsx'), 'ProductSettings'),
});
const taxRates = createRoute({
  getParentRoute: () => settings,
  path: '/tax-rates',
  component: lazyRouteComponent(() => import('#features/products/tax-rate-settings.tsx'), 'TaxRateSettings'),
});
const discounts = createRoute({
  getParentRoute: () => settings,
  path: '/discounts',
  component: lazyRouteComponent(() => import('#features/products/discount-settings.tsx'), 'DiscountSettings'),
});
const proposals = createRoute({
  getParentRoute: () => settings,
  path: '/proposals',
  component: lazyRouteComponent(() => import('#features/proposals/settings/proposal-settings.tsx'), 'ProposalSettings'),
});
const templates = createRoute({
  getParentRoute: () => settings,
  path: '/templates',
  validateSearch: z.object({ team: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('#pages/settings/templates-page.tsx'), 'TemplatesSettingsPage'),
});
const oneTemplate = createRoute({
  getParentRoute: () => settings,
  path: '/templates/$templateId',
  component: lazyRouteComponent(() => import('#pages/settings/template-page.tsx'), 'TemplateSettingsPage'),
});
const fields = createRoute({
  getParentRoute: () => settings,
  path: '/fields',
  component: lazyRouteComponent(() => import('#features/fields/field-settings.tsx'), 'FieldSettings'),
});
const routes = createRoute({
  getParentRoute: () => settings,
  path: '/routes',
  component: lazyRouteComponent(() => import('#features/handoffs/routes/route-settings.tsx'), 'RouteSettings'),
});
const imports = createRoute({
  getParentRoute: () => settings,
  path: '/import',
  validateSearch: z.object({ create: z.boolean().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('#pages/settings/import-page.tsx'), 'ImportPage'),
});
const importRun = createRoute({
  getParentRoute: () => settings,
  path: '/import/$importId',
  component: lazyRouteComponent(() => import('#pages/settings/import-page.tsx'), 'ImportRunPage'),
});

/** The settings and all their pages. */
export const settingsTree = settings.addChildren([
  settingsHome,
  profile,
  notifications,
  devices,
  calendars,
  workspace,
  members,
  teams,
  workingHours,
  rates,
  fields,
  products,
  routes,
  taxRates,
  discounts,
  proposals,
  templates,
  oneTemplate,
  imports,
  importRun,
]);
