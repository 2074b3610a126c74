import { randomBytes } from 'node:crypto';

import { ask, type AskedServer, type TestMember } from '#tests/people.ts';

import type { World } from './world.ts';

/** Events in calendars of people and of a team; the second owner's own calendar is closed to all but owners and admins. */
export const furnishCalendar = async (
  server: AskedServer,
  { canary, callers, things, targets, workspace }: World,
): Promise<void> => {
  const book = async (name: string, calendarId: string, more: object = {}, as: TestMember = targets.secondOwner) => {
    const time = { kind: 'hours', from: '2027-02-01T09:00', to: '2027-02-01T10:00', zone: 'Europe/Rome' };
    const body = { title: `${canary} event ${name}`, calendarId, time, despiteConflict: true, ...more };
    const answer = await ask(server, as, 'POST /events', body);
    if (answer.status !== 200) throw new Error(`POST /events: ${answer.status} ${JSON.stringify(answer.body)}`);
    const { event } = answer.body as { event: { id: string; attendees: { id: string }[] } };
    things[`${name}Event`] = event.id;
    const [invited] = event.attendees;
    if (invited) things[`${name}Attendee`] = invited.id;
  };
  const own = targets.secondOwner.member;
  await book('account', own, { accountId: things['openAccount'] });
  await book('closed', own, { accountId: things['closedAccount'] });
  await book('private', own, { private: true });
  await book('team', workspace.teams.sales);
  await book('member', callers.member.member, {}, callers.member);
  await book('invited', own, { attendees: [{ kind: 'member', id: callers.member.member }] });
  await book('cancelled', workspace.teams.sales);
  await ask(server, targets.secondOwner, `POST /events/${things['cancelledEvent']}/cancel`, {});
  for (const [name, of] of [
    ['own', own],
    ['team', workspace.teams.sales],
  ] as const) {
    const token = randomBytes(32).toString('base64url');
    const made = await ask(server, targets.secondOwner, `POST /calendars/${of}/feeds`, { token });
    things[`${name}Feed`] = (made.body as { id: string }).id;
    const wanted = { url: `https://calendar.example/${name}.ics`, name: `${canary} elsewhere ${name}` };
    const shown = await ask(server, targets.secondOwner, `POST /calendars/${of}/subscriptions`, wanted);
    things[`${name}Subscription`] = (shown.body as { id: string }).id;
  }
  const secret = Array.from({ length: 6 }, () => secretPart()).join('-');
  const password = await ask(server, targets.secondOwner, 'POST /app-passwords', { name: `${canary} phone`, secret });
  things['somebodysPassword'] = (password.body as { id: string }).id;
};

const secretPart = (): string => [...randomBytes(4)].map((byte) => 'abcdefghjkmnpqrs'[byte % 16]).join('');
