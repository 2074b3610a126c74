import { oc } from '@orpc/contract';
import { z } from 'zod';

import { accountId, dealId, handoffId, handoffRouteId, memberId, teamId } from '../shared/id.ts';
import { listInput, listOf } from '../shared/list.ts';
import { refusals } from '../shared/refusal.ts';
import { taskDue } from '../tasks/task.ts';
import { handoff, handoffSubject, openedHandoff, returnReason, returnReasons, words } from './handoff.ts';
import { handoffRoute, routePreset, routeValues } from './route.ts';

/** To accept: sent to my teams. Sent: by me or my teams, not answered. Done: accepted or withdrawn. */
export const handoffBoxes = ['to-accept', 'sent', 'returned', 'drafts', 'done', 'all'] as const;
export type HandoffBox = (typeof handoffBoxes)[number];

const oneRoute = z.strictObject({ routeId: handoffRouteId });
const one = z.strictObject({ handoffId });

/** Which team hands what to which, with the brief and the clock that the two agreed on. */
export const handoffRoutes = {
  list: oc
    .route({ method: 'GET', path: '/handoff-routes', summary: 'The routes between teams', tags: ['handoffs'] })
    .input(z.strictObject({ archived: z.stringbool().default(false) }))
    .output(z.strictObject({ data: z.array(handoffRoute) })),
  create: oc
    .route({ method: 'POST', path: '/handoff-routes', summary: 'Define a route', tags: ['handoffs'] })
    .input(routeValues)
    .output(handoffRoute)
    .errors(refusals('team-not-found', 'same-team', 'route-exists')),
  createPreset: oc
    .route({ method: 'POST', path: '/handoff-routes/presets', summary: 'Define a usual route', tags: ['handoffs'] })
    .input(z.strictObject({ preset: routePreset, language: z.enum(['en', 'fr', 'it']).default('en') }))
    .output(handoffRoute)
    .errors(refusals('team-not-found', 'route-exists')),
  edit: oc
    .route({ method: 'PATCH', path: '/handoff-routes/{routeId}', summary: 'Change a route', tags: ['handoffs'] })
    .input(
      z.strictObject({
        routeId: handoffRouteId,
        ...routeValues.omit({ fromTeamId: true, toTeamId: true }).partial().shape,
      }),
    )
    .output(handoffRoute)
    .errors(refusals('route-archived')),
  archive: oc
    .route({ method: 'POST', path: '/handoff-routes/{routeId}/archive', summary: 'Use it no more', tags: ['handoffs'] })
    .input(oneRoute)
    .output(handoffRoute)
    .errors(refusals('route-archived')),
  restore: oc
    .route({ method: 'POST', path: '/handoff-routes/{routeId}/restore', summary: 'Use it again', tags: ['handoffs'] })
    .input(oneRoute)
    .output(handoffRoute)
    .errors(refusals('route-not-archived', 'route-exists')),
  figures: oc
    .route({
      method: 'GET',
      path: '/handoff-routes/figures',
      summary: 'How handoffs fare on each route, of those that I may see',
      tags: ['handoffs'],
    })
    .input(z.strictObject({ days: z.coerce.number().int().min(1).max(730).default(90) }))
    .output(
      z.strictObject({
        data: z.array(
          z.strictObject({
            routeId: handoffRouteId,
            sent: z.int(),
            accepted: z.int(),
            returned: z.int(),
            late: z.int(),
            open: z.int(),
            /** Working minutes from the latest sending to the acceptance; null without one. */
            medianMinutes: z.int().nullable(),
            reasons: z.array(z.strictObject({ reason: returnReason, count: z.int() })).max(returnReasons.length),
          }),
        ),
      }),
    ),
};

/** The passing of an account or a deal from one team to another. */
export const handoffs = {
  list: oc
    .route({ method: 'GET', path: '/handoffs', summary: 'Handoffs, those due first', tags: ['handoffs'] })
    .input(
      z.strictObject({
        ...listInput,
        box: z.enum(handoffBoxes).default('all'),
        routeId: handoffRouteId.optional(),
        teamId: teamId.optional(),
        accountId: accountId.optional(),
        dealId: dealId.optional(),
      }),
    )
    .output(listOf(handoff)),
  counts: oc
    .route({ method: 'GET', path: '/handoffs/counts', summary: 'How many wait in each box', tags: ['handoffs'] })
    .input(z.strictObject({}))
    .output(z.strictObject({ toAccept: z.int(), late: z.int(), sent: z.int(), returned: z.int(), drafts: z.int() })),
  get: oc
    .route({ method: 'GET', path: '/handoffs/{handoffId}', summary: 'One handoff with its brief', tags: ['handoffs'] })
    .input(one)
    .output(openedHandoff),
  prepare: oc
    .route({
      method: 'POST',
      path: '/handoffs',
      summary: 'Begin a handoff: its live brief is there to be written',
      tags: ['handoffs'],
    })
    .input(z.strictObject({ routeId: handoffRouteId, subject: handoffSubject }))
    .output(openedHandoff)
    .errors(refusals('route-archived', 'handoff-open', 'not-in-from-team', 'deal-without-account')),
  send: oc
    .route({
      method: 'POST',
      path: '/handoffs/{handoffId}/send',
      summary: 'Send it, or send it again after a return: the clock of the receivers begins',
      tags: ['handoffs'],
    })
    .input(
      z.strictObject({
        handoffId,
        /** What is missing is known and it is sent all the same; the receivers see it. */
        incomplete: z.boolean().default(false),
      }),
    )
    .output(handoff)
    .errors(refusals('handoff-not-with-sender', 'brief-incomplete')),
  accept: oc
    .route({
      method: 'POST',
      path: '/handoffs/{handoffId}/accept',
      summary: 'Take over: an owner and a first task; the brief is frozen as it was judged',
      tags: ['handoffs'],
    })
    .input(
      z.strictObject({
        handoffId,
        ownerId: memberId,
        firstTask: z.strictObject({
          title: z.string().trim().min(1).max(300),
          due: taskDue.nullable().default(null),
        }),
      }),
    )
    .output(handoff)
    .errors(refusals('handoff-not-sent', 'account-in-bin', 'brief-incomplete', 'owner-not-in-team')),
  return: oc
    .route({
      method: 'POST',
      path: '/handoffs/{handoffId}/return',
      summary: 'Give it back with a reason and what is missing',
      tags: ['handoffs'],
    })
    .input(
      z.strictObject({
        handoffId,
        reason: returnReason,
        words: words.min(1),
        missing: z.array(z.uuid()).max(40).default([]),
      }),
    )
    .output(handoff)
    .errors(refusals('handoff-not-sent', 'item-not-in-brief')),
  ask: oc
    .route({
      method: 'POST',
      path: '/handoffs/{handoffId}/ask',
      summary: 'Ask the senders something; the clock goes on',
      tags: ['handoffs'],
    })
    .input(z.strictObject({ handoffId, words: words.min(1) }))
    .output(handoff)
    .errors(refusals('handoff-not-sent')),
  withdraw: oc
    .route({
      method: 'POST',
      path: '/handoffs/{handoffId}/withdraw',
      summary: 'Take it back before it is accepted',
      tags: ['handoffs'],
    })
    .input(one)
    .output(handoff)
    .errors(refusals('handoff-closed')),
};
