import { ask, type AskedServer } from '#tests/people.ts';

import type { World } from './world.ts';

/** Proposals for accounts that are open, closed and the guest's, for a deal, and one in the archive. */
export const propose = async (server: AskedServer, { canary, things, targets }: World): Promise<void> => {
  const made = async (route: Parameters<typeof ask>[2], body: object = {}) => {
    const answer = await ask(server, targets.secondOwner, route, body);
    if (answer.status !== 200) throw new Error(`${route}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as { id: string; costingId: string };
  };
  const blocks = [{ kind: 'paragraph', text: 'For {{account}}' }];
  for (const name of ['template', 'archivedTemplate']) {
    const values = { name: `${canary} ${name}`, kind: 'whole', language: 'fr', blocks };
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
};
