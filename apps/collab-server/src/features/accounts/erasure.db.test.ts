import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import type { Contact } from '@baton/schema/contacts';
import { briefShape, briefText, type OpenedHandoff } from '@baton/schema/handoffs';
import { noteBody } from '@baton/schema/notes';
import { addLine } from '@baton/schema/pricing';
import { proposalShape, type ProposalDetail } from '@baton/schema/proposals';
import { appendBlocks } from '@baton/schema/rich-text';
import type { LineId } from '@baton/schema/shared';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { newId } from '#platform/clock/new-id.ts';
import { sequenceAll } from '#platform/facts/sequencer.ts';
import { verifyChains } from '#platform/facts/verify-chain.ts';
import { aFile } from '#tests/files.ts';
import { until } from '#tests/live-client.ts';
import { noteWorld, type NoteWorld } from '#tests/note-world.ts';
import { ask } from '#tests/people.ts';
import { startServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import type { RunningServer } from '../../server.ts';

/** Written wherever something is written about the account, and nowhere else. */
const canary = 'Cormoran-7261';

describeWithDatabase('what is deleted for good', () => {
  let db: TestDatabase;
  let server: RunningServer;
  let world: NoteWorld;
  let contact: Contact;
  const [taken, thread] = [`${canary} was written and taken out again`, `${canary} called`];

  beforeAll(async () => {
    db = await testDatabase();
    server = await startServer({ databaseUrl: db.url, env: { LOG_LEVEL: 'silent' } });
    world = await noteWorld(db, server);
    const { id } = world.account;
    await world.asked(`PATCH /accounts/${id}`, { name: canary, contactHours: canary });
    contact = await world.asked<Contact>('POST /contacts', { name: `Anna ${canary}`, accountId: id, part: 'buyer' });
    await world.asked(`POST /accounts/${id}/activities`, { kind: 'call', text: canary, contactId: contact.id });
    await world.asked('POST /threads', { subject: { kind: 'account', id }, body: thread });
    await world.asked('POST /threads', { subject: { kind: 'contact', id: contact.id }, body: `${canary} likes rye` });
    for (const subject of [
      { kind: 'account', id },
      { kind: 'contact', id: contact.id },
    ])
      await world.asked('POST /tasks', { title: `Call ${canary}`, subject });
    await aFile(server.url, world.keeper, id, `${canary}.txt`, `${canary} in bytes`);
    await anImportOf('account', id);
    await anImportOf('contact', contact.id);
    const tab = await world.tab();
    appendBlocks(noteBody(tab.doc), [{ kind: 'paragraph', text: taken }]);
    await tab.saved();
    const body = noteBody(tab.doc);
    body.delete(0, body.length);
    appendBlocks(body, [{ kind: 'paragraph', text: canary }]);
    await tab.saved();
    tab.leave();
    await world.projected();
    await aHandoff();
    await aProposal();
    await world.asked(`POST /notes/${world.note.id}/versions`, { seq: 2, name: canary });
    await db.sql`insert into document_snapshots (document, epoch, seq, workspace, state)
      select document, epoch, seq, workspace, update from document_updates where document = ${world.note.id} and seq = 2`;
  });
  afterAll(async () => {
    world.leave();
    await server.stop();
    await db.drop();
  });

  /** With a brief that says it, and with what was known of it kept by an acceptance. */
  const aHandoff = async (): Promise<void> => {
    const { teams } = world.workspace;
    for (const team of [teams.sales, teams.support])
      await db.sql`insert into team_members values (${world.workspace.id}, ${team}, ${world.keeper.member})`;
    const item = newId();
    const route = await world.asked<{ id: string }>('POST /handoff-routes', {
      fromTeamId: teams.sales,
      toTeamId: teams.support,
      items: [
        { id: item, kind: 'need', label: null, required: false },
        { id: newId(), kind: 'contacts', label: null, required: false },
      ],
      criteria: [],
      answerWithin: 60,
      warnBefore: 10,
      passes: 'nothing',
      onDealWon: false,
    });
    const subject = { kind: 'account', id: world.account.id };
    const { handoff } = await world.asked<OpenedHandoff>('POST /handoffs', { routeId: route.id, subject });
    await world.asked(`POST /handoffs/${handoff.id}/send`, {});
    const tab = await world.tab(world.keeper, { document: `brief:${handoff.id}`, shape: briefShape });
    appendBlocks(briefText(tab.doc, item), [{ kind: 'paragraph', text: `${canary} needs an oven` }]);
    await tab.saved();
    tab.leave();
    await world.asked(`POST /handoffs/${handoff.id}/ask`, { words: `${canary} which?` });
    const firstTask = { title: `Call ${canary} first` };
    await world.asked(`POST /handoffs/${handoff.id}/accept`, { ownerId: world.keeper.member, firstTask });
  };

  /** With what it says, costs, and was sent as, and what was said about it. */
  const aProposal = async (): Promise<void> => {
    const accountId = world.account.id;
    const emails = [{ address: 'buyer@example.com', label: 'work' }];
    const buyer = await world.asked<{ id: string }>('POST /contacts', { name: 'Buyer', accountId, emails });
    const made = await world.asked<ProposalDetail>('POST /proposals', {
      subject: { kind: 'account', id: accountId },
      title: `${canary} proposal`,
      language: 'en',
      contactId: buyer.id,
      validUntil: '2099-12-31',
    });
    for (const document of [`proposal:${made.id}`, `costing:${made.costingId}`]) {
      const tab = await world.tab(world.keeper, { document, shape: proposalShape });
      addLine(tab.doc, { id: newId() as LineId, text: `${canary} line` }, {}, () => 0.5);
      await tab.saved();
      tab.leave();
    }
    await world.asked(`POST /proposals/${made.id}/approval/ask`, { words: `${canary} please` });
    await world.asked(`POST /proposals/${made.id}/approval/give`, { words: `${canary} yes` });
    await world.asked(`POST /proposals/${made.id}/send`, { despite: ['unpriced-lines', 'untaxed-lines'] });
    await world.asked(`POST /proposals/${made.id}/messages`, { words: `${canary} said` });
    await until(async () => (await tablesWith(canary)).every((table) => table !== 'jobs'), 'the letter to be written');
  };

  /** As an import leaves it: what a file said of a record. */
  const anImportOf = async (kind: string, record: string): Promise<void> => {
    const [workspace, run] = [world.workspace.id, newId()];
    await db.sql`insert into import_runs (workspace, id, source, state, settings, counts, created_at)
      values (${workspace}, ${run}, 'file', 'applied', '{}', '{}', now())`;
    await db.sql`insert into import_records (workspace, source, kind, external_id, record, "values")
      values (${workspace}, 'file', ${kind}, ${canary}, ${record}, ${db.sql.json({ name: canary })})`;
    await db.sql`insert into import_lines (workspace, run, seq, file, line, kind, external_id, title, action, record, before)
      values (${workspace}, ${run}, 1, 'a', 1, ${kind}, ${canary}, ${canary}, 'create', ${record}, ${db.sql.json({ name: canary })})`;
  };
  const runJob = async (kind: string): Promise<void> => {
    const job = server.app.core.features.flatMap(({ jobs }) => jobs ?? []).find((each) => each.kind === kind);
    if (!job) throw new Error(`no job ${kind}`);
    await job.start({}, { id: newId(), workspace: null, attempt: 1, signal: new AbortController().signal });
  };
  /** Tables with rows that hold one of these words, as text or in bytes. */
  const tablesWith = async (...words: string[]): Promise<string[]> => {
    const tables = await db.sql<{ name: string }[]>`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`;
    expect(tables.length).toBeGreaterThan(30);
    const sought = words.flatMap((word) => [word, Buffer.from(word).toString('hex')]);
    const found: string[] = [];
    for (const { name } of tables) {
      const rows = await db.sql`select 1 from ${db.sql(name)} as one
        where exists (select from unnest(${sought}::text[]) as word where position(word in one::text) > 0) limit 1`;
      if (rows.length > 0) found.push(name);
    }
    return found;
  };
  const filesWith = async (word: string): Promise<string[]> => {
    const entries = await readdir(server.app.core.files.storage.where, { recursive: true, withFileTypes: true });
    const names = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
    const texts = await Promise.all(names.map(async (name) => ({ name, text: await readFile(name, 'latin1') })));
    return texts.filter(({ text }) => text.includes(word)).map(({ name }) => name);
  };
  const binnedLongAgo = (table: 'accounts' | 'contacts', id: string) =>
    db.sql`update ${db.sql(table)} set binned_at = now() - interval '31 days' where id = ${id}`;

  it('[AC7] [PP14] an account goes with all that was ever written about it, and the chain of facts still holds', async () => {
    const { id } = world.account;
    expect(await tablesWith(canary)).toEqual(
      expect.arrayContaining(['accounts', 'comments', 'document_snapshots', 'document_updates', 'facts', 'files']),
    );
    expect(await filesWith(canary)).toHaveLength(1);
    const reader = await world.tab();
    await world.asked('POST /accounts/bin', { accountIds: [id] });
    await binnedLongAgo('accounts', id);
    await runJob('accounts.purge');
    await runJob('files.purge');
    // Whoever had the note open is out of it, and the server does not mind.
    await reader.refusal();
    // What the log says of documents, and what hangs on an account: nothing is left.
    expect(await tablesWith(world.note.id)).toEqual(['facts']);
    expect(await tablesWith(id)).toEqual(['facts']);
    const about =
      await db.sql`select type from facts where account = ${id} and data is not null and subject_kind <> 'contact' and type <> 'account.purged'`;
    expect(about).toEqual([]);
    expect(await filesWith(canary)).toEqual([]);
    expect((await ask(server.url, world.keeper, `GET /contacts/${contact.id}`)).status).toBe(200);
    expect(await flaws()).toEqual([]);
  });

  it('[CT7] a contact goes with what is recorded of them, and then nothing is left of either', async () => {
    expect(await tablesWith(canary)).toContain('contacts');
    await world.asked('POST /contacts/bin', { contactIds: [contact.id] });
    await binnedLongAgo('contacts', contact.id);
    await runJob('contacts.purge');
    expect(await tablesWith(contact.id)).toEqual(['facts']);
    expect(await tablesWith(canary)).toEqual([]);
    expect(await flaws()).toEqual([]);
  });

  it('[AC7] an erasure that a crash came before is caught up with', async () => {
    await db.sql`update facts set data = '{"name": "left behind"}', salt = 'x' where data is null`;
    for (const kind of ['accounts.purge', 'contacts.purge']) await runJob(kind);
    expect(await tablesWith('left behind')).toEqual([]);
  });

  const flaws = async () => {
    await until(async () => (await db.sql`select 1 from fact_queue`).length === 0, 'facts to find their places');
    await sequenceAll(db.scopes, () => undefined);
    return (await verifyChains(db.scopes)).flatMap((report) => report.flaws);
  };
});
