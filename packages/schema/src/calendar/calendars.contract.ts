import { oc } from '@orpc/contract';
import { z } from 'zod';

import { calendarId, memberId } from '../shared/id.ts';
import { refusals } from '../shared/refusal.ts';
import { calendar } from './calendar.ts';
import { calendarIds, window } from './window.ts';

const span = z.strictObject({ from: z.iso.datetime(), to: z.iso.datetime() });

/** Everybody and every team has one calendar, made with them. Who sees more of it than *busy*, its access says. */
export const calendars = {
  list: oc
    .route({ method: 'GET', path: '/calendars', summary: 'The calendars of people and teams', tags: ['calendars'] })
    .output(z.strictObject({ data: z.array(calendar) })),
  busy: oc
    .route({
      method: 'GET',
      path: '/calendars/busy',
      summary: 'When people and teams work, and when they are busy or away',
      tags: ['calendars'],
    })
    .input(z.strictObject({ calendars: calendarIds, ...window }))
    .output(
      z.strictObject({
        data: z.array(
          z.strictObject({
            calendarId,
            /** Hours in which they work, absences taken out. */
            working: z.array(span),
            busy: z.array(span),
          }),
        ),
      }),
    ),
  freeTimes: oc
    .route({
      method: 'GET',
      path: '/calendars/free-times',
      summary: 'The first times at which all of these people work and are free; a team is its people',
      tags: ['calendars'],
    })
    .input(
      z.strictObject({
        calendars: calendarIds,
        ...window,
        minutes: z.coerce.number().int().min(5).max(1_440).default(30),
        /** Times begin at such minutes of the hour. */
        step: z.coerce
          .number()
          .int()
          .refine((minutes) => [5, 10, 15, 30, 60].includes(minutes))
          .default(15),
        limit: z.coerce.number().int().min(1).max(50).default(10),
      }),
    )
    .output(
      z.strictObject({
        data: z.array(span),
        /** Whom it was asked for, teams taken apart. */
        memberIds: z.array(memberId),
      }),
    ),
  importFile: oc
    .route({
      method: 'POST',
      path: '/calendars/{calendarId}/import',
      summary: 'Take the events of an iCalendar file into this calendar; a second time changes nothing',
      tags: ['calendars'],
    })
    .input(z.strictObject({ calendarId, text: z.string().max(900_000) }))
    .output(z.strictObject({ added: z.int(), changed: z.int(), unchanged: z.int(), notUnderstood: z.int() }))
    .errors(refusals('not-a-calendar', 'too-many-events')),
};
