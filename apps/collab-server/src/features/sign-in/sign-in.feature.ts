import type { Feature } from '#platform/command/feature.ts';
import type { Scopes } from '#platform/scope/scope.ts';

import { forgetOldSignIns } from './forget.job.ts';
import { endDevice, endOtherDevices, listDevices, setPreferences, whoAmI } from './own.ts';

/** Who is signed in, on which devices, and how they like the interface. The password routes are in `auth-routes.ts`. */
export const signInFeature = (parts: { scopes: Scopes }): Feature => ({
  name: 'sign-in',
  commands: [],
  queries: [],
  doors: [whoAmI, setPreferences, listDevices, endDevice, endOtherDevices],
  projections: {},
  jobs: [forgetOldSignIns(parts)],
});
