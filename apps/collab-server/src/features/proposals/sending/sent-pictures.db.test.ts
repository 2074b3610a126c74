import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

import { proposalBody, type ProposalDetail, type ShownProposal } from '@baton/schema/proposals';
import mammoth from 'mammoth';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';

import { newId } from '#platform/clock/new-id.ts';
import { aFile, getBytes, sendBytes } from '#tests/files.ts';
import { askPoppler } from '#tests/pdf-tools.ts';
import { aMember, ask, aWorkspace, type TestMember } from '#tests/people.ts';
import { proposalWorld, type ProposalWorld } from '#tests/proposal-world.ts';
import { startServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { purgeFiles } from '../../files/purge.job.ts';

const chunk = (type: string, data: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
};

/** A grey picture of this many pixels. */
const aPng = (width: number, height: number, grey: number): Buffer => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width, grey)]);
  const rows = Buffer.concat(Array.from({ length: height }, () => row));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

const image = (file: string, alt: string): Y.XmlElement => {
  const made = new Y.XmlElement('image');
  made.setAttribute('file', file);
  made.setAttribute('alt', alt);
  return made;
};

describeWithDatabase('pictures of proposals', () => {
  let db: TestDatabase;
  let server: Awaited<ReturnType<typeof startServer>>;
  let world: ProposalWorld;
  let folder: string;
  beforeAll(async () => {
    db = await testDatabase();
    folder = await mkdtemp(path.join(tmpdir(), 'baton-pictures-'));
    server = await startServer({ databaseUrl: db.url, env: { TRUST_PROXY: '1', BATON_DATA_DIR: folder } });
    world = await proposalWorld(db, server);
  });
  afterAll(async () => {
    world.leave();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
    await db.drop();
  });

  const showing = async (...pictures: { file: string; alt: string }[]): Promise<ProposalDetail> => {
    const made = await world.begin();
    const tab = await world.tab(made);
    proposalBody(tab.doc).insert(
      0,
      pictures.map(({ file, alt }) => image(file, alt)),
    );
    await tab.saved();
    await world.projected(made);
    tab.leave();
    return made;
  };
  const linkTo = async ({ id }: ProposalDetail): Promise<string> => {
    const token = randomBytes(16).toString('base64url');
    await world.asked(`POST /proposals/${id}/links`, { token });
    return token;
  };
  const sent = async (made: ProposalDetail, body: object = {}) => {
    await world.asked(`POST /proposals/${made.id}/send`, body);
    const token = await linkTo(made);
    const { content } = (await ask(server.url, null, 'POST /p/read', { token })).body as ShownProposal;
    return { token, pictures: content.body.filter(({ type }) => type === 'image').map(({ attrs }) => attrs) };
  };
  const door = (to: string, body: object) =>
    fetch(`${server.url}/api/v1/p/${to}`, {
      method: 'POST',
      headers: { origin: server.url, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const purge = async () => {
    const { scopes, clock, files: room, facts } = server.app.core;
    const job = purgeFiles({ scopes, clock, room, live: () => ({ facts }) });
    await job.start({}, { id: newId(), workspace: null, attempt: 1, signal: new AbortController().signal });
  };

  it('[PP30] go along as they were, and stay when the file is gone; nobody learns which file it was', async () => {
    const png = aPng(200, 100, 90);
    const file = await aFile(server.url, world.claire, world.account.id, 'plan.png', png);
    const other = await world.asked<{ id: string }>('POST /accounts', { name: 'Autre' });
    const elsewhere = await aFile(server.url, world.claire, other.id, 'autre.png', aPng(10, 10, 1));
    const text = await aFile(server.url, world.claire, world.account.id, 'no.png', 'just words');
    const made = await showing(
      { file: file.id, alt: 'Plan' },
      { file: elsewhere.id, alt: 'Of another account' },
      { file: text.id, alt: 'No picture' },
      { file: 'nonsense', alt: 'No id' },
    );
    const { token, pictures } = await sent(made, { despite: ['files-not-sent'] });
    expect(pictures).toEqual([{ picture: expect.stringMatching(/^[0-9a-f]{64}$/), alt: 'Plan' }]);
    const picture = String(pictures[0]?.['picture']);

    // A later version and an empty bin change nothing of what was sent.
    const newer = await sendBytes(server.url, world.claire, world.account.id, aPng(20, 20, 200));
    await world.asked(`POST /files/${file.id}/versions`, { uploadId: newer.upload });
    await world.asked(`POST /files/${file.id}/archive`, {});
    await db.sql`update files set archived_at = now() - interval '31 days' where id = ${file.id}`;
    await purge();
    expect((await ask(server.url, world.claire, `GET /files/${file.id}`)).status).toBe(404);
    const answer = await door('picture', { token, picture });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(Buffer.from(await answer.arrayBuffer()).equals(png)).toBe(true);
    expect(JSON.stringify([...answer.headers])).not.toContain(file.id);
    const within = (as: TestMember, name: string) =>
      getBytes(server.url, as, `/proposals/${made.id}/versions/1/pictures/${name}`);
    const member = await within(world.claire, picture);
    expect([member.status, member.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(member.bytes.equals(png)).toBe(true);
    const stranger = await aMember(db.sql, await aWorkspace(db.sql), 'owner');
    expect((await within(stranger, picture)).status).toBe(404);
    expect((await within(world.claire, 'f'.repeat(64))).status).toBe(404);
    const paper = await door('pdf', { token });
    const listed = await askPoppler('pdfimages', Buffer.from(await paper.arrayBuffer()), ['-list', 'FILE']);
    expect(listed).toMatch(/image\s+200\s+100/);
  });

  it('[PP42] what stays is said before it is sent, by the names that whoever sends it may see', async () => {
    const marcos = await world.asked<{ id: string }>(
      'POST /accounts',
      { name: 'M', visibility: 'people' },
      world.marco,
    );
    const hidden = await aFile(server.url, world.marco, marcos.id, 'margins.png', aPng(9, 9, 9));
    const other = await world.asked<{ id: string }>('POST /accounts', { name: 'Autre' });
    const seen = await aFile(server.url, world.claire, other.id, 'autre.png', aPng(10, 10, 3));
    const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
    const own = await aFile(server.url, world.claire, world.account.id, 'blink.gif', gif);
    const made = await showing(...[hidden, seen, own].map(({ id }) => ({ file: id, alt: 'A' })));
    const refused = async (body: object) => {
      const answer = await ask(server.url, world.claire, `POST /proposals/${made.id}/send`, body);
      return [answer.status, answer.body];
    };
    expect(await refused({})).toMatchObject([
      409,
      { code: 'not-ready-warning', data: { detail: { reason: 'files-not-sent', count: 2, names: 'autre.png' } } },
    ]);
    expect(await refused({ despite: ['files-not-sent'] })).toMatchObject([
      409,
      { code: 'not-ready-warning', data: { detail: { reason: 'pictures-not-printed', count: 1 } } },
    ]);
    expect((await world.read(made)).state).toBe('draft');
    const { pictures } = await sent(made, { despite: ['files-not-sent', 'pictures-not-printed'] });
    expect(pictures).toHaveLength(1);
  });

  it('[PP30] are given to who holds a link to that version, and answered alike otherwise', async () => {
    const file = await aFile(server.url, world.claire, world.account.id, 'a.png', aPng(30, 30, 30));
    const first = await sent(await showing({ file: file.id, alt: '' }));
    const second = await sent(await showing());
    const picture = String(first.pictures[0]?.['picture']);
    const refused = await Promise.all(
      [
        { token: second.token, picture },
        { token: first.token, picture: 'f'.repeat(64) },
        { token: 'x', picture },
      ].map(async (body) => {
        const answer = await door('picture', body);
        const { request_id: _id, ...said } = (await answer.json()) as Record<string, unknown>;
        return { status: answer.status, said };
      }),
    );
    expect(new Set(refused.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(refused[0]?.status).toBe(404);
  });

  it('[PP30] stand in the draft for Word and on paper, too', async () => {
    const file = await aFile(server.url, world.claire, world.account.id, 'b.png', aPng(3_000, 40, 7));
    const made = await showing({ file: file.id, alt: 'Wide' });
    const got = async (form: string) => {
      const answer = await fetch(`${server.url}/api/v1/proposals/${made.id}/${form}`, {
        headers: { cookie: world.claire.cookie, 'baton-workspace': world.claire.workspace },
      });
      return Buffer.from(await answer.arrayBuffer());
    };
    expect(await askPoppler('pdfimages', await got('pdf'), ['-list', 'FILE'])).toMatch(/image\s+3000\s+40/);
    const { value: html } = await mammoth.convertToHtml({ buffer: await got('docx') });
    expect(html).toMatch(/<img alt="Wide" src="data:image\/png/);
  });

  it('[PP30] that would be more than a mail is worth are refused before anything is sent', async () => {
    const file = await aFile(server.url, world.claire, world.account.id, 'c.png', aPng(10, 10, 50));
    await db.sql`update file_versions set bytes = 41000000 where file = ${file.id}`;
    const made = await showing({ file: file.id, alt: '' });
    const answer = await ask(server.url, world.claire, `POST /proposals/${made.id}/send`, {});
    expect([answer.status, answer.body]).toMatchObject([409, { code: 'too-many-pictures' }]);
    expect((await world.read(made)).state).toBe('draft');
  });
});
