import { admins, colleagues, leaders, nobody, type Caller } from './callers.ts';
import type { MatrixCase, MatrixRows } from './rows.ts';
import type { World } from './world.ts';

type Things = World['things'];

/** Who knows of each event of the world, and who changes it. */
const events: Record<string, { know: readonly Caller[]; change: readonly Caller[] }> = {
  accountEvent: { know: colleagues, change: admins },
  closedEvent: { know: admins, change: admins },
  privateEvent: { know: nobody, change: nobody },
  teamEvent: { know: colleagues, change: colleagues },
  memberEvent: { know: ['member', ...admins], change: ['member', ...admins] },
  invitedEvent: { know: ['member', ...admins], change: admins },
};

const each = (may: 'know' | 'change', input: (things: Things, event: string) => object) =>
  Object.fromEntries(
    Object.entries(events).map(([name, callers]): [string, MatrixCase] => [
      name,
      { input: ({ things }) => ({ ...input(things, name) }), may: callers[may] },
    ]),
  );

const changed = (more: object = {}) => each('change', (things, name) => ({ eventId: things[name], ...more }));

const hidden = ({ canary }: World) => ({
  member: [`${canary} event closed`, `${canary} event private`],
  manager: [`${canary} event closed`, `${canary} event private`, `${canary} event member`, `${canary} event invited`],
  admin: [`${canary} event private`],
  owner: [`${canary} event private`],
});

const week = { from: '2027-02-01T00:00:00Z', to: '2027-02-08T00:00:00Z' };
const elsewhere = 'webcal://calendar.example/new.ics';
const time = { kind: 'hours', from: '2027-03-01T09:00', to: '2027-03-01T10:00', zone: 'Europe/Rome' };
const file = `BEGIN:VCALENDAR
BEGIN:VEVENT
UID:x
DTSTART:20270301T090000Z
END:VEVENT
END:VCALENDAR`;
const all = ({ workspace, callers, targets }: World) =>
  [workspace.teams.sales, callers.member.member, targets.secondOwner.member].join(',');

/** Rows of `features/calendar`: an event is its calendar's, its account's, and theirs who are invited. */
export const calendarRows: MatrixRows = {
  'GET /calendars': { 'all that there are': { may: colleagues } },
  'GET /calendars/{calendarId}/feeds': {
    'of a person': { input: ({ targets }) => ({ calendarId: targets.secondOwner.member }), may: admins },
    'of a team': { input: ({ workspace }) => ({ calendarId: workspace.teams.sales }), may: leaders },
  },
  'POST /calendars/{calendarId}/feeds': {
    'of a person': {
      input: ({ targets }) => ({ calendarId: targets.secondOwner.member, token: 'x'.repeat(43) }),
      may: admins,
    },
    'of a team': {
      input: ({ workspace }) => ({ calendarId: workspace.teams.sales, token: 'x'.repeat(43) }),
      may: leaders,
    },
  },
  'DELETE /feeds/{feedId}': {
    'of a person': { input: ({ things }) => ({ feedId: things['ownFeed'] }), may: admins },
    'of a team': { input: ({ things }) => ({ feedId: things['teamFeed'] }), may: leaders },
  },
  'GET /subscriptions': {
    'in every calendar': {
      may: colleagues,
      hides: ({ canary }) => ({ member: [`${canary} elsewhere own`], manager: [`${canary} elsewhere own`] }),
    },
  },
  'POST /calendars/{calendarId}/subscriptions': {
    'in that of a person': {
      input: ({ targets }) => ({ calendarId: targets.secondOwner.member, url: elsewhere }),
      may: admins,
    },
    'in that of a team': {
      input: ({ workspace }) => ({ calendarId: workspace.teams.sales, url: elsewhere }),
      may: leaders,
    },
  },
  'POST /subscriptions/{subscriptionId}/read': {
    'in that of a person': {
      input: ({ things }) => ({ subscriptionId: things['ownSubscription'] }),
      may: admins,
      quiet: 'what is read leaves the facts',
    },
    'in that of a team': {
      input: ({ things }) => ({ subscriptionId: things['teamSubscription'] }),
      may: leaders,
      quiet: 'what is read leaves the facts',
    },
  },
  'DELETE /subscriptions/{subscriptionId}': {
    'in that of a person': { input: ({ things }) => ({ subscriptionId: things['ownSubscription'] }), may: admins },
    'in that of a team': { input: ({ things }) => ({ subscriptionId: things['teamSubscription'] }), may: leaders },
  },
  'GET /app-passwords': { own: { may: colleagues } },
  'POST /app-passwords': {
    'for a device': { input: () => ({ name: 'Phone', secret: 'abcd-efgh-jkmn-pqrs-tuvw-xyz2' }), may: colleagues },
  },
  'DELETE /app-passwords/{passwordId}': {
    'of somebody': { input: ({ things }) => ({ passwordId: things['somebodysPassword'] }), may: nobody },
  },
  'POST /calendars/{calendarId}/import': {
    'into the calendar of a team': {
      input: ({ workspace }) => ({ calendarId: workspace.teams.sales, text: file }),
      may: colleagues,
    },
    'into that of a person': {
      input: ({ targets }) => ({ calendarId: targets.secondOwner.member, text: file }),
      may: admins,
    },
  },
  'GET /calendars/busy': {
    'of a person': {
      input: ({ targets }) => ({ calendars: targets.secondOwner.member, ...week }),
      may: colleagues,
      filters: ['calendars'],
      hides: ({ canary }) => Object.fromEntries(colleagues.map((caller) => [caller, [canary]])),
    },
  },
  'GET /calendars/free-times': {
    'of a person': {
      input: ({ targets }) => ({ calendars: targets.secondOwner.member, ...week }),
      may: colleagues,
      filters: ['calendars'],
    },
  },
  'GET /events': {
    'in calendars of people and a team': {
      input: (world) => ({ calendars: all(world), ...week }),
      may: colleagues,
      filters: ['calendars'],
      hides: hidden,
    },
  },
  'GET /accounts/{accountId}/events': {
    'of the open account': {
      input: ({ things }) => ({ accountId: things['openAccount'] }),
      may: colleagues,
      filters: ['accountId'],
    },
    'of the closed account': {
      input: ({ things }) => ({ accountId: things['closedAccount'] }),
      may: colleagues,
      filters: ['accountId'],
      hides: hidden,
    },
  },
  'POST /events/conflicts': {
    'in a calendar that one may not read': {
      input: ({ targets }) => ({
        calendarId: targets.secondOwner.member,
        time: { ...time, from: '2027-02-01T09:00', to: '2027-02-01T10:00' },
        repeat: null,
      }),
      may: colleagues,
      hides: hidden,
      quiet: 'it asks',
    },
  },
  'GET /events/{eventId}': each('know', (things, name) => ({ eventId: things[name] })),
  'POST /events': {
    'in a team': {
      input: ({ workspace }) => ({ calendarId: workspace.teams.sales, title: 'New', time }),
      may: colleagues,
    },
    'in the calendar of somebody': {
      input: ({ targets }) => ({ calendarId: targets.colleague.member, title: 'New', time }),
      may: admins,
    },
    'about the closed account': {
      input: ({ workspace, things }) => ({
        calendarId: workspace.teams.sales,
        title: 'New',
        time,
        accountId: things['closedAccount'],
      }),
      may: admins,
      refusedWith: [401, 404, 409],
    },
  },
  'PATCH /events/{eventId}': changed({ title: 'Another', time, despiteConflict: true }),
  'PUT /events/{eventId}/calendar': {
    ...Object.fromEntries(
      Object.entries(changed()).map(([name, one]): [string, MatrixCase] => [
        name,
        {
          ...one,
          input: (world, caller) => ({
            ...one.input?.(world, caller),
            calendarId: world.workspace.teams.support,
            despiteConflict: true,
          }),
        },
      ]),
    ),
    'into a calendar that one may not write in': {
      input: ({ things, targets }) => ({
        eventId: things['teamEvent'],
        calendarId: targets.colleague.member,
        despiteConflict: true,
      }),
      may: admins,
      refusedWith: [401, 404, 409],
    },
  },
  'POST /events/{eventId}/attendees': changed({
    attendees: [{ kind: 'email', address: 'somebody@example.com' }],
    despiteConflict: true,
  }),
  'DELETE /events/{eventId}/attendees/{attendeeId}': {
    'of an event in the own calendar': {
      input: ({ things }) => ({ eventId: things['invitedEvent'], attendeeId: things['invitedAttendee'] }),
      may: admins,
      refusedWith: [401, 404],
    },
  },
  'PUT /events/{eventId}/answer': {
    'of who is invited': {
      input: ({ things }) => ({ eventId: things['invitedEvent'], answer: 'yes', despiteConflict: true }),
      may: ['member'],
    },
    'to an event without attendees': {
      input: ({ things }) => ({ eventId: things['teamEvent'], answer: 'yes', despiteConflict: true }),
      may: nobody,
    },
  },
  'POST /events/{eventId}/cancel': changed(),
  'POST /events/{eventId}/restore': {
    cancelled: {
      input: ({ things }) => ({ eventId: things['cancelledEvent'], despiteConflict: true }),
      may: colleagues,
    },
    'not cancelled': {
      input: ({ things }) => ({ eventId: things['teamEvent'], despiteConflict: true }),
      may: colleagues,
      answers: 409,
    },
  },
};
