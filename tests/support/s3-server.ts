import { createHash, createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { S3Place } from '@baton/collab-server/platform/files/storage-url.ts';
import S3rver from 's3rver';

export interface S3Server {
  place: S3Place;
  /** As `STORAGE_URL` says it. */
  url: string;
  stop: () => Promise<void>;
}

/** A server that speaks S3 over HTTP and verifies signatures, with one empty bucket, in a folder of its own. */
export const anS3Server = async (): Promise<S3Server> => {
  const directory = await mkdtemp(path.join(tmpdir(), 'baton-s3-'));
  const bucket = 'baton-test';
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: bucket, configs: [] }],
  });
  const [key, secret] = ['S3RVER', 'S3RVER'];
  // The server itself takes any signature of the newer kind.
  server.middleware.unshift(async (context, next) => {
    if (isSigned(context.req, secret)) return next();
    context.status = 403;
    context.body = '<Error><Code>SignatureDoesNotMatch</Code></Error>';
  });
  const { port } = await server.run();
  return {
    place: { endpoint: new URL(`http://127.0.0.1:${port}`), bucket, prefix: '', region: 'us-east-1', key, secret },
    url: `s3+http://${key}:${secret}@127.0.0.1:${port}/${bucket}?region=us-east-1`,
    stop: async () => {
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
};

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** Signature Version 4 of AWS, worked out anew from the request and compared. */
const isSigned = ({ method = '', url = '', headers }: IncomingMessage, secret: string): boolean => {
  const [, credential = '', names = '', signature = ''] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    ) ?? [];
  const [, day = '', region = '', service = ''] = credential.split('/');
  const { pathname, searchParams } = new URL(url, 'http://s3');
  const query = [...searchParams].map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  const signed = names.split(';').map((name) => `${name}:${String(headers[name] ?? '').trim()}\n`);
  const canonical = [
    method,
    pathname,
    query.sort((a, b) => (a < b ? -1 : 1)).join('&'),
    signed.join(''),
    names,
    String(headers['x-amz-content-sha256']),
  ].join('\n');
  const scope = `${day}/${region}/${service}/aws4_request`;
  const digest = createHash('sha256').update(canonical).digest('hex');
  const key = [region, service, 'aws4_request'].reduce(hmac, hmac(`AWS4${secret}`, day));
  return (
    hmac(key, ['AWS4-HMAC-SHA256', String(headers['x-amz-date']), scope, digest].join('\n')).toString('hex') ===
    signature
  );
};
