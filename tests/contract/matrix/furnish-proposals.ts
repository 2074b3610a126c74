import { createHash } from 'node:crypto';

import type { ShownProposal } from '@baton/schema/proposals';

import { ask, type AskedServer } from '#tests/people.ts';

import type { World } from './world.ts';

type Made = (route: Parameters<typeof ask>[2], body?: object) => Promise<{ id: string }>;

/** Proposals for accounts that are open, closed and the guest's, for a deal, and one in the archive. */
export const propose = async (server: AskedServer, world: World): Promise<void> => {
  const { canary, things, targets, workspace } = world;
  const made = async (route: Parameters<typeof ask>[2], body: object = {}) => {
    const answer = await ask(server, targets.secondOwner, route, body);
    if (answer.status !== 200) throw new Error(`${route}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as { id: string; costingId: string };
  };
  const blocks = [{ kind: 'paragraph', text: 'For {{account}}' }];
  for (const name of ['template', 'archivedTemplate']) {
    const values = { name: `${canary} ${name}`, kind: 'whole', language: 'fr', blocks, teamId: workspace.teams.sales };
    things[name] = (await made('POST /proposal-templates', values)).id;
  }
  await made(`POST /proposal-templates/${things['archivedTemplate']}/archive`);
  for (const on of ['open', 'closed', 'forGuest', 'archived', 'asked']) {
    const account = `${on === 'archived' || on === 'asked' ? 'open' : on}Account`;
    const { id, costingId } = await made('POST /proposals', {
      subject: { kind: 'account', id: things[account] },
      title: `${canary} ${on} proposal`,
      language: 'fr',
    });
    things[`${on}Proposal`] = id;
    things[`${on}Costing`] = costingId;
  }
  await made(`POST /proposals/${things['archivedProposal']}/archive`);
  await made(`POST /proposals/${things['askedProposal']}/approval/ask`);
  await send(server, made, world);
};

/** The same in every run, another in every workspace. */
const tokenOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);

/** One that is on its way to somebody, with a link that is known here, and one whose links are revoked. */
const send = async (server: AskedServer, made: Made, { canary, things }: World): Promise<void> => {
  const accountId = things['openAccount'];
  const emails = [{ address: `buyer@${canary}.example.com`, label: 'work' }];
  const contact = await made('POST /contacts', { name: `${canary} buyer`, accountId, emails });
  for (const name of ['sent', 'revoked']) {
    const { id } = await made('POST /proposals', {
      subject: { kind: 'account', id: accountId },
      title: `${canary} ${name} proposal`,
      language: 'fr',
      contactId: contact.id,
      validUntil: '2099-12-31',
    });
    things[`${name}Proposal`] = id;
    await made(`POST /proposals/${id}/send`, { invite: true });
    things[`${name}Token`] = tokenOf(`${canary} ${name}`);
    await made(`POST /proposals/${id}/links`, { token: things[`${name}Token`] });
  }
  await made(`POST /proposals/${things['revokedProposal']}/links/revoke`);
  await suggest(server, things);
};

/** What the customer who holds the link suggests. */
const suggest = async (server: AskedServer, things: World['things']): Promise<void> => {
  const said = { token: things['sentToken'], line: 2, words: 'Other words', why: 'Clearer' };
  const answer = await ask(server, null, 'POST /p/suggest', said);
  const { suggestions } = answer.body as ShownProposal;
  const [made] = suggestions ?? [];
  if (!made) throw new Error(`POST /p/suggest: ${answer.status} ${JSON.stringify(answer.body)}`);
  things['suggestion'] = made.id;
};
