import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { createJobRunner } from '../jobs/job-runner.ts';
import { createLog } from '../log/log.ts';
import { createMailer } from './mail.ts';

describeWithDatabase('mail', () => {
  let db: TestDatabase;
  let dataFolder: string;

  beforeAll(async () => {
    db = await testDatabase();
    dataFolder = await mkdtemp(path.join(tmpdir(), 'baton-mail-'));
  });
  afterAll(async () => {
    await rm(dataFolder, { recursive: true });
    await db.drop();
  });

  const greeting = {
    to: 'ada@example.com',
    subject: 'Bienvenue à bord',
    text: 'Votre lien : https://crm.example.com/é',
  };
  const mailing = (smtpUrl: string | null) => {
    const { mailer, job } = createMailer({ scopes: db.scopes, smtpUrl, from: 'Baton <baton@example.com>', dataFolder });
    return { mailer, runner: createJobRunner({ scopes: db.scopes, kinds: [job], log: createLog('silent') }) };
  };

  it('lies as a file in the data folder when no mail server is set', async () => {
    const { mailer, runner } = mailing(null);
    await mailer.send(greeting);
    await runner.runDue();
    const [file] = await readdir(path.join(dataFolder, 'mail'));
    const text = await readFile(path.join(dataFolder, 'mail', file ?? ''), 'utf8');
    expect(text).toContain('To: ada@example.com');
    expect(text).toContain('Subject: =?UTF-8?');
    expect(await db.sql`select 1 from jobs`).toHaveLength(0);
  });

  it('is handed to the mail server once it answers', async () => {
    const received: string[] = [];
    const server = createServer((socket) => {
      socket.write('220 hello\r\n');
      let inData = false;
      socket.on('data', (chunk) => {
        for (const line of chunk.toString().split('\r\n')) {
          if (inData && line === '.') inData = false;
          else if (inData) received.push(line);
          if (!inData && line) socket.write(line === 'DATA' ? '354 go\r\n' : '250 ok\r\n');
          if (line === 'DATA') inData = true;
        }
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const { mailer, runner } = mailing(`smtp://127.0.0.1:${port}`);
    await mailer.send(greeting);
    await runner.runDue();
    server.close();
    expect(received.join('\n')).toContain('To: ada@example.com');
  });
});
