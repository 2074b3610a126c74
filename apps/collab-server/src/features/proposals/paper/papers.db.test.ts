import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { setProposal, type ProposalDetail } from '@baton/schema/proposals';
import mammoth from 'mammoth';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { newId } from '#platform/clock/new-id.ts';
import { askPoppler, pagesOf } from '#tests/pdf-tools.ts';
import { ask, type TestMember } from '#tests/people.ts';
import { proposalWorld, type ProposalWorld } from '#tests/proposal-world.ts';
import { startServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { rotateSealKey, sealKey, SealKeyLocked } from '../sealing/seal-keys.ts';
import { verifyPaper } from '../sealing/verify-paper.ts';

const tax = { category: 'standard', rate: '20' } as const;

const bytesOf = async (answer: Response): Promise<Buffer> => {
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  return Buffer.from(await answer.arrayBuffer());
};
const textOf = async (pdf: Buffer): Promise<string> => (await pagesOf(pdf)).join('\n');
/** All that an answer says but when and to which request. */
const heard = async (answer: Response) => {
  const { request_id: _id, ...body } = (await answer.json()) as Record<string, unknown>;
  const headers = [...answer.headers].filter(([name]) => !['date', 'request-id'].includes(name));
  return { status: answer.status, body, headers };
};

describeWithDatabase('proposals on paper', () => {
  let db: TestDatabase;
  let server: Awaited<ReturnType<typeof startServer>>;
  let world: ProposalWorld;
  let folder: string;
  beforeAll(async () => {
    db = await testDatabase();
    folder = await mkdtemp(path.join(tmpdir(), 'baton-papers-'));
    server = await startServer({ databaseUrl: db.url, env: { TRUST_PROXY: '1', BATON_DATA_DIR: folder } });
    world = await proposalWorld(db, server);
  });
  afterAll(async () => {
    world.leave();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
    await db.drop();
  });

  const get = (route: string, as: TestMember = world.claire, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/api/v1${route}`, {
      headers: { cookie: as.cookie, 'baton-workspace': as.workspace, ...headers },
    });
  const ready = async () => {
    const made = await world.begin();
    await world.price(made, [
      { text: 'Four à convoyeur', unitPrice: '1234.5', tax },
      { text: 'Formation', unitPrice: '200', tax, optional: true },
    ]);
    return made;
  };
  const send = (made: ProposalDetail) => world.asked<ProposalDetail>(`POST /proposals/${made.id}/send`, {});
  const linkTo = async ({ id }: ProposalDetail): Promise<string> => {
    const token = randomBytes(16).toString('base64url');
    await world.asked(`POST /proposals/${id}/links`, { token });
    return token;
  };
  const door = (to: string, token: string) =>
    fetch(`${server.url}/api/v1/p/${to}`, {
      method: 'POST',
      headers: { origin: server.url, 'content-type': 'application/json', 'x-forwarded-for': '10.8.0.1' },
      body: JSON.stringify({ token }),
    });

  it('[PP22] the draft is what would be sent now, marked as one, and made again when somebody has written', async () => {
    const made = await ready();
    await world.projected(made);
    const first = await get(`/proposals/${made.id}/pdf`);
    const tag = first.headers.get('etag') ?? '';
    expect(first.headers.get('content-disposition')).toContain('Brouillon');
    const text = await textOf(await bytesOf(first));
    expect(text).toMatch(/Brouillon[\s\S]*Line packaging[\s\S]*Four à convoyeur/);
    expect(text).toMatch(/1\s234,50\s€/u);
    expect(text).toMatch(/Formation[\s\S]*En option · hors total/);
    expect(text).not.toContain('SHA-256');
    expect((await get(`/proposals/${made.id}/pdf`, world.claire, { 'if-none-match': tag })).status).toBe(304);
    const tab = await world.tab(made);
    setProposal(tab.doc, { title: 'Chaîne de conditionnement' });
    await tab.saved();
    await world.projected(made);
    const second = await get(`/proposals/${made.id}/pdf`, world.claire, { 'if-none-match': tag });
    expect(await textOf(await bytesOf(second))).toContain('Chaîne de conditionnement');
  });

  it('[PP22] a version stays as it was sent, with its hash, and is the same bytes for everybody from then on', async () => {
    const made = await ready();
    const sent = await send(made);
    const route = `/proposals/${made.id}/versions/1/pdf`;
    const both = await Promise.all([get(route).then(bytesOf), get(route, world.marco).then(bytesOf)]);
    expect(both[0].equals(both[1])).toBe(true);
    const text = await textOf(both[0]);
    expect(text).toContain(sent.versions[0]?.contentHash);
    expect(text).toContain('Page 1 sur');
    expect(text).not.toContain('Brouillon');
    const tab = await world.tab(made);
    setProposal(tab.doc, { title: 'Another title' });
    await tab.saved();
    await world.projected(made);
    expect((await bytesOf(await get(route))).equals(both[0])).toBe(true);
    const [kept] = await db.sql`select kind, sha256 from proposal_papers where proposal = ${made.id}`;
    expect(kept).toEqual({ kind: 'sent', sha256: createHash('sha256').update(both[0]).digest('hex') });
    expect((await get(`/proposals/${made.id}/versions/2/pdf`)).status).toBe(404);
    expect((await get(route, await world.member('guest'))).status).toBe(404);
  });

  it('[PP11] [PP22] a link brings the same bytes; what leads nowhere is answered as at every other door', async () => {
    const made = await ready();
    await send(made);
    const token = await linkTo(made);
    const pdf = await door('pdf', token).then(bytesOf);
    expect(pdf.equals(await bytesOf(await get(`/proposals/${made.id}/versions/1/pdf`)))).toBe(true);
    await world.asked(`POST /proposals/${made.id}/links/revoke`, {});
    const refused = await heard(await door('read', token));
    expect(refused.status).toBe(404);
    for (const each of [token, 'b'.repeat(22), '', 'no token at all'])
      expect(await heard(await door('pdf', each))).toEqual(refused);
    const strange = await ask(server.url, null, 'POST /p/pdf', { token, more: 1 });
    expect(strange.status).toBe(400);
  });

  it('[PP24] what was accepted is had with its signature, sealed by a key that lies under the secret of the server', async () => {
    const made = await ready();
    await send(made);
    const token = await linkTo(made);
    const route = `/proposals/${made.id}/versions/1/pdf`;
    const before = await get(route).then(bytesOf);
    const signing = { name: 'Marie Durand', signature: { kind: 'typed' }, consent: true, choices: {} };
    const accepted = await ask(server.url, null, 'POST /p/accept', { token, ...signing });
    expect(accepted.status).toBe(200);
    const both = await Promise.all([door('pdf', token).then(bytesOf), get(route).then(bytesOf)]);
    expect(both[0].equals(both[1])).toBe(true);
    expect(both[0].equals(before)).toBe(false);
    expect(await askPoppler('pdfsig', both[0])).toContain('Signature is Valid.');
    const report = await verifyPaper(both[0]);
    const [version] = (await world.read(made)).versions;
    expect(report).toMatchObject({
      whole: true,
      signature: { signer: 'Marie Durand', contentHash: version?.contentHash },
    });
    expect((await pagesOf(both[0])).at(-1)).toContain('Marie Durand, marie@mont-blanc.example');
    const keys = await db.sql`select certificate, sealed_key from seal_keys`;
    expect(keys).toHaveLength(1);
    expect(createHash('sha256').update(keys[0]?.['certificate']).digest('hex')).toBe(report.seals[0]?.certificate);
  });

  it('[PP24] the key is another after it was rotated, and what was sealed before stays as it was', async () => {
    const workspace = world.workspace.id;
    const ring = { scopes: db.scopes, secret: 'one secret' };
    const of = async (secret = ring.secret) => (await sealKey({ ...ring, secret }, workspace, new Date())).certificate;
    await rotateSealKey(ring, workspace, new Date());
    const first = await of();
    expect(await of()).toEqual(first);
    await expect(of('another secret')).rejects.toThrow(SealKeyLocked);
    const next = await rotateSealKey(ring, workspace, new Date());
    expect(next).not.toEqual(first);
    expect(await of()).toEqual(next);
    const retired = await db.sql`select id from seal_keys where retired_at is not null`;
    expect(retired.length).toBeGreaterThanOrEqual(1);
    // A key that is moved to another place does not open there.
    await db.sql`update seal_keys set id = ${newId()} where retired_at is null`;
    await expect(of()).rejects.toThrow(SealKeyLocked);
    // The server goes on with a key of its own secret.
    await db.sql`update seal_keys set retired_at = now() where retired_at is null`;
  });

  it('[PP25] the draft is had for Word, by who reads it', async () => {
    const made = await ready();
    await world.projected(made);
    const answer = await get(`/proposals/${made.id}/docx`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('wordprocessingml'),
    ]);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; .*\.docx/);
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await answer.arrayBuffer()) });
    expect(value).toMatch(/Brouillon[\s\S]*Line packaging[\s\S]*Four à convoyeur[\s\S]*Total TTC/);
    expect((await get(`/proposals/${made.id}/docx`, await world.member('guest'))).status).toBe(404);
  });
});
