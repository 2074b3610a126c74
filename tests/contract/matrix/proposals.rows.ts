import { admins, colleagues, insiders, leaders, nobody, type Caller } from './callers.ts';
import type { MatrixCase, MatrixRows } from './rows.ts';
import type { World } from './world.ts';

type Things = World['things'];

/** Who reads each proposal of the world, and who writes it: whoever does so at its account. */
const proposals: Record<string, { read: readonly Caller[]; write: readonly Caller[] }> = {
  openProposal: { read: colleagues, write: colleagues },
  closedProposal: { read: admins, write: admins },
  forGuestProposal: { read: ['guest', ...admins], write: admins },
  archivedProposal: { read: colleagues, write: colleagues },
};

const each = (
  what: 'read' | 'write',
  input: (things: Things, name: string) => object,
  answers: (name: string) => number = () => 200,
) =>
  Object.fromEntries(
    Object.entries(proposals).map(([name, callers]): [string, MatrixCase] => [
      name,
      { input: ({ things }) => ({ ...input(things, name) }), may: callers[what], answers: answers(name) },
    ]),
  );

const one = (things: Things, name: string) => ({ proposalId: things[name] });
const unlessArchived = (name: string) => (name === 'archivedProposal' ? 409 : 200);

const hidden = ({ canary }: World) => ({
  guest: [`${canary} open proposal`, `${canary} closed proposal`],
  member: [`${canary} closed proposal`],
  manager: [`${canary} closed proposal`],
});

const filters = ({ things, targets }: World) => ({
  accountId: things['closedAccount'],
  dealId: things['closedDeal'],
  ownerId: targets.secondOwner.member,
});

const begun = (kind: 'account' | 'deal', name: string) => (world: World) => ({
  subject: { kind, id: world.things[name] },
  title: 'New',
  language: 'it',
});

/** Rows of `features/proposals`: a proposal is its account's. */
export const proposalsRows: MatrixRows = {
  'GET /proposals': {
    'that end soon': { input: () => ({ endingBefore: '2199-01-01' }), may: insiders, hides: hidden },
    'all that there are': { may: insiders, hides: hidden },
    'of an account, a deal and an owner': {
      input: filters,
      may: insiders,
      filters: ['accountId', 'dealId', 'ownerId'],
      hides: hidden,
    },
  },
  'GET /proposals/totals': {
    'of all': { may: insiders },
    'of an account, a deal and an owner': {
      input: filters,
      may: insiders,
      filters: ['accountId', 'dealId', 'ownerId'],
    },
  },
  'POST /proposals': {
    'for the open account': { input: begun('account', 'openAccount'), may: colleagues },
    'for the closed account': { input: begun('account', 'closedAccount'), may: admins },
    "for the guest's account": { input: begun('account', 'forGuestAccount'), may: admins },
    'for somebody of the account': {
      input: (world) => ({ ...begun('account', 'openAccount')(world), contactId: world.things['openContact'] }),
      may: colleagues,
    },
    'for somebody of another account': {
      input: (world) => ({ ...begun('account', 'openAccount')(world), contactId: world.things['closedContact'] }),
      may: colleagues,
      answers: 409,
    },
    'from a template': {
      input: (world) => ({ ...begun('account', 'openAccount')(world), templateId: world.things['template'] }),
      may: colleagues,
    },
    'for a deal of no account': { input: begun('deal', 'openDeal'), may: colleagues, answers: 409 },
    'for a deal on a closed board': { input: begun('deal', 'closedDeal'), may: admins, answers: 409 },
  },
  'POST /proposals/{proposalId}/template': {
    open: {
      input: ({ things }) => ({ ...one(things, 'openProposal'), name: 'Kept', kind: 'whole' }),
      may: leaders,
    },
    closed: {
      input: ({ things }) => ({ ...one(things, 'closedProposal'), name: 'Kept', kind: 'whole' }),
      may: admins,
    },
    archived: {
      input: ({ things }) => ({ ...one(things, 'archivedProposal'), name: 'Kept', kind: 'part' }),
      may: leaders,
    },
  },
  'POST /proposals/{proposalId}/blocks': {
    ...each('write', (things, name) => ({ ...one(things, name), templateId: things['template'] }), unlessArchived),
    'of an archived template': {
      input: ({ things }) => ({ ...one(things, 'openProposal'), templateId: things['archivedTemplate'] }),
      may: colleagues,
      answers: 409,
    },
  },
  'POST /proposals/{proposalId}/approval/ask': {
    ...each('write', one, unlessArchived),
    'of a colleague': {
      input: ({ things, targets }) => ({ ...one(things, 'openProposal'), askedOf: targets.colleague.member }),
      may: colleagues,
    },
    'that is in review': { input: ({ things }) => one(things, 'askedProposal'), may: colleagues, answers: 409 },
  },
  'POST /proposals/{proposalId}/approval/give': {
    ...each('write', one, unlessArchived),
    'that is in review': { input: ({ things }) => one(things, 'askedProposal'), may: colleagues },
  },
  'POST /proposals/{proposalId}/approval/return': {
    ...each(
      'write',
      (things, name) => ({ ...one(things, name), words: 'Why?' }),
      () => 409,
    ),
    'that is in review': {
      input: ({ things }) => ({ ...one(things, 'askedProposal'), words: 'Why?' }),
      may: colleagues,
    },
  },
  'POST /proposals/{proposalId}/send': {
    // To nobody, and without a last day.
    ...each('write', one, () => 409),
    'that is ready': {
      input: ({ things }) => ({ ...one(things, 'sentProposal'), despite: ['customer-suggestions'] }),
      may: colleagues,
    },
  },
  'GET /proposals/{proposalId}/versions/{version}': {
    'that was sent': { input: ({ things }) => ({ ...one(things, 'sentProposal'), version: 1 }), may: colleagues },
    'that was not': { input: ({ things }) => ({ ...one(things, 'sentProposal'), version: 2 }), may: nobody },
    'of one that was not': { input: ({ things }) => ({ ...one(things, 'closedProposal'), version: 1 }), may: nobody },
  },
  'GET /proposals/{proposalId}/versions/{version}/pdf': {
    'that was sent': { input: ({ things }) => ({ ...one(things, 'sentProposal'), version: 1 }), may: colleagues },
    'that was not': { input: ({ things }) => ({ ...one(things, 'sentProposal'), version: 2 }), may: nobody },
    'of one that was not': { input: ({ things }) => ({ ...one(things, 'closedProposal'), version: 1 }), may: nobody },
  },
  // Who may is tested where pictures are; here nobody has it.
  'GET /proposals/{proposalId}/versions/{version}/pictures/{picture}': {
    'of the open account': {
      input: ({ things }) => ({ ...one(things, 'sentProposal'), version: 1, picture: 'f'.repeat(64) }),
      may: nobody,
    },
  },
  'GET /proposals/{proposalId}/pdf': each('read', one),
  'GET /proposals/{proposalId}/docx': each('read', one),
  'POST /proposals/{proposalId}/links': {
    ...each(
      'write',
      (things, name) => ({ ...one(things, name), token: 'a'.repeat(22) }),
      () => 409,
    ),
    'that was sent': {
      input: ({ things }) => ({ ...one(things, 'sentProposal'), token: 'a'.repeat(22) }),
      may: colleagues,
    },
  },
  'POST /proposals/{proposalId}/links/revoke': {
    ...each('write', one, () => 409),
    'that was sent': { input: ({ things }) => one(things, 'sentProposal'), may: colleagues },
  },
  'GET /proposals/{proposalId}/messages': each('read', one),
  'POST /proposals/{proposalId}/messages': {
    ...each(
      'write',
      (things, name) => ({ ...one(things, name), words: 'Said' }),
      () => 409,
    ),
    'that was sent': { input: ({ things }) => ({ ...one(things, 'sentProposal'), words: 'Said' }), may: colleagues },
  },
  'GET /proposals/{proposalId}/suggestions': each('read', one),
  'POST /proposals/{proposalId}/suggestions/{suggestionId}/take': {
    'of the open account': {
      input: ({ things }) => ({ ...one(things, 'sentProposal'), suggestionId: things['suggestion'] }),
      may: colleagues,
    },
    'under another proposal': {
      input: ({ things }) => ({ ...one(things, 'openProposal'), suggestionId: things['suggestion'] }),
      may: nobody,
    },
  },
  'POST /proposals/{proposalId}/suggestions/{suggestionId}/decline': {
    'of the open account': {
      input: ({ things }) => ({ ...one(things, 'sentProposal'), suggestionId: things['suggestion'], words: 'No' }),
      may: colleagues,
    },
    'under another proposal': {
      input: ({ things }) => ({ ...one(things, 'openProposal'), suggestionId: things['suggestion'], words: 'No' }),
      may: nobody,
    },
  },
  'GET /proposals/{proposalId}/tracking': {
    'of the open account': { input: ({ things }) => one(things, 'sentProposal'), may: colleagues },
    'of the closed account': { input: ({ things }) => one(things, 'closedProposal'), may: admins },
    "of the guest's account": { input: ({ things }) => one(things, 'forGuestProposal'), may: admins },
  },
  'POST /proposals/{proposalId}/fork': each(
    'write',
    (things, name) => ({ ...one(things, name), name: 'Leasing' }),
    unlessArchived,
  ),
  'GET /proposals/{proposalId}/branches': each('read', one),
  'GET /proposals/{proposalId}/compare/{withId}': {
    'with one of another account': {
      input: ({ things }) => ({ ...one(things, 'openProposal'), withId: things['closedProposal'] }),
      may: admins,
    },
    'of another account': {
      input: ({ things }) => ({ ...one(things, 'closedProposal'), withId: things['openProposal'] }),
      may: admins,
    },
    'with another one of the account': {
      input: ({ things }) => ({ ...one(things, 'openProposal'), withId: things['sentProposal'] }),
      may: colleagues,
    },
  },
  'POST /proposals/{proposalId}/merge': each('write', one, () => 409),
  'GET /proposal-settings': { live: { may: colleagues } },
  'PATCH /proposal-settings': {
    changed: { input: () => ({ tracking: false }), may: admins },
    'as they are': { input: () => ({ tracking: true }), may: admins },
  },
  'POST /proposals/{proposalId}/suggest': each(
    'write',
    (things, name) => ({ ...one(things, name), from: 'AAEC', to: 'AAEC', words: 'Other' }),
    (name) => (name === 'archivedProposal' ? 404 : 409),
  ),
  'POST /proposals/{proposalId}/suggest/withdraw': each(
    'write',
    (things, name) => ({ ...one(things, name), suggestion: 'none' }),
    (name) => (name === 'archivedProposal' ? 404 : 409),
  ),
  'GET /proposals/{proposalId}': each('read', one),
  'PATCH /proposals/{proposalId}': {
    ...each(
      'write',
      (things, name) => ({ ...one(things, name), title: 'Renamed', validUntil: '2027-01-31' }),
      unlessArchived,
    ),
    'passed on': {
      input: ({ things, targets }) => ({ ...one(things, 'openProposal'), ownerId: targets.colleague.member }),
      may: colleagues,
    },
    'to somebody of the account': {
      input: ({ things }) => ({ ...one(things, 'openProposal'), contactId: things['openContact'] }),
      may: colleagues,
    },
  },
  'POST /proposals/{proposalId}/archive': each('write', one, unlessArchived),
  'POST /proposals/{proposalId}/restore': each('write', one, (name) => (name === 'archivedProposal' ? 200 : 409)),
};
