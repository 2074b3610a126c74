import { newId } from '@baton/collab-server/platform/clock/new-id.ts';
import type { Account } from '@baton/schema/accounts';
import type { Contact } from '@baton/schema/contacts';
import { addLine, type RowDraft } from '@baton/schema/pricing';
import { proposalShape, type Proposal, type ProposalDetail } from '@baton/schema/proposals';
import type { LineId, Role } from '@baton/schema/shared';
import * as Y from 'yjs';

import { liveClient, until, type ClientOptions, type LiveClient } from './live-client.ts';
import { aMember, ask, aWorkspace, type TestMember } from './people.ts';
import type { TestDatabase } from './test-database.ts';

/** An account with somebody who can be written to, on a running server, and colleagues who propose something to them. */
export const proposalWorld = async (db: TestDatabase, server: { url: string }) => {
  const workspace = await aWorkspace(db.sql);
  const claire = await aMember(db.sql, workspace, 'member');
  const marco = await aMember(db.sql, workspace, 'manager');
  const clients: LiveClient[] = [];
  const asked = async <T>(
    route: Parameters<typeof ask>[2],
    body?: object,
    as: TestMember | null = claire,
  ): Promise<T> => {
    // Told to try again, one does: what holds a proposal for seconds on a busy machine is no fault of it.
    let answer = await ask(server.url, as, route, body);
    for (let tries = 1; answer.status === 503 && tries < 5; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      answer = await ask(server.url, as, route, body);
    }
    if (answer.status !== 200) throw new Error(`${route}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  };
  const account = await asked<Account>('POST /accounts', { name: 'Laiteries du Mont-Blanc' });
  const contact = await asked<Contact>('POST /contacts', {
    name: 'Marie Durand',
    accountId: account.id,
    emails: [{ address: 'marie@mont-blanc.example', label: 'work' }],
  });
  const world = {
    workspace,
    claire,
    marco,
    account,
    contact,
    asked,
    member: (role: Role) => aMember(db.sql, workspace, role),
    begin: (more: object = {}) =>
      asked<ProposalDetail>('POST /proposals', {
        subject: { kind: 'account', id: account.id },
        title: 'Line packaging',
        language: 'fr',
        contactId: contact.id,
        validUntil: '2099-12-31',
        ...more,
      }),
    read: ({ id }: Pick<Proposal, 'id'>, as?: TestMember) =>
      asked<ProposalDetail>(`GET /proposals/${id}`, undefined, as),
    tab: async ({ id }: Pick<Proposal, 'id'>, as: TestMember = claire, more: Partial<ClientOptions> = {}) => {
      const client = liveClient({ url: server.url, as, document: `proposal:${id}`, shape: proposalShape, ...more });
      clients.push(client);
      await client.synced();
      return client;
    },
    /** Puts priced lines in, as somebody who has it open. */
    price: async (proposal: Pick<Proposal, 'id'>, drafts: readonly Omit<RowDraft, 'id'>[], as?: TestMember) => {
      const tab = await world.tab(proposal, as);
      const ids = drafts.map((draft) => {
        const lineId = newId() as LineId;
        addLine(tab.doc, { id: lineId, ...draft }, {}, () => 0.5);
        return lineId;
      });
      await tab.saved();
      await world.projected(proposal);
      tab.leave();
      return ids;
    },
    /** The row says all that the log says. */
    projected: ({ id }: { id: string }) =>
      until(async () => {
        const [row] = await db.sql<{ level: boolean }[]>`select p.projected_seq = d.seq as level
          from documents d join document_projections p on p.document = d.id where d.id = ${id}`;
        return row?.level === true;
      }, 'the projection to follow'),
    /** The log up to a row, replayed. */
    replay: async ({ id }: Pick<Proposal, 'id'>, seq = Number.MAX_SAFE_INTEGER): Promise<Y.Doc> => {
      const doc = new Y.Doc();
      const rows = await db.sql<{ update: Uint8Array }[]>`select update from document_updates
        where document = ${id} and seq <= ${seq} and not quarantined order by epoch, seq`;
      for (const { update } of rows) Y.applyUpdate(doc, update);
      return doc;
    },
    factsOf: async ({ id }: Pick<Proposal, 'id'>) =>
      (await db.sql<{ type: string }[]>`select type from facts where subject = ${id} order by ins`).map(
        ({ type }) => type,
      ),
    leave: () => {
      for (const client of clients) client.leave();
    },
  };
  return world;
};
export type ProposalWorld = Awaited<ReturnType<typeof proposalWorld>>;
