import { expect, it } from 'vitest';

import { readConfig } from '../../config.ts';
import { readStorageUrl } from './storage-url.ts';

it('is read into who may use which bucket where', () => {
  expect(readStorageUrl('s3://AK:a%2Fb%3D@s3.example.com:9000/crm/files/of?region=eu-west-3')).toEqual({
    endpoint: new URL('https://s3.example.com:9000'),
    bucket: 'crm',
    prefix: 'files/of',
    region: 'eu-west-3',
    key: 'AK',
    secret: 'a/b=',
  });
  expect(readStorageUrl('s3+http://AK:s@127.0.0.1:9000/crm')).toMatchObject({
    endpoint: new URL('http://127.0.0.1:9000'),
    region: 'us-east-1',
    prefix: '',
  });
});

it.each([
  ['https://AK:hunter2@host/bucket', 'should look like'],
  ['nonsense', 'should look like'],
  ['s3://AK:hunter2@host', 'should name a bucket'],
  ['s3://AK:hunter2@host/B', 'should name a bucket'],
  ['s3://host/bucket', 'should carry the key'],
  ['s3://AK:hunter2%@host/bucket', 'should carry the key'],
  ['s3://AK:hunter2@host/bucket/a%20b', 'has a prefix with other characters'],
])('"%s" stops the start with a remedy and without the secret', (text, says) => {
  const start = () => readConfig({ STORAGE_URL: text });
  expect(start).toThrow(`STORAGE_URL ${says}`);
  expect(start).not.toThrow('hunter2');
});
