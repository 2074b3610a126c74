import { readBoard } from '@baton/schema/deals';
import type { TransactionSql } from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { until, type LiveClient } from '#tests/live-client.ts';
import type { TestMember } from '#tests/people.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { aDeal, liveWorld, type LiveWorld } from './live-world.ts';

/** The promise is a second, two looks of a node, measured in docs/reliability.md; a busy machine may take some more without being wrong. */
const soon = 10;

/** What the room said last about who is here. */
const people = (tab: LiveClient): unknown[] =>
  tab.said.flatMap((text) => (text.includes('"presence"') ? [JSON.parse(text).people] : [])).at(-1) ?? [];

const say = (tab: LiveClient, said: object) => tab.provider.sendStateless(JSON.stringify(said));

/** What the room said of what somebody sees. */
const viewsOf = (tab: LiveClient): unknown[] =>
  tab.said.map((text) => JSON.parse(text)).filter(({ kind }: { kind: string }) => kind === 'view');

describeWithDatabase('rights on open sockets', () => {
  let db: TestDatabase;
  let world: LiveWorld;

  beforeAll(async () => {
    db = await testDatabase();
    world = await liveWorld(db);
  });
  afterAll(async () => {
    await world.stop();
    await db.drop();
  });

  /** As a command does: the change and the version in one transaction. */
  const change = async (work: (sql: TransactionSql) => Promise<unknown>): Promise<void> => {
    await db.sql.begin(async (tx) => {
      await work(tx);
      await tx`update workspaces set rights_version = rights_version + 1 where id = ${world.workspace.id}`;
    });
  };

  const remove = (member: TestMember) =>
    change((sql) => sql`update members set left_at = now() where id = ${member.member}`);

  it('[M11] a removed member is out within a second, and comes back to nothing', async () => {
    const member = await world.member();
    const tab = await world.tab(member);
    await remove(member);
    const before = world.node.looks();
    expect(await tab.closed(4403)).toBe('revoked');
    expect(world.node.looks() - before).toBeLessThanOrEqual(soon);
    await until(() => tab.refusals.includes('revoked'), 'the way back to be shut');
    const rows = await world.rowsInLog();
    aDeal(tab.doc, world.board.at('New'), 'too late');
    const honest = await world.tab();
    await honest.saved();
    expect(await world.rowsInLog()).toBe(rows);
  });

  it('[M11] of a removed member who types on nothing is taken any more', async () => {
    const member = await world.member();
    const tab = await world.tab(member);
    const typing = setInterval(() => aDeal(tab.doc, world.board.at('New'), 'typing on'), 5);
    await remove(member);
    const before = world.node.looks();
    await tab.closed(4403);
    expect(world.node.looks() - before).toBeLessThanOrEqual(soon);
    const looksLater = async (count: number) => {
      const asked = world.node.looks();
      await until(() => world.node.looks() >= asked + count, 'time to write more');
    };
    const written = async () =>
      (await db.sql`select count(*)::int as rows from document_updates where actor = ${member.member}`)[0]?.['rows'];
    // What was on its way to the disk when the door shut may still arrive there.
    await looksLater(2);
    const rows = await written();
    expect(rows).toBeGreaterThan(0);
    await looksLater(2);
    clearInterval(typing);
    expect(await written()).toBe(rows);
  });

  it('[M11] a downgraded member reads on, writes no more and is told so', async () => {
    const member = await world.member();
    const [tab, other] = [await world.tab(member), await world.tab(await world.member('owner'))];
    await change(async (sql) => {
      await sql`update containers set visibility = 'people' where id = ${world.board.id}`;
      await sql`insert into grants (workspace, container, subject_kind, subject, level)
        values (${world.workspace.id}, ${world.board.id}, 'member', ${member.member}, 'read')`;
    });
    await until(() => tab.opened.at(-1)?.level === 'read', 'to be told');
    const before = await world.rowsInLog();
    aDeal(tab.doc, world.board.at('New'), 'not allowed any more');
    await until(() => tab.notSaved > 0, 'the answer');
    expect(await world.rowsInLog()).toBe(before);
    const id = aDeal(other.doc, world.board.at('New'), 'still shown');
    await until(() => readBoard(tab.doc).deals.has(id), 'what others write');
  });

  it('[M11] whoever may no longer see the board loses it alone; the socket stays', async () => {
    await change((sql) => sql`update containers set visibility = 'workspace' where id = ${world.board.id}`);
    const member = await world.member();
    const tab = await world.tab(member);
    await change((sql) => sql`update containers set visibility = 'people' where id = ${world.board.id}`);
    expect(await tab.refusal()).toBe('revoked');
    expect(tab.closes).toEqual([]);
    await change((sql) => sql`update containers set visibility = 'workspace' where id = ${world.board.id}`);
  });

  it('[M11] a sign-in that ended closes its sockets within a second', async () => {
    const member = await world.member();
    const tab = await world.tab(member);
    await db.sql`delete from sign_ins where id = ${member.signIn}`;
    const before = world.node.looks();
    expect(await tab.closed(4401)).toBe('sign-in-required');
    expect(world.node.looks() - before).toBeLessThanOrEqual(soon);
  });

  it('[M4] a document that is frozen refuses further edits and stays readable', async () => {
    const tab = await world.tab();
    await db.sql`update documents set closed_at_seq = seq where id = ${world.board.id}`;
    aDeal(tab.doc, world.board.at('New'), 'after the freeze');
    expect(await tab.refusal()).toBe('frozen');
    await db.sql`update documents set closed_at_seq = null where id = ${world.board.id}`;
  });

  const presence = (as: TestMember): LiveClient => world.knock(as, { document: `presence:${world.workspace.id}` });
  it('[M16] tells who is here to each on their own, and when somebody leaves', async () => {
    const [ann, bob] = [await world.member(), await world.member()];
    const [hers, his] = [presence(ann), presence(bob)];
    await Promise.all([hers.synced(), his.synced()]);
    await until(() => people(his).length === 2, 'both to be here');
    hers.provider.sendStateless(JSON.stringify({ kind: 'here', where: world.document, idle: false }));
    await until(() => JSON.stringify(people(his)).includes(world.document), 'where she is');
    hers.provider.sendStateless(
      JSON.stringify({ kind: 'here', where: 'board:01900000-0000-7000-8000-000000000000', idle: false }),
    );
    await until(() => !JSON.stringify(people(his)).includes('board:'), 'a place that he may not know of to be hidden');
    const quiet = { kind: 'here', where: '', idle: false, quiet: true, follows: bob.member };
    hers.provider.sendStateless(JSON.stringify(quiet));
    const followed = { member: ann.member, where: '', idle: false, quiet: true, follows: true };
    await until(
      () => JSON.stringify(people(his)).includes(JSON.stringify(followed)),
      'her to be quiet and to follow him',
    );
    expect(JSON.stringify(people(hers))).not.toContain('follows');
    const hidden = { kind: 'here', where: world.document, idle: false, quiet: true };
    hers.provider.sendStateless(JSON.stringify(hidden));
    await until(() => !JSON.stringify(people(his)).includes('follows'), 'her to follow nobody');
    expect(people(his)).toContainEqual({ member: ann.member, where: '', idle: false, quiet: true });
    hers.leave();
    await until(() => people(his).length === 1, 'her to be gone');
    expect(people(his)).toEqual([{ member: bob.member, where: '', idle: false }]);
  });

  it('[M16] tells what somebody sees to those who follow them and may know of the page, and to nobody while quiet', async () => {
    const [ann, bob, cleo] = [await world.member(), await world.member(), await world.member()];
    const [hers, his, cleos] = [presence(ann), presence(bob), presence(cleo)];
    await Promise.all([hers.synced(), his.synced(), cleos.synced()]);
    const here = { kind: 'here', where: '', idle: false };
    const view = (search: string, page: string = world.document) => ({ page, search, scrolls: [] });
    say(hers, { kind: 'view', view: view('?before=anybody') });
    say(hers, { ...here, where: world.document });
    await until(() => JSON.stringify(people(his)).includes(world.document), 'her view to have been heard');
    say(his, { ...here, follows: ann.member });
    await until(() => JSON.stringify(people(hers)).includes('"follows":true'), 'her to be told that he follows');
    say(hers, { kind: 'view', view: view('?peek=1') });
    await until(() => viewsOf(his).length === 1, 'what she sees');
    expect(viewsOf(his)).toEqual([{ kind: 'view', member: ann.member, view: view('?peek=1') }]);
    // Whoever comes later is told what is seen now.
    say(cleos, { ...here, follows: ann.member });
    await until(() => viewsOf(cleos).length === 1, 'what she sees, told to who comes later');
    say(hers, { kind: 'view', view: view('', 'board:01900000-0000-7000-8000-000000000000') });
    say(cleos, here);
    await until(() => JSON.stringify(people(hers)).split('"follows":true').length === 2, 'him alone to follow her');
    say(hers, { ...here, quiet: true });
    say(hers, { kind: 'view', view: view('?while=quiet') });
    await until(() => JSON.stringify(people(his)).includes('"quiet":true'), 'her to be quiet');
    say(hers, here);
    say(hers, { kind: 'view', view: view('?last') });
    await until(() => JSON.stringify(viewsOf(his)).includes('?last'), 'what she sees last');
    expect(JSON.stringify(viewsOf(his))).not.toMatch(/anybody|quiet|01900000-0000-7000-8000-000000000000/);
    expect(JSON.stringify(viewsOf(cleos))).not.toContain('?last');
    for (const tab of [hers, his, cleos]) tab.leave();
  });

  it('[M16] what somebody does on a board carries the name that the server knows, whatever they claim', async () => {
    const [ann, bob] = [await world.member(), await world.member()];
    const [hers, his] = [await world.tab(ann), await world.tab(bob)];
    hers.provider.awareness?.setLocalState({
      doing: 'moving',
      subject: 'x',
      member: bob.member,
      name: 'Bob',
      large: 'x'.repeat(100),
    });
    const seen = () => his.provider.awareness?.getStates().get(hers.doc.clientID);
    await until(() => seen() !== undefined, 'her state');
    expect(seen()).toEqual({ doing: 'moving', subject: 'x', member: ann.member });
    hers.leave();
    await until(() => seen() === undefined, 'her to be gone');
  });

  it('[M11] a node that cannot ask who may see what takes no edits', async () => {
    const line = { cut: false };
    const look: TestDatabase['scopes']['look'] = (work) =>
      line.cut ? Promise.reject(new Error('the line is cut')) : db.scopes.look(work);
    const cutOff = await liveWorld({ ...db, scopes: { ...db.scopes, look } });
    const tab = cutOff.knock(await cutOff.member());
    await tab.synced();
    line.cut = true;
    const cutAt = performance.now();
    await until(() => performance.now() - cutAt > 2_100, 'what it knows to be stale');
    const before = await cutOff.rowsInLog();
    aDeal(tab.doc, cutOff.board.at('New'), 'nobody knows');
    expect(await tab.closed(1013)).toBe('try-again');
    expect(await cutOff.rowsInLog()).toBe(before);
    await cutOff.stop();
  });
});
