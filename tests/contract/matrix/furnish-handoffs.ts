import { ask, type AskedServer } from '#tests/people.ts';

import type { World } from './world.ts';

/** Routes and handoffs in every state; the receiver is of support, and nobody who calls is. */
export const handOn = async (server: AskedServer, { canary, things, targets, workspace }: World): Promise<void> => {
  things['receiver'] = targets.receiver.member;
  const made = async (route: Parameters<typeof ask>[2], body: object = {}): Promise<{ id: string }> => {
    const answer = await ask(server, targets.secondOwner, route, body);
    if (answer.status !== 200) throw new Error(`${route}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as { id: string };
  };
  type Team = keyof typeof workspace.teams;
  const route = async (name: string, from: Team, to: Team) => {
    const teams = { fromTeamId: workspace.teams[from], toTeamId: workspace.teams[to] };
    const asked = { items: [], criteria: [], answerWithin: 60, warnBefore: 10, passes: 'nothing', onDealWon: false };
    things[name] = (await made('POST /handoff-routes', { ...teams, ...asked })).id;
  };
  await route('route', 'sales', 'support');
  await route('elsewhereRoute', 'billing', 'marketing');
  await route('archivedRoute', 'support', 'marketing');
  await made(`POST /handoff-routes/${things['archivedRoute']}/archive`);
  things['sentAccount'] = (await made('POST /accounts', { name: `${canary} sent account` })).id;
  const prepare = async (name: string, on: string, account: string) => {
    const subject = { kind: 'account', id: things[account] };
    const prepared = await made('POST /handoffs', { routeId: things[on], subject });
    things[name] = (prepared as unknown as { handoff: { id: string } }).handoff.id;
  };
  const send = (name: string) => made(`POST /handoffs/${things[name]}/send`);
  await prepare('withdrawnHandoff', 'route', 'openAccount');
  await made(`POST /handoffs/${things['withdrawnHandoff']}/withdraw`);
  await prepare('draftHandoff', 'route', 'openAccount');
  await prepare('sentHandoff', 'route', 'sentAccount');
  await send('sentHandoff');
  await prepare('closedHandoff', 'route', 'closedAccount');
  await send('closedHandoff');
  await prepare('elsewhereHandoff', 'elsewhereRoute', 'closedAccount');
  await send('elsewhereHandoff');
};
