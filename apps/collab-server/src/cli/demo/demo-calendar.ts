import { accounts } from '@baton/schema/accounts/tables';
import { events, type EventTime } from '@baton/schema/calendar';
import { addDays, calendarId, containerId, weekdayOf, type WorkspaceId } from '@baton/schema/shared';
import { wallAt, workingTime } from '@baton/schema/working-time';
import { access, type Department } from '@baton/schema/workspaces';
import { teams } from '@baton/schema/workspaces/tables';
import { eq } from 'drizzle-orm';

import { memberOf, performAs, type Inside } from '../inside.ts';

interface DemoEvent {
  by: string;
  title: string;
  /** Counted from Monday of this week. */
  day: number;
  /** Hours of that day; whole days without. */
  from?: string;
  to?: string;
  /** Several days. */
  days?: number;
  /** In the calendar of a team instead of whoever called it. */
  team?: Department;
  with?: readonly string[];
  others?: readonly { address: string; name: string }[];
  account?: string;
  location?: string;
  link?: string;
  repeat?: string;
}

const zone = 'Europe/Paris';
const [claire, giulia, marco, cherif, emma, luca, sophie] = [
  'claire',
  'giulia',
  'marco',
  'cherif',
  'emma',
  'luca',
  'sophie',
].map((name) => `${name}@demo.example`) as [string, string, string, string, string, string, string];

/** The week of a maker of ovens: a round that comes again, visits, a call that two departments share, a fair. */
export const demoEvents: readonly DemoEvent[] = [
  {
    by: giulia,
    title: 'Sales stand-up',
    day: 0,
    from: '09:00',
    to: '09:15',
    team: 'sales',
    with: [marco],
    repeat: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
  },
  {
    by: claire,
    title: 'Point d’équipe',
    day: 0,
    from: '10:00',
    to: '11:00',
    with: [giulia, cherif, sophie, luca],
    repeat: 'FREQ=WEEKLY',
    location: 'Salle Lumière',
  },
  {
    by: giulia,
    title: 'Demo del forno R2',
    day: 1,
    from: '10:00',
    to: '11:30',
    with: [marco],
    account: 'Panificio Moretti',
    location: 'Parma',
  },
  {
    by: claire,
    title: 'Négociation du contrat cadre',
    day: 1,
    from: '14:30',
    to: '15:30',
    with: [giulia],
    others: [{ address: 'direction@northgate.example', name: 'Northgate Hotels' }],
    account: 'Northgate Hotels',
    link: 'https://meet.example/northgate',
  },
  {
    by: marco,
    title: 'Visita al laboratorio',
    day: 2,
    from: '09:30',
    to: '12:00',
    account: 'Pizzerie Vesuvio',
    location: 'Napoli',
  },
  {
    by: luca,
    title: 'Kick-off dell’installazione',
    day: 2,
    from: '14:00',
    to: '15:00',
    team: 'support',
    with: [luca, giulia, emma],
    account: 'Boulangerie Lenoir',
  },
  { by: emma, title: 'Month-end run', day: 3, from: '09:00', to: '10:30', team: 'billing', with: [emma, sophie] },
  {
    by: cherif,
    title: 'Salon Sirha: préparation',
    day: 3,
    from: '11:00',
    to: '12:00',
    team: 'marketing',
    with: [cherif, claire],
  },
  { by: marco, title: 'Chiamata con Hélène Lenoir', day: 3, from: '15:00', to: '15:30', account: 'Boulangerie Lenoir' },
  {
    by: luca,
    title: 'Power check before delivery',
    day: 4,
    from: '10:00',
    to: '11:30',
    account: 'Harrow Street Bakery',
    with: [marco],
  },
  {
    by: giulia,
    title: 'Revue de la semaine',
    day: 4,
    from: '16:30',
    to: '17:15',
    team: 'sales',
    with: [marco, claire],
    repeat: 'FREQ=WEEKLY',
  },
  { by: cherif, title: 'Salon Sirha, Lyon', day: 8, days: 3, team: 'marketing', location: 'Eurexpo' },
  {
    by: claire,
    title: 'Signature',
    day: 7,
    from: '11:00',
    to: '12:00',
    account: 'Coopérative du Rhône',
    location: 'Avignon',
  },
];

/** Gives the people of the demo a week, each event by whoever called it; people show their calendars to their teams. */
export const enlivenCalendars = async (inside: Inside, workspace: WorkspaceId): Promise<void> => {
  const { core } = inside;
  const { named, kinds } = await core.scopes.withWorkspace({ workspace }, async (tx) => ({
    named: await tx.select({ id: accounts.id, name: accounts.name }).from(accounts),
    kinds: await tx.select({ id: teams.id, kind: teams.kind }).from(teams).where(eq(teams.workspace, workspace)),
  }));
  const teamOf = (kind: Department | undefined) => kinds.find((each) => each.kind === kind)?.id;
  await share(inside, workspace, teamOf('sales'));
  const today = wallAt(zone, core.clock.now()).slice(0, 10);
  const monday = addDays(today, 1 - weekdayOf(today));
  for (const each of demoEvents) {
    const who = await memberOf(inside, workspace, each.by);
    const attendees = [];
    for (const email of each.with ?? []) {
      attendees.push({ kind: 'member' as const, id: (await memberOf(inside, workspace, email)).member });
    }
    await performAs(inside, who, events.create, {
      calendarId: calendarId.parse(teamOf(each.team) ?? who.member),
      title: each.title,
      time: timeOf(each, monday),
      location: each.location,
      link: each.link,
      repeat: each.repeat,
      accountId: named.find(({ name }) => name === each.account)?.id,
      attendees: [...attendees, ...(each.others ?? []).map((other) => ({ kind: 'email' as const, ...other }))],
      despiteConflict: true,
    });
  }
  const { member: memberId } = await memberOf(inside, workspace, sophie);
  const away = { from: addDays(monday, 4), to: addDays(monday, 4), hours: { from: '13:30', to: '18:00' } };
  await performAs(inside, await memberOf(inside, workspace, sophie), workingTime.addAbsence, { memberId, ...away });
};

/** Two of sales let their team see more than that they are busy. */
const share = async (inside: Inside, workspace: WorkspaceId, sales: string | undefined): Promise<void> => {
  for (const email of [giulia, marco]) {
    const who = await memberOf(inside, workspace, email);
    const own = { containerId: containerId.parse(who.member) };
    await performAs(inside, who, access.setVisibility, { ...own, visibility: 'teams' });
    if (sales)
      await performAs(inside, who, access.grant, { ...own, subjectKind: 'team', subject: sales, level: 'read' });
  }
};

const timeOf = ({ day, from, to, days = 1 }: DemoEvent, monday: string): EventTime => {
  const on = addDays(monday, day);
  return from && to
    ? { kind: 'hours', from: `${on}T${from}`, to: `${on}T${to}`, zone }
    : { kind: 'days', from: on, to: addDays(on, days - 1) };
};
