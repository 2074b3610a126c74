import { aFile, sendBytes } from '#tests/files.ts';
import { ask, type AskedServer, type TestMember } from '#tests/people.ts';

import { furnishCalendar } from './furnish-calendar.ts';
import { handOn } from './furnish-handoffs.ts';
import { propose } from './furnish-proposals.ts';
import type { World } from './world.ts';

/** What only commands can make, made by somebody who calls nothing in the matrix. Fills `world.things`. */
export const furnish = async (server: AskedServer, world: World): Promise<void> => {
  const { canary, callers, things, targets, workspace } = world;
  const make = async (name: string, route: Parameters<typeof ask>[2], body: object): Promise<void> => {
    const answer = await ask(server, targets.secondOwner, route, body);
    if (answer.status !== 200) throw new Error(`${route}: ${answer.status} ${JSON.stringify(answer.body)}`);
    const { id } = answer.body as { id?: string };
    if (id !== undefined) things[name] = id;
  };
  const board = (name: string, visibility: string, grants: object[] = []) =>
    make(`${name}Board`, 'POST /boards', { name: `${canary} ${name} board`, currency: 'EUR', visibility, grants });
  await board('open', 'workspace');
  await board('ofTeam', 'teams', [{ subjectKind: 'team', subject: workspace.teams.sales, level: 'write' }]);
  await board('closed', 'people');
  await board('forGuest', 'people', [
    { subjectKind: 'member', subject: callers.guest.member, level: 'read' },
    { subjectKind: 'member', subject: callers.member.member, level: 'manage' },
  ]);
  for (const on of ['open', 'ofTeam', 'closed', 'forGuest']) {
    const onBoard = `POST /boards/${things[`${on}Board`]}/deals` as const;
    await make(`${on}Deal`, onBoard, { title: `${canary} ${on} deal`, ownerId: targets.colleague.member });
  }
  const toArchive = async (name: string, outcome: 'won' | null): Promise<void> => {
    await make(name, `POST /boards/${things['openBoard']}/deals`, { title: `${canary} ${name}` });
    if (outcome) await make(name, `POST /deals/${things[name]}/close`, { outcome });
    await make(name, `POST /deals/${things[name]}/archive`, {});
  };
  await toArchive('archivedDeal', null);
  await toArchive('wonDeal', 'won');
  await make('openAccount', 'POST /accounts', { name: `${canary} open account` });
  await make('closedAccount', 'POST /accounts', { name: `${canary} closed account`, visibility: 'people' });
  await make('archivedAccount', 'POST /accounts', { name: `${canary} archived account` });
  await make('mergedAccount', 'POST /accounts', { name: `${canary} merged account` });
  await make('', 'POST /accounts/archive', { accountIds: [things['archivedAccount']] });
  await make('', `POST /accounts/${things['openAccount']}/merge`, { otherId: things['mergedAccount'], take: [] });
  for (const at of ['open', 'closed', 'archived']) {
    const accountId = things[`${at === 'closed' ? 'closed' : 'open'}Account`];
    await make(`${at}Contact`, 'POST /contacts', { name: `${canary} ${at} contact`, accountId });
  }
  await make('', 'POST /contacts/archive', { contactIds: [things['archivedContact']] });
  await make('mergedContact', 'POST /contacts', { name: `${canary} merged contact`, accountId: things['openAccount'] });
  await make('', `POST /contacts/${things['openContact']}/merge`, { otherId: things['mergedContact'], take: [] });
  await make('looseContact', 'POST /contacts', { name: `${canary} loose contact` });
  await make('field', 'POST /fields', { subject: 'account', name: `${canary} field`, kind: 'text' });
  await make('emptyAccount', 'POST /accounts', { name: `${canary} empty account` });
  await make('forGuestAccount', 'POST /accounts', { name: `${canary} forGuest account`, visibility: 'people' });
  const grant = `/containers/${things['forGuestAccount']}/grants/member/${callers.guest.member}` as const;
  await make('guestGrant', `PUT ${grant}`, { level: 'read' });
  for (const on of ['open', 'closed', 'forGuest']) {
    const onAccount = `POST /accounts/${things[`${on}Account`]}/notes` as const;
    await make(`${on}Note`, onAccount, { title: `${canary} ${on} note` });
    for (const page of ['Page', 'ArchivedPage'])
      await make(`${on}${page}`, onAccount, { parentId: things[`${on}Note`], title: `${canary} ${on} ${page}` });
    await make(`${on}ArchivedPage`, `POST /notes/${things[`${on}ArchivedPage`]}/archive`, {});
  }
  await furnishFiles(server, world);
  await talk(server, world);
  await giveTasks(server, world);
  await furnishCalendar(server, world);
  const away = { from: '2027-02-01', to: '2027-02-05' };
  await make('absence', `POST /members/${callers.member.member}/absences`, away);
  await make('farAbsence', `POST /members/${targets.colleague.member}/absences`, away);
  await handOn(server, world);
  await propose(server, world);
  for (const on of ['open', 'closed'])
    await make(`${on}Goal`, `POST /accounts/${things[`${on}Account`]}/goals`, {
      title: `${canary} ${on} goal`,
      targetOn: '2027-03-31',
      measure: { kind: 'number', unit: 'h', from: 8, to: 4 },
      owner: null,
    });
  await make('product', 'POST /products', { name: `${canary} product`, price: { amount: 100, currency: 'EUR' } });
  const prices = `PUT /products/${things['product']}/prices` as const;
  await make('', `${prices}/EUR/2026-11-01`, { unitPrice: '1.25', tiers: [] });
  await make('taxRate', 'POST /tax-rates', { name: `${canary} tax`, category: 'standard', rate: '20' });
  await make('', 'PUT /discount-limits/member/any', { percent: '5' });
  await make('emptyImport', 'POST /imports', { source: canary });
  await make('openImport', 'POST /imports', { source: canary });
  await make('part', `PUT /imports/${things['openImport']}/files/products.csv/parts/0`, {
    content: Buffer.from(`product,series,sales_price\n${canary} imported,A,100\n`).toString('base64'),
  });
  await make('rate', 'PUT /rates/EUR/CHF/2026-11-01', { value: '0.95' });
};

const furnishFiles = async (server: AskedServer, { canary, callers, things, targets }: World): Promise<void> => {
  const { secondOwner } = targets;
  const [open, closed] = [things['openAccount'] ?? '', things['closedAccount'] ?? ''];
  const file = async (name: string, account: string, content = `${canary} bytes`) => {
    things[name] = (await aFile(server, secondOwner, account, `${canary} ${name}.txt`, content)).id;
  };
  await file('openFile', open);
  await file('closedFile', closed);
  await file('pageFile', open, `<html>${canary}</html>`);
  await file('binnedFile', open);
  await ask(server, secondOwner, `POST /files/${things['binnedFile']}/archive`, {});
  things['upload'] = (await sendBytes(server, secondOwner, open, canary)).upload;
  for (const caller of ['member', 'manager', 'admin', 'owner'] as const) {
    things[`upload of ${caller}`] = (await sendBytes(server, callers[caller], open, canary)).upload;
  }
};

/** Threads on accounts; the member has said something, and is called. */
const talk = async (server: AskedServer, { canary, callers, things, targets }: World): Promise<void> => {
  const open = async (on: string, as: TestMember, body: string, kind: 'account' | 'contact' = 'account') => {
    const subject = { kind, id: things[`${on}${kind === 'account' ? 'Account' : 'Contact'}`] };
    const answer = await ask(server, as, 'POST /threads', { subject, body });
    if (answer.status !== 200) throw new Error(`POST /threads: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as { id: string; comments: { id: string }[] };
  };
  for (const on of ['open', 'closed', 'forGuest']) {
    const thread = await open(on, targets.secondOwner, `${canary} talk on ${on}, @[member:${callers.member.member}]`);
    things[`${on}Thread`] = thread.id;
    things[`${on}Comment`] = thread.comments[0]?.id ?? '';
  }
  for (const on of ['open', 'closed', 'loose'])
    things[`${on}ContactThread`] = (await open(on, targets.secondOwner, `${canary} talk of ${on}`, 'contact')).id;
  const own = await open('open', callers.member, `${canary} talk of the member`);
  things['memberComment'] = own.comments[0]?.id ?? '';
  const called = await ask(server, callers.member, 'GET /mentions');
  things['mention'] = (called.body as { data: { id: string }[] }).data[0]?.id ?? '';
};

/** Tasks about records, of people and of a team; the guest is at one of the records. */
const giveTasks = async (
  server: AskedServer,
  { canary, callers, things, targets, workspace }: World,
): Promise<void> => {
  const give = async (name: string, more: object, as: TestMember = targets.secondOwner) => {
    const answer = await ask(server, as, 'POST /tasks', { title: `${canary} task ${name}`, ...more });
    if (answer.status !== 200) throw new Error(`POST /tasks: ${answer.status} ${JSON.stringify(answer.body)}`);
    things[`${name}Task`] = (answer.body as { id: string }).id;
  };
  const about = (kind: string, name: string) => ({ subject: { kind, id: things[name] } });
  await give('open', about('account', 'openAccount'));
  await give('closed', about('deal', 'closedDeal'));
  await give('forGuest', about('account', 'forGuestAccount'));
  await give('contact', about('contact', 'closedContact'));
  await give('own', {}, callers.member);
  await give('given', { assigneeId: callers.member.member, watcherIds: [callers.manager.member] });
  await give('private', {});
  await give('queued', { teamId: workspace.teams.sales });
  await give('claimed', { teamId: workspace.teams.sales, assigneeId: callers.member.member });
  await give('done', about('account', 'openAccount'));
  await ask(server, targets.secondOwner, `POST /tasks/${things['doneTask']}/complete`, {});
  const talkOf = async (name: string, as: TestMember) => {
    const about = { subject: { kind: 'task', id: things[`${name}Task`] }, body: `${canary} talk of task ${name}` };
    const answer = await ask(server, as, 'POST /threads', about);
    if (answer.status !== 200) throw new Error(`POST /threads: ${answer.status} ${JSON.stringify(answer.body)}`);
    things[`${name}TaskThread`] = (answer.body as { id: string }).id;
  };
  for (const name of ['open', 'closed', 'given', 'private', 'queued']) await talkOf(name, targets.secondOwner);
  await talkOf('own', callers.member);
  for (const on of ['open', 'closed']) {
    const [accountId, parentId] = [things[`${on}Account`], things[`${on}Note`]];
    const page = { parentId, title: `${canary} ${on} steps`, template: 'usual' };
    const made = await ask(server, targets.secondOwner, `POST /accounts/${accountId}/notes`, page);
    const { id } = made.body as { id: string };
    const there = await ask(server, targets.secondOwner, `GET /tasks?accountId=${accountId}`);
    const written = (there.body as { data: { id: string; noteId: string | null }[] }).data;
    things[`${on}NoteTask`] = written.find(({ noteId }) => noteId === id)?.id ?? '';
  }
  const waiting = await ask(server, callers.member, 'GET /inbox');
  const [first, second] = (waiting.body as { data: { id: string }[] }).data;
  things['inboxItem'] = first?.id ?? '';
  things['doneInboxItem'] = second?.id ?? '';
  await ask(server, callers.member, `PATCH /inbox/${second?.id}`, { done: true });
};
