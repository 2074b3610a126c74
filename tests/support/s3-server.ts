import { mkdtemp, rm } from 'node:fs/promises';
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

/** A server that speaks S3 over HTTP and knows its keys, with one empty bucket, in a folder of its own. */
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
  const { port } = await server.run();
  const [key, secret] = ['S3RVER', 'S3RVER'];
  return {
    place: { endpoint: new URL(`http://127.0.0.1:${port}`), bucket, prefix: '', region: 'us-east-1', key, secret },
    url: `s3+http://${key}:${secret}@127.0.0.1:${port}/${bucket}?region=us-east-1`,
    stop: async () => {
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
};
