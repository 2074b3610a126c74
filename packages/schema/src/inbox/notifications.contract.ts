import { oc } from '@orpc/contract';
import { z } from 'zod';

import { refusals } from '../shared/refusal.ts';
import { timeAwayFields, teamHours } from '../working-time/working-hours.ts';
import { notificationSettings } from './notification-settings.ts';

/** With the hours by which quiet is reckoned. */
const answered = z.strictObject({
  ...notificationSettings.shape,
  hours: z.strictObject({ ...teamHours.shape, away: z.array(z.strictObject(timeAwayFields)) }),
});
export type OwnNotifications = z.infer<typeof answered>;

/** How one person wants to be told of what waits for them. Nobody else reads or changes it. */
export const notifications = {
  get: oc
    .route({ method: 'GET', path: '/notifications', summary: 'How I want to be told', tags: ['inbox'] })
    .input(z.strictObject({}))
    .output(answered),
  set: oc
    .route({
      method: 'PATCH',
      path: '/notifications',
      summary: 'Choose channels for events, the hour of the daily mail, quiet hours and quiet mode',
      tags: ['inbox'],
    })
    .input(z.strictObject(notificationSettings.partial().shape))
    .output(answered)
    .errors(refusals('quiet-passed')),
};
