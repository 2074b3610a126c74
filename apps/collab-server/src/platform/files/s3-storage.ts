import { openAsBlob } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';

import { S3mini, S3ServiceError } from 's3mini';

import { keyOf, StorageTrouble, type FileStorage } from './file-storage.port.ts';
import type { S3Place } from './storage-url.ts';

/** Files in a bucket that speaks S3. A file is sent whole and with its length, so nothing half-written ever stands there. */
export const s3Storage = (place: S3Place): FileStorage => {
  const { endpoint, bucket, prefix, region, key, secret } = place;
  const client = new S3mini({
    accessKeyId: key,
    secretAccessKey: secret,
    endpoint: `${endpoint.origin}/${bucket}`,
    region,
  });
  const where = `${endpoint.host}/${bucket}${prefix && `/${prefix}`}`;
  const nameOf = (ref: Parameters<typeof keyOf>[0]) => `${prefix && `${prefix}/`}${keyOf(ref)}`;
  const asking = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (cause) {
      throw new StorageTrouble(`${where} did not do what was asked: ${wordsOf(cause)}`, { cause });
    }
  };
  return {
    where,
    put: async (ref, received) => {
      try {
        const body = await openAsBlob(received.path);
        await asking(() =>
          client.putObject(nameOf(ref), body, 'application/octet-stream', undefined, undefined, received.bytes),
        );
      } finally {
        await rm(received.path, { force: true });
      }
    },
    open: async (ref, range) => {
      const response = await asking(async () => {
        try {
          return range
            ? await client.getObjectRaw(nameOf(ref), false, range.from, range.to + 1)
            : await client.getObjectRaw(nameOf(ref));
        } catch (error) {
          if (error instanceof S3ServiceError && error.status === 404) return null;
          throw error;
        }
      });
      // A server that knows no ranges would send other bytes than were promised to the reader.
      if (response && range && response.status !== 206) throw new StorageTrouble(`${where} answers no ranges`);
      return response?.body ? Readable.fromWeb(response.body as ReadableStream<Uint8Array>) : null;
    },
    remove: async (ref) => {
      await asking(() => client.deleteObject(nameOf(ref)));
    },
    check: async () => {
      if (await asking(() => client.bucketExists())) return;
      throw new StorageTrouble(`${where}: there is no such bucket, or these keys may not use it`);
    },
  };
};

/** Why it failed, without addresses or keys: the cause goes to the log. */
const wordsOf = (error: unknown): string => {
  if (error instanceof S3ServiceError) return `${error.status} ${error.serviceCode ?? ''}`.trim();
  const code = error instanceof Error ? ((error.cause as { code?: string } | undefined)?.code ?? error.message) : '';
  return code || 'no answer';
};
