import { admins, colleagues, insiders, leaders } from './callers.ts';
import type { MatrixCase, MatrixRows } from './rows.ts';
import type { World } from './world.ts';

type Input = (world: World) => Record<string, unknown>;

const hidden = (what: string) => (world: World) => {
  const closed = [`${world.canary} closed ${what}`];
  return { guest: [`${world.canary} open ${what}`, ...closed], member: closed, manager: closed };
};
const account = (state: string) => (world: World) => ({ accountId: world.things[`${state}Account`] });
const contact = (state: string) => (world: World) => ({ contactId: world.things[`${state}Contact`] });
const field = (world: World) => ({ fieldId: world.things['field'] });

/** What everybody at work may do to what is open, and only admins to what is closed. */
const openAndClosed = (
  of: (state: string) => Input,
  more: Record<string, unknown> = {},
  about: Partial<MatrixCase> = {},
): Record<string, MatrixCase> => ({
  open: { input: (world) => ({ ...of('open')(world), ...more }), may: colleagues, ...about },
  closed: { input: (world) => ({ ...of('closed')(world), ...more }), may: admins, ...about },
});

const several =
  (key: string, what: string) =>
  (state: string): Input =>
  (world) => ({ [key]: [world.things[`${state}${what}`]] });

const changes =
  (key: string, what: string) =>
  (state: string): Input =>
  (world) => ({ changes: [{ [key]: world.things[`${state}${what}`], status: 'former' }] });

const both = (one: string, other: string) => (world: World) => ({
  accountId: world.things[`${one}Account`],
  otherId: world.things[`${other}Account`],
});

const bothContacts = (one: string, other: string) => (world: World) => ({
  contactId: world.things[`${one}Contact`],
  otherId: world.things[`${other}Contact`],
});

/** Rows of `features/accounts`, `features/contacts` and `features/fields`. */
export const accountsRows: MatrixRows = {
  'GET /accounts': { live: { may: insiders, hides: hidden('account') } },
  'GET /accounts/totals': { live: { may: insiders } },
  'GET /accounts/choices': { live: { may: insiders, hides: hidden('account') } },
  'GET /accounts/ids': { live: { may: insiders } },
  'GET /accounts/duplicates': {
    live: { input: (world) => ({ name: `${world.canary} account` }), may: colleagues, hides: hidden('account') },
  },
  'GET /accounts/{accountId}': openAndClosed(account),
  'GET /accounts/{accountId}/timeline': openAndClosed(account, {}, { hides: hidden('contact') }),
  'POST /accounts': {
    'for callers': { input: () => ({ name: 'New' }), may: colleagues },
    'for oneself': { input: () => ({ name: 'New', visibility: 'people' }), may: colleagues },
  },
  'PATCH /accounts/{accountId}': openAndClosed(account, { sector: 'food' }),
  'POST /accounts/edit': openAndClosed(changes('accountId', 'Account')),
  'POST /accounts/archive': openAndClosed(several('accountIds', 'Account')),
  'POST /accounts/bin': {
    open: { input: several('accountIds', 'Account')('open'), may: admins },
    closed: { input: several('accountIds', 'Account')('closed'), may: admins },
  },
  'POST /accounts/restore': {
    archived: { input: several('accountIds', 'Account')('archived'), may: colleagues },
    closed: {
      input: several('accountIds', 'Account')('closed'),
      may: admins,
    },
  },
  'POST /accounts/{accountId}/merge': {
    'both open': { input: (world) => ({ ...both('open', 'archived')(world), take: ['name'] }), may: colleagues },
    'one closed': { input: (world) => ({ ...both('open', 'closed')(world), take: [] }), may: admins },
  },
  'POST /accounts/{accountId}/split': {
    merged: { input: both('open', 'merged'), may: colleagues },
    'not merged': { input: both('open', 'archived'), may: colleagues, answers: 409 },
  },
  'POST /accounts/{accountId}/activities': {
    ...openAndClosed(account, { kind: 'call', text: 'Talked' }),
    'with a contact that is closed': {
      input: (world) => ({ ...account('open')(world), ...contact('closed')(world), kind: 'call', text: 'Talked' }),
      may: admins,
      refusedWith: [401, 404, 409],
    },
  },
  'PUT /accounts/{accountId}/visit': openAndClosed(
    account,
    {},
    { quiet: 'what one has looked at is nobody’s business' },
  ),
  'GET /contacts': {
    live: { may: insiders, hides: hidden('contact') },
    'at an account': {
      input: account('open'),
      may: insiders,
      filters: ['accountId'],
      hides: hidden('contact'),
    },
  },
  'GET /contacts/totals': { live: { may: insiders } },
  'GET /contacts/ids': { live: { may: insiders } },
  'GET /contacts/duplicates': {
    live: { input: (world) => ({ name: `${world.canary} contact` }), may: colleagues, hides: hidden('contact') },
  },
  'GET /contacts/{contactId}': openAndClosed(contact),
  'POST /contacts': {
    'at no account': { input: () => ({ name: 'New' }), may: colleagues },
    ...Object.fromEntries(
      Object.entries(openAndClosed(account, { name: 'New' })).map(([state, each]) => [`at one that is ${state}`, each]),
    ),
  },
  'PATCH /contacts/{contactId}': {
    ...openAndClosed(contact, { title: 'Buyer' }),
    loose: { input: (world) => ({ ...contact('loose')(world), title: 'Buyer' }), may: colleagues },
  },
  'POST /contacts/edit': openAndClosed(changes('contactId', 'Contact')),
  'POST /contacts/archive': openAndClosed(several('contactIds', 'Contact')),
  'POST /contacts/bin': openAndClosed(several('contactIds', 'Contact')),
  'POST /contacts/restore': {
    archived: { input: several('contactIds', 'Contact')('archived'), may: colleagues },
  },
  'PUT /accounts/{accountId}/contacts/{contactId}': {
    'both open': {
      input: (world) => ({ ...account('open')(world), ...contact('loose')(world), part: 'buyer' }),
      may: colleagues,
    },
    'a closed account': {
      input: (world) => ({ ...account('closed')(world), ...contact('loose')(world), part: 'buyer' }),
      may: admins,
    },
    'a closed contact': {
      input: (world) => ({ ...account('open')(world), ...contact('closed')(world), part: 'buyer' }),
      may: admins,
    },
  },
  'DELETE /accounts/{accountId}/contacts/{contactId}': {
    open: { input: (world) => ({ ...account('open')(world), ...contact('open')(world) }), may: colleagues },
    closed: { input: (world) => ({ ...account('closed')(world), ...contact('closed')(world) }), may: admins },
    'not there': {
      input: (world) => ({ ...account('open')(world), ...contact('loose')(world) }),
      may: colleagues,
      answers: 409,
    },
  },
  'POST /contacts/{contactId}/merge': {
    'both open': {
      input: (world) => ({ ...bothContacts('open', 'archived')(world), take: ['name'] }),
      may: colleagues,
    },
    'one closed': { input: (world) => ({ ...bothContacts('open', 'closed')(world), take: [] }), may: admins },
    'into one that is closed': {
      input: (world) => ({ ...bothContacts('closed', 'archived')(world), take: [] }),
      may: admins,
    },
  },
  'POST /contacts/{contactId}/split': {
    merged: { input: bothContacts('open', 'merged'), may: colleagues },
    'not merged': { input: bothContacts('open', 'archived'), may: colleagues, answers: 409 },
  },
  'GET /contacts/{contactId}/timeline': openAndClosed(contact, {}, { hides: hidden('account') }),
  'PUT /contacts/{contactId}/visit': openAndClosed(
    contact,
    {},
    { quiet: 'what one has looked at is nobody’s business' },
  ),
  'GET /fields': { live: { may: colleagues } },
  'POST /fields': {
    new: { input: () => ({ subject: 'account', name: 'New', kind: 'text' }), may: leaders },
  },
  'PATCH /fields/{fieldId}': {
    renamed: { input: (world) => ({ ...field(world), name: 'Renamed' }), may: leaders },
    retired: { input: (world) => ({ ...field(world), retired: true }), may: leaders },
  },
  'PUT /fields/order': {
    live: { input: (world) => ({ subject: 'account', fieldIds: [world.things['field']] }), may: leaders },
  },
};
