import { randomUUID } from 'node:crypto';

import type { WorkspaceId } from '@baton/schema/shared';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { liveClient, until, type LiveClient } from '#tests/live-client.ts';
import { startServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { callers, type Caller } from './matrix/callers.ts';
import { furnish } from './matrix/furnish.ts';
import { buildWorld, type World } from './matrix/world.ts';

type Got = 'manage' | 'write' | 'read' | 'here' | 'refused';

/** What each caller gets on a board's live document; who is not named is refused. Guests see boards through rows (M19). */
const boards: Record<string, Partial<Record<Caller, Got>>> = {
  openBoard: { member: 'write', manager: 'write', admin: 'manage', owner: 'manage' },
  ofTeamBoard: { member: 'write', manager: 'manage', admin: 'manage', owner: 'manage' },
  closedBoard: { admin: 'manage', owner: 'manage' },
  forGuestBoard: { member: 'manage', admin: 'manage', owner: 'manage' },
};

/** A note is its account's, for guests too; in the archive it is only read. */
const notes: Record<string, Partial<Record<Caller, Got>>> = {
  openNote: { member: 'write', manager: 'write', admin: 'manage', owner: 'manage' },
  openArchivedPage: { member: 'read', manager: 'read', admin: 'read', owner: 'read' },
  closedPage: { admin: 'manage', owner: 'manage' },
  forGuestNote: { guest: 'read', admin: 'manage', owner: 'manage' },
};

/** A brief is written by both teams and read by who reads the account; nobody from outside has it. */
const briefs: Record<string, Partial<Record<Caller, Got>>> = {
  sentHandoff: { member: 'write', manager: 'write', admin: 'write', owner: 'write' },
  closedHandoff: { member: 'write', manager: 'write', admin: 'write', owner: 'write' },
  elsewhereHandoff: { admin: 'write', owner: 'write' },
  withdrawnHandoff: { member: 'read', manager: 'read', admin: 'read', owner: 'read' },
};

/** A proposal is its account's, for guests too; in the archive it is only read. */
const proposals: Record<string, Partial<Record<Caller, Got>>> = {
  openProposal: { member: 'write', manager: 'write', admin: 'manage', owner: 'manage' },
  archivedProposal: { member: 'read', manager: 'read', admin: 'read', owner: 'read' },
  closedProposal: { admin: 'manage', owner: 'manage' },
  forGuestProposal: { guest: 'read', admin: 'manage', owner: 'manage' },
};

/** What a proposal costs ourselves is for colleagues who write on the account; never for guests. */
const costings: Record<string, Partial<Record<Caller, Got>>> = {
  openCosting: { member: 'write', manager: 'write', admin: 'manage', owner: 'manage' },
  archivedCosting: { member: 'read', manager: 'read', admin: 'read', owner: 'read' },
  closedCosting: { admin: 'manage', owner: 'manage' },
  forGuestCosting: { admin: 'manage', owner: 'manage' },
};

/** Templates are for colleagues; whoever keeps the price list writes them. */
const templates: Record<string, Partial<Record<Caller, Got>>> = {
  template: { member: 'read', manager: 'write', admin: 'write', owner: 'write' },
  archivedTemplate: { member: 'read', manager: 'read', admin: 'read', owner: 'read' },
};

describeWithDatabase('the permission matrix of sockets', () => {
  let db: TestDatabase;
  let server: Awaited<ReturnType<typeof startServer>>;
  let ours: World;
  let theirs: World;

  beforeAll(async () => {
    db = await testDatabase();
    server = await startServer({ databaseUrl: db.url });
    [ours, theirs] = [await buildWorld(db.sql, 'ours'), await buildWorld(db.sql, 'theirs')];
    for (const world of [ours, theirs]) await furnish({ url: server.url, fetch }, world);
  });
  afterAll(async () => {
    await server.stop();
    await db.drop();
  });

  const personOf = (caller: Caller): { cookie: string } => {
    if (caller === 'anonymous') return { cookie: 'none=1' };
    return caller === 'other-workspace' ? theirs.callers.owner : ours.callers[caller];
  };

  const knock = async (caller: Caller, document: string, workspace: WorkspaceId): Promise<Got> => {
    const client = liveClient({ url: server.url, as: { cookie: personOf(caller).cookie, workspace }, document });
    try {
      return await answerTo(client, document.startsWith('presence:'));
    } finally {
      client.leave();
    }
  };

  const eachCaller = async (kind: 'board' | 'brief' | 'costing' | 'note' | 'proposal' | 'template', thing: string) => {
    const got: Partial<Record<Caller, Got>> = {};
    for (const caller of callers) got[caller] = await knock(caller, `${kind}:${ours.things[thing]}`, ours.workspace.id);
    return got;
  };
  const refused = Object.fromEntries(callers.map((caller) => [caller, 'refused']));

  it.each(Object.entries(boards))('a live document, %s, opens for whom its board is', async (board, expected) => {
    expect(await eachCaller('board', board)).toEqual({ ...refused, ...expected });
  });

  it.each(Object.entries(notes))('[NT1] a live note, %s, opens for whom its account is', async (note, expected) => {
    expect(await eachCaller('note', note)).toEqual({ ...refused, ...expected });
  });

  it.each(Object.entries(briefs))('[HO3] a live brief, %s, opens for whom it is', async (handoff, expected) => {
    expect(await eachCaller('brief', handoff)).toEqual({ ...refused, ...expected });
  });

  it.each(Object.entries(proposals))(
    '[PP1] a live proposal, %s, opens for whom its account is',
    async (name, expected) => {
      expect(await eachCaller('proposal', name)).toEqual({ ...refused, ...expected });
    },
  );

  it.each(Object.entries(costings))('[PP3] a costing, %s, opens for colleagues alone', async (name, expected) => {
    expect(await eachCaller('costing', name)).toEqual({ ...refused, ...expected });
  });

  it.each(Object.entries(templates))('[PP6] a live template, %s, opens for colleagues', async (name, expected) => {
    expect(await eachCaller('template', name)).toEqual({ ...refused, ...expected });
  });

  it('a note of another workspace opens for nobody, nor as a document of another kind', async () => {
    for (const document of [`note:${theirs.things['openNote']}`, `board:${ours.things['openNote']}`])
      for (const caller of ['member', 'owner'] as const)
        expect(await knock(caller, document, ours.workspace.id)).toBe('refused');
  });

  it('a document of another workspace opens for nobody, whichever workspace is named', async () => {
    const foreign = `board:${theirs.things['openBoard']}`;
    for (const caller of ['member', 'admin', 'owner'] as const) {
      expect(await knock(caller, foreign, ours.workspace.id)).toBe('refused');
      expect(await knock(caller, foreign, theirs.workspace.id)).toBe('refused');
    }
    expect(await knock('other-workspace', `board:${ours.things['openBoard']}`, theirs.workspace.id)).toBe('refused');
    expect(await knock('other-workspace', foreign, theirs.workspace.id)).toBe('manage');
  });

  it('a document that is not there sounds like one that is not yours', async () => {
    const words = async (document: string): Promise<string> => {
      const as = { cookie: ours.callers.member.cookie, workspace: ours.workspace.id };
      const client = liveClient({ url: server.url, as, document });
      const said = await client.refusal();
      client.leave();
      return said;
    };
    const [foreign, closed, unknown] = [
      await words(`board:${theirs.things['openBoard']}`),
      await words(`board:${ours.things['closedBoard']}`),
      await words(`board:${randomUUID()}`),
    ];
    expect([foreign, closed]).toEqual([unknown, unknown]);
  });

  it('the room of a workspace is for its members alone', async () => {
    const room = `presence:${ours.workspace.id}`;
    const got: Partial<Record<Caller, Got>> = {};
    for (const caller of callers) got[caller] = await knock(caller, room, ours.workspace.id);
    expect(got).toEqual({
      anonymous: 'refused',
      'other-workspace': 'refused',
      'ex-member': 'refused',
      guest: 'here',
      member: 'here',
      manager: 'here',
      admin: 'here',
      owner: 'here',
    });
    expect(await knock('member', `presence:${theirs.workspace.id}`, ours.workspace.id)).toBe('refused');
    expect(await knock('member', `presence:${theirs.workspace.id}`, theirs.workspace.id)).toBe('refused');
  });
});

const answerTo = async (client: LiveClient, room: boolean): Promise<Got> => {
  const answered = () => client.opened.length > 0 || (room && client.provider.isSynced);
  const refused = () => client.refusals.length > 0 || client.closes.length > 0;
  await until(() => answered() || refused(), 'an answer');
  if (refused()) return 'refused';
  const level = client.opened[0]?.level;
  return level === undefined ? 'here' : (level as Got);
};
