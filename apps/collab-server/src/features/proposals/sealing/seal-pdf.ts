import { CryptoKeySigner, PDF } from '@libpdf/core';

import { importKey, type KeyPair } from './certificate.ts';

interface Sealing {
  at: Date;
  reason: string;
}

/** The paper with a PAdES seal (B-B) over all of it. Only what follows the bytes that are there is added. */
export const sealPdf = async (
  bytes: Uint8Array,
  { certificate, privateKey }: KeyPair,
  { at, reason }: Sealing,
): Promise<Uint8Array> => {
  const pdf = await PDF.load(bytes);
  const key = (await importKey(privateKey)) as CryptoKey;
  const signer = new CryptoKeySigner(key, certificate, 'RSA', 'RSASSA-PKCS1-v1_5');
  const sealed = await pdf.sign({ signer, reason, signingTime: at, level: 'B-B' });
  return sealed.bytes;
};
