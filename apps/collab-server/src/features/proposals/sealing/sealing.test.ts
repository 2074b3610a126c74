import { createHash } from 'node:crypto';

import type { Paper } from '@baton/schema/proposals/paper';
import { describe, expect, it } from 'vitest';

import { canonicalJson } from '#platform/facts/digest.ts';
import { askPoppler, pagesOf } from '#tests/pdf-tools.ts';

import { makePdf } from '../paper/pdf/make-pdf.ts';
import { newKeyPair } from './certificate.ts';
import { sealPdf } from './seal-pdf.ts';
import { verifyPaper } from './verify-paper.ts';

const content: Paper['content'] = {
  number: 'P-2026-041',
  version: 1,
  title: 'Line packaging',
  language: 'en',
  validUntil: '2027-01-01',
  workspaceName: 'Ateliers Bâton',
  accountName: 'Laiteries',
  contactName: 'Marie Durand',
  sellerName: 'Claire',
  body: [{ type: 'paragraph', content: [{ type: 'text', text: 'What we do.' }] }],
  pricing: { currency: 'EUR', discount: null, rows: [], chosen: [] },
};
const hashOf = (of: Paper['content']) => createHash('sha256').update(canonicalJson(of)).digest('hex');
const signed: Paper = {
  content,
  at: '2026-11-20T09:00:00.000Z',
  hash: hashOf(content),
  trail: {
    sentAt: '2026-11-20T09:00:00.000Z',
    openedAt: '2026-11-21T10:00:00.000Z',
    contact: 'Marie Durand, marie@mont-blanc.example',
    handed: false,
    from: { address: '203.0.113.7', browser: 'Firefox', mailedTo: 'marie@mont-blanc.example', handed: false },
    stateHash: 'ab'.repeat(32),
    answer: {
      kind: 'accepted',
      at: '2026-11-22T11:12:13.000Z',
      name: 'Marie Durand',
      signature: { kind: 'typed' },
      choices: { ticked: [], chosen: [] },
      consent: { language: 'fr', words: 'J’accepte, et mon nom vaut signature.' },
      sums: [],
    },
  },
};
const at = new Date('2026-11-22T11:12:20.000Z');
const key = await newKeyPair('Ateliers Bâton', at);
const sealed = await sealPdf(await makePdf(signed), key, { at, reason: 'Accepted and signed: Marie Durand' });

const changed = (place: number): Uint8Array => {
  const bytes = Uint8Array.from(sealed);
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  return bytes;
};

describe('[PP24] a sealed paper', () => {
  it('is called valid by a program that is not ours, over all of it', async () => {
    const said = await askPoppler('pdfsig', sealed);
    expect(said).toContain('Signature Validation: Signature is Valid.');
    expect(said).toContain('Total document signed');
    expect(said).toContain('ETSI.CAdES.detached');
    expect(said).toContain('Signer Certificate Common Name: Ateliers Bâton');
  });

  it('says on its last page who accepted when, from where and how, with both hashes', async () => {
    const page = (await pagesOf(sealed)).at(-1) ?? '';
    const told = [
      'Marie Durand',
      'J’accepte, et mon nom vaut signature. (fr)',
      '203.0.113.7',
      'Firefox',
      'Name typed',
      hashOf(content),
      'ab'.repeat(32),
    ];
    for (const words of [...told, 'November 22, 2026 at 11:12:13']) expect(page).toContain(words);
  });

  it('is whole by itself: who signed, the hash, and the content that has it', async () => {
    expect(await verifyPaper(sealed)).toMatchObject({
      whole: true,
      contentHolds: true,
      signature: {
        signer: 'Marie Durand',
        number: 'P-2026-041',
        contentHash: hashOf(content),
        consent: { language: 'fr' },
        mailedTo: 'marie@mont-blanc.example',
      },
      seals: [{ by: 'Ateliers Bâton', valid: true, coversAll: true, at: at.toISOString() }],
    });
  });

  it('is not whole after one flipped bit, wherever it is', async () => {
    const text = Buffer.from(sealed).toString('latin1');
    const hole = text.indexOf('/Contents <') + '/Contents <'.length;
    const places = [10, 2_000, Math.floor(sealed.length / 3), hole + 400, hole + 20_000, sealed.length - 3];
    for (const place of places) expect([place, (await verifyPaper(changed(place))).whole]).toEqual([place, false]);
    expect(await askPoppler('pdfsig', changed(2_000))).not.toContain('Signature is Valid');
  });

  it('is not whole with something put behind it, in the hole of its seal, or without a seal', async () => {
    const longer = Buffer.concat([sealed, Buffer.from('\n% more')]);
    expect(await verifyPaper(longer)).toMatchObject({ whole: false, seals: [{ valid: true, coversAll: false }] });
    const widened = Buffer.from(sealed)
      .toString('latin1')
      .replace(/\/ByteRange \[0 (\d+)/, (range, length: string) =>
        range.replace(length, String(Number(length) - 1).padStart(length.length)),
      );
    expect((await verifyPaper(Buffer.from(widened, 'latin1'))).whole).toBe(false);
    expect(await verifyPaper(await makePdf(signed))).toMatchObject({ whole: false, seals: [], contentHolds: true });
    expect(await verifyPaper(Buffer.from('no PDF'))).toMatchObject({ whole: false, signature: null });
  });

  it('is not whole where the content is another than the one whose hash was signed', async () => {
    const other = { ...signed, content: { ...content, title: 'Another title' } };
    const forged = await sealPdf(await makePdf(other), key, { at, reason: '' });
    expect(await verifyPaper(forged)).toMatchObject({ whole: false, contentHolds: false, seals: [{ valid: true }] });
  });
});
