import type { ProposalDetail, ProposalTemplate } from '@baton/schema/proposals';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { pausedServer } from '#tests/paused-server.ts';
import { aMember, ask, aWorkspace, type AskedServer, type TestMember } from '#tests/people.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

describeWithDatabase('templates of proposals', () => {
  let db: TestDatabase;
  let server: AskedServer;
  let manager: TestMember;
  let member: TestMember;
  let subject: { kind: 'account'; id: string };
  beforeAll(async () => {
    db = await testDatabase();
    server = await pausedServer(db);
    const acme = await aWorkspace(db.sql);
    [manager, member] = [await aMember(db.sql, acme, 'manager'), await aMember(db.sql, acme, 'member')];
    const { id } = await asked<{ id: string }>('POST /accounts', { name: 'Durand' });
    subject = { kind: 'account', id };
  });
  afterAll(() => db.drop());

  const asked = async <T>(route: Parameters<typeof ask>[2], body?: object, as = manager): Promise<T> => {
    const answer = await ask(server, as, route, body);
    if (answer.status !== 200) throw new Error(`${route}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  };
  const aTemplate = (name: string, text: string, kind: 'whole' | 'part' = 'whole') =>
    asked<ProposalTemplate>('POST /proposal-templates', {
      name,
      kind,
      language: 'fr',
      blocks: [{ kind: 'heading', level: 2, text }, { kind: 'pricing' }],
    });

  it('[PP6] a proposal begins with the template that is chosen, and stays as it is when that changes', async () => {
    const { id: templateId } = await aTemplate('Ovens', '{{number}} for {{account}} by {{owner}}');
    const begun = { subject, title: 'Ovens', language: 'fr', templateId };
    const made = await asked<ProposalDetail>('POST /proposals', begun, member);
    expect(made.text).toBe(`${made.number} for Durand by member`);
    const edited = await asked<ProposalTemplate>(`PATCH /proposal-templates/${templateId}`, {
      blocks: [{ kind: 'paragraph', text: 'Other' }],
    });
    expect(edited).toMatchObject({ name: 'Ovens', blocks: [{ kind: 'paragraph', text: 'Other' }] });
    expect(await asked(`GET /proposals/${made.id}`)).toMatchObject({ text: made.text });
    await asked(`POST /proposal-templates/${templateId}/archive`, {});
    expect(await ask(server, member, 'POST /proposals', begun)).toMatchObject({
      status: 409,
      body: { code: 'template-not-found' },
    });
  });

  it('[PP6] blocks are put at the end of a proposal, filled', async () => {
    const made = await asked<ProposalDetail>('POST /proposals', { subject, title: 'x', language: 'fr' }, member);
    const { id: templateId } = await aTemplate('Terms', 'Chez {{account}}', 'part');
    const after = await asked<ProposalDetail>(`POST /proposals/${made.id}/blocks`, { templateId }, member);
    expect(after.text).toBe(`${made.text}\nChez Durand`);
  });

  it('[PP6] one name is used once, and two who take it at once are one', async () => {
    const values = { kind: 'part', language: 'it', blocks: [{ kind: 'pricing' }] };
    const both = await Promise.all(
      ['Prezzi', 'PREZZI'].map((name) => ask(server, manager, 'POST /proposal-templates', { name, ...values })),
    );
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const list = await asked<{ data: ProposalTemplate[] }>('GET /proposal-templates', undefined, member);
    expect(list.data.filter(({ name }) => /prezzi/i.test(name))).toHaveLength(1);
    expect((await ask(server, member, 'POST /proposal-templates', { name: 'Mine', ...values })).status).toBe(404);
  });
});
