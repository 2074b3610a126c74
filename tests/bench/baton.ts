import postgres from 'postgres';

import { aMember, ask, aWorkspace, type TestMember } from '../support/people.ts';
import { spawnServer } from '../support/start-server.ts';
import { startBenchDatabase } from './bench-database.ts';
import type { Contender, Running } from './contender.ts';

/** Clients share sign-ins as people share tabs: a person may have at most 20 sockets. */
const people = 30;

/** Baton as it is delivered: rights, gate, log before acknowledgement and projection are on. */
export const baton: Contender = {
  name: 'baton',
  acknowledges: true,
  persists: true,
  start: async (): Promise<Running> => {
    const database = await startBenchDatabase();
    const sql = postgres(database.url, { max: 1, onnotice: () => {} });
    const workspace = await aWorkspace(sql);
    const members: TestMember[] = [];
    for (let index = 0; index < people; index++) members.push(await aMember(sql, workspace, 'admin'));
    await sql.end();

    let server = await spawnServer({ databaseUrl: database.url });
    const memberOf = (index: number): TestMember => members[index % people] as TestMember;
    return {
      target: (document, index) => ({
        protocol: 'hocuspocus',
        url: `${server.url.replace('http', 'ws')}/collab`,
        document,
        token: JSON.stringify({ workspace: workspace.id, wire: 1, shape: 1 }),
        headers: { cookie: memberOf(index).cookie, origin: server.url },
      }),
      createBoard: async () => {
        const answer = await ask(server.url, memberOf(0), 'POST /boards', { name: 'Bench', currency: 'EUR' });
        if (answer.status >= 300) throw new Error(`No board: ${answer.status} ${JSON.stringify(answer.body)}`);
        return `board:${(answer.body as { id: string }).id}`;
      },
      serverPid: () => server.pid,
      databasePid: database.pid,
      killAndRestart: async () => {
        await server.kill();
        server = await spawnServer({ databaseUrl: database.url });
      },
      stop: async () => {
        await server.kill();
        await database.stop();
      },
    };
  },
};
