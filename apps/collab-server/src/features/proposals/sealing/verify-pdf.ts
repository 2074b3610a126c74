import { createHash, webcrypto } from 'node:crypto';

import { fromBER, OctetString, Sequence } from 'asn1js';
import * as pki from 'pkijs';

/** One seal of a file. */
export interface SealReport {
  /** Whose certificate it carries. */
  by: string;
  /** SHA-256 of that certificate, hexadecimal. */
  certificate: string;
  /** By the clock of whoever sealed. */
  at: string | null;
  /** The bytes that it speaks of are as they were, and it is of that certificate. */
  valid: boolean;
  /** It speaks of every byte of the file but its own. */
  coversAll: boolean;
}

const engine = new pki.CryptoEngine({ name: 'node', crypto: webcrypto as unknown as Crypto });
const oids = {
  commonName: '2.5.4.3',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificate: '1.2.840.113549.1.9.16.2.47',
} as const;

/** The seals of a PDF, the first one first. Needs nothing but the file. */
export const sealsOf = async (bytes: Uint8Array): Promise<SealReport[]> => {
  const text = Buffer.from(bytes).toString('latin1');
  const ranges = [...text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)];
  return Promise.all(
    ranges.map(([, ...numbers]) => sealOf(bytes, numbers.map(Number) as [number, number, number, number])),
  );
};

type ByteRange = readonly [start: number, length: number, next: number, rest: number];

const sealOf = async (bytes: Uint8Array, range: ByteRange): Promise<SealReport> => {
  const broken = { by: '', certificate: '', at: null, valid: false, coversAll: false };
  const cms = holeOf(bytes, range);
  if (!cms) return broken;
  try {
    return { ...(await judged(bytes, range, cms)), coversAll: coversAll(bytes, range) };
  } catch {
    return broken;
  }
};

const coversAll = (bytes: Uint8Array, [start, , next, rest]: ByteRange): boolean =>
  start === 0 && next + rest === bytes.length;

/**
 * The signature itself, which stands as hexadecimal text in what the range leaves out. Nothing else may be there: what is not
 * spoken of could say anything.
 */
const holeOf = (bytes: Uint8Array, [start, length, next, rest]: ByteRange): Buffer | null => {
  const from = start + length;
  if (next <= from || next + rest > bytes.length) return null;
  const hole = Buffer.from(bytes.subarray(from, next)).toString('latin1');
  if (!/^<(?:[\da-fA-F]{2})+>$/.test(hole)) return null;
  const cms = Buffer.from(hole.slice(1, -1), 'hex');
  const size = derSize(cms);
  if (size === null || size > cms.length) return null;
  return cms.subarray(size).every((byte) => byte === 0) ? cms.subarray(0, size) : null;
};

/** How long a DER value says it is, with its head. */
const derSize = (der: Buffer): number | null => {
  const first = der[1];
  if (first === undefined) return null;
  if (first < 0x80) return 2 + first;
  const many = first & 0x7f;
  return many === 0 || many > 4 || der.length < 2 + many ? null : 2 + many + der.readUIntBE(2, many);
};

const judged = async (
  bytes: Uint8Array,
  [start, length, next, rest]: ByteRange,
  cms: Buffer,
): Promise<Omit<SealReport, 'coversAll'>> => {
  const content = new pki.ContentInfo({ schema: fromBER(new Uint8Array(cms).buffer).result });
  const signed = new pki.SignedData({ schema: content.content });
  const [certificate] = signed.certificates ?? [];
  if (!(certificate instanceof pki.Certificate)) throw new Error('no certificate');
  const data = new Uint8Array(length + rest);
  data.set(bytes.subarray(start, start + length));
  data.set(bytes.subarray(next, next + rest), length);
  const verdict = await signed
    .verify({ signer: 0, data: data.buffer, checkChain: false, extendedMode: true }, engine)
    .catch(() => ({ signatureVerified: false }));
  const name = certificate.subject.typesAndValues.find(({ type }) => type === oids.commonName);
  const print = createHash('sha256').update(Buffer.from(certificate.toSchema().toBER())).digest('hex');
  return {
    by: name ? name.value.valueBlock.value : '',
    certificate: print,
    at: timeOf(signed),
    valid: signed.signerInfos.length === 1 && verdict.signatureVerified === true && namedCertificate(signed) === print,
  };
};

/** The certificate lies beside what is signed, which names its hash (RFC 5035): otherwise any name could be put there. */
const namedCertificate = ({ signerInfos: [info] }: pki.SignedData): string | null => {
  const attribute = info?.signedAttrs?.attributes.find(({ type }) => type === oids.signingCertificate);
  const [named]: unknown[] = attribute?.values ?? [];
  const [certificates] = partsOf(named);
  const [first] = partsOf(certificates);
  const hash = partsOf(first).find((part) => part instanceof OctetString);
  return hash ? Buffer.from(hash.valueBlock.valueHexView).toString('hex') : null;
};

const partsOf = (value: unknown): unknown[] => (value instanceof Sequence ? value.valueBlock.value : []);

const timeOf = ({ signerInfos: [info] }: pki.SignedData): string | null => {
  const attribute = info?.signedAttrs?.attributes.find(({ type }) => type === oids.signingTime);
  const time: unknown = attribute?.values[0];
  return time !== null && typeof time === 'object' && 'toDate' in time && typeof time.toDate === 'function'
    ? (time.toDate() as Date).toISOString()
    : null;
};
