import { randomBytes, webcrypto } from 'node:crypto';

import * as asn1 from 'asn1js';
import * as pki from 'pkijs';

/** A key with the certificate that says whose it is, both in DER. */
export interface KeyPair {
  certificate: Uint8Array;
  privateKey: Uint8Array;
}

const rsa = {
  name: 'RSASSA-PKCS1-v1_5',
  modulusLength: 3072,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: 'SHA-256',
} as const;

/** Long enough that what was sealed is checked while it matters; a key is retired by hand, not by a date. */
const years = 20;

const oids = { commonName: '2.5.4.3', organization: '2.5.4.10', basic: '2.5.29.19', usage: '2.5.29.15' } as const;

/** A new key and a certificate that it gives itself: whoever trusts it knows the workspace by other ways. */
export const newKeyPair = async (name: string, now: Date): Promise<KeyPair> => {
  const engine = new pki.CryptoEngine({ name: 'node', crypto: webcrypto as unknown as Crypto });
  const keys = await webcrypto.subtle.generateKey(rsa, true, ['sign', 'verify']);
  const certificate = new pki.Certificate();
  certificate.version = 2;
  certificate.serialNumber = new asn1.Integer({ valueHex: serial() });
  for (const subject of [certificate.subject, certificate.issuer])
    for (const type of [oids.commonName, oids.organization])
      subject.typesAndValues.push(
        new pki.AttributeTypeAndValue({ type, value: new asn1.Utf8String({ value: named(name) }) }),
      );
  certificate.notBefore.value = new Date(now.getTime() - 3_600_000);
  certificate.notAfter.value = new Date(Date.UTC(now.getUTCFullYear() + years, now.getUTCMonth(), now.getUTCDate()));
  certificate.extensions = [
    extension(oids.basic, new pki.BasicConstraints({ cA: false }).toSchema()),
    // digitalSignature and nonRepudiation.
    extension(oids.usage, new asn1.BitString({ valueHex: new Uint8Array([0xc0]).buffer, unusedBits: 6 })),
  ];
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey as CryptoKey, engine);
  await certificate.sign(keys.privateKey as CryptoKey, 'SHA-256', engine);
  return {
    certificate: new Uint8Array(certificate.toSchema(true).toBER()),
    privateKey: new Uint8Array(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)),
  };
};

/** A name of a certificate holds so many characters. */
const named = (name: string): string => Array.from(name).slice(0, 64).join('') || 'Baton';

/** Positive, and never the same twice. */
const serial = (): ArrayBuffer => {
  const bytes = new Uint8Array(randomBytes(16));
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.buffer;
};

const extension = (extnID: string, value: { toBER: () => ArrayBuffer }): pki.Extension =>
  new pki.Extension({ extnID, critical: true, extnValue: value.toBER() });

export const importKey = (privateKey: Uint8Array): Promise<webcrypto.CryptoKey> =>
  webcrypto.subtle.importKey('pkcs8', new Uint8Array(privateKey), rsa, false, ['sign']);
