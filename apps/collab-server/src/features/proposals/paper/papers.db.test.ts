import { createHash } from 'node:crypto';

import { consentSentence, setProposal } from '@baton/schema/proposals';
import mammoth from 'mammoth';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { newId } from '#platform/clock/new-id.ts';
import { askPoppler, pagesOf } from '#tests/pdf-tools.ts';
import { ask, type TestMember } from '#tests/people.ts';
import { sendingWorld, type SendingWorld } from '#tests/sending-world.ts';
import { describeWithDatabase } from '#tests/test-database.ts';

import { rotateSealKey, sealKey, SealKeyLocked } from '../sealing/seal-keys.ts';
import { verifyPaper } from '../sealing/verify-paper.ts';

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
  let world: SendingWorld;
  beforeAll(async () => {
    world = await sendingWorld();
  });
  afterAll(() => world.stop());

  const get = (route: string, as: TestMember = world.claire, headers: Record<string, string> = {}) =>
    fetch(`${world.server.url}/api/v1${route}`, {
      headers: { cookie: as.cookie, 'baton-workspace': as.workspace, ...headers },
    });
  const door = (to: string, token: string) =>
    fetch(`${world.server.url}/api/v1/p/${to}`, {
      method: 'POST',
      headers: { origin: world.server.url, 'content-type': 'application/json', 'x-forwarded-for': '10.8.0.1' },
      body: JSON.stringify({ token }),
    });

  it('[PP22] the draft is what would be sent now, marked as one, and made again when somebody has written', async () => {
    const { made } = await world.priced();
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
    const { made } = await world.priced();
    const sent = await world.send(made);
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
    const [kept] = await world.db.sql`select kind, sha256 from proposal_papers where proposal = ${made.id}`;
    expect(kept).toEqual({ kind: 'sent', sha256: createHash('sha256').update(both[0]).digest('hex') });
    expect((await get(`/proposals/${made.id}/versions/2/pdf`)).status).toBe(404);
    expect((await get(route, await world.member('guest'))).status).toBe(404);
  });

  it('[PP11] [PP22] a link brings the same bytes; what leads nowhere is answered as at every other door', async () => {
    const { made } = await world.priced();
    await world.send(made);
    const token = await world.linkTo(made);
    const pdf = await door('pdf', token).then(bytesOf);
    expect(pdf.equals(await bytesOf(await get(`/proposals/${made.id}/versions/1/pdf`)))).toBe(true);
    await world.asked(`POST /proposals/${made.id}/links/revoke`, {});
    const refused = await heard(await door('read', token));
    expect(refused.status).toBe(404);
    for (const each of [token, 'b'.repeat(22), '', 'no token at all'])
      expect(await heard(await door('pdf', each))).toEqual(refused);
    const strange = await ask(world.server.url, null, 'POST /p/pdf', { token, more: 1 });
    expect(strange.status).toBe(400);
  });

  it('[PP24] what was accepted is had with its signature, sealed by a key that lies under the secret of the server', async () => {
    const { made } = await world.priced();
    await world.send(made, { words: 'To be signed.' });
    const { token } = await world.letterWith('To be signed.');
    const route = `/proposals/${made.id}/versions/1/pdf`;
    const before = await get(route).then(bytesOf);
    const consentTo = {
      language: 'it' as const,
      words: consentSentence('it', { title: made.title, number: made.number, version: 1 }),
    };
    const signing = { name: 'Marie Durand', signature: { kind: 'typed' }, consent: true, consentTo, choices: {} };
    const another = { ...consentTo, words: `${consentTo.words} Not.` };
    const changed = await ask(world.server.url, null, 'POST /p/accept', { token, ...signing, consentTo: another });
    expect(changed.body).toMatchObject({ code: 'consent-changed' });
    const accepted = await ask(world.server.url, null, 'POST /p/accept', { token, ...signing });
    expect(accepted.status).toBe(200);
    const both = await Promise.all([door('pdf', token).then(bytesOf), get(route).then(bytesOf)]);
    expect(both[0].equals(both[1])).toBe(true);
    expect(both[0].equals(before)).toBe(false);
    expect(await askPoppler('pdfsig', both[0])).toContain('Signature is Valid.');
    const report = await verifyPaper(both[0]);
    const [version] = (await world.read(made)).versions;
    expect(report).toMatchObject({
      whole: true,
      signature: {
        signer: 'Marie Durand',
        contentHash: version?.contentHash,
        consent: consentTo,
        mailedTo: 'marie@mont-blanc.example',
        handed: false,
      },
    });
    expect(version?.answer).toMatchObject({ consent: consentTo });
    const page = ((await pagesOf(both[0])).at(-1) ?? '').replaceAll(/\s+/g, ' ');
    expect(page).toContain('Marie Durand, marie@mont-blanc.example');
    expect(page).toContain('e il mio nome vale come firma. (it)');
    const keys = await world.db.sql`select certificate, sealed_key from seal_keys`;
    expect(keys).toHaveLength(1);
    expect(createHash('sha256').update(keys[0]?.['certificate']).digest('hex')).toBe(report.seals[0]?.certificate);
  });

  it('[PP24] says of a link that was passed on that it was not mailed, and of a consent which sentence it was', async () => {
    const { made } = await world.priced();
    await world.send(made);
    const token = await world.linkTo(made);
    const signing = { name: 'Marie Durand', signature: { kind: 'typed' }, consent: true, choices: {} };
    const accepted = await ask(world.server.url, null, 'POST /p/accept', { token, ...signing });
    const words = consentSentence('fr', { title: made.title, number: made.number, version: 1 });
    expect(accepted.body).toMatchObject({ answer: { consent: { language: 'fr', words } } });
    const { signature } = await verifyPaper(await door('pdf', token).then(bytesOf));
    expect(signature).toMatchObject({ consent: { words }, mailedTo: null, handed: true });
    const declined = (await world.priced()).made;
    await world.send(declined, { words: 'To be declined.' });
    const { token: mailed } = await world.letterWith('To be declined.');
    expect((await world.page('decline', mailed, { reason: 'price' })).status).toBe(200);
    const [row] = await world.db.sql`select answered_from from proposal_versions where proposal = ${declined.id}`;
    expect(row?.['answered_from']).toMatchObject({ mailedTo: 'marie@mont-blanc.example', handed: false });
  });

  it('[PP24] the key is another after it was rotated, and what was sealed before stays as it was', async () => {
    const workspace = world.workspace.id;
    const ring = { scopes: world.db.scopes, secret: 'one secret' };
    const of = async (secret = ring.secret) => (await sealKey({ ...ring, secret }, workspace, new Date())).certificate;
    await rotateSealKey(ring, workspace, new Date());
    const first = await of();
    expect(await of()).toEqual(first);
    await expect(of('another secret')).rejects.toThrow(SealKeyLocked);
    const next = await rotateSealKey(ring, workspace, new Date());
    expect(next).not.toEqual(first);
    expect(await of()).toEqual(next);
    const retired = await world.db.sql`select id from seal_keys where retired_at is not null`;
    expect(retired.length).toBeGreaterThanOrEqual(1);
    // A key that is moved to another place does not open there.
    await world.db.sql`update seal_keys set id = ${newId()} where retired_at is null`;
    await expect(of()).rejects.toThrow(SealKeyLocked);
    // The server goes on with a key of its own secret.
    await world.db.sql`update seal_keys set retired_at = now() where retired_at is null`;
  });

  it('[PP25] the draft is had for Word, by who reads it', async () => {
    const { made } = await world.priced();
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
