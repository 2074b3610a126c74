import { newId } from '@baton/collab-server/platform/clock/new-id.ts';
import type { AccountFile } from '@baton/schema/files';

import { ask, type AskedServer, type TestMember } from './people.ts';

/** Sends bytes to a server as a page of its own does. */
export const sendBytes = async (
  server: string | AskedServer,
  as: TestMember,
  account: string,
  content: Uint8Array | string,
  { upload = newId(), headers = {} }: { upload?: string; headers?: Record<string, string> } = {},
): Promise<{ status: number; body: Record<string, unknown>; upload: string }> => {
  const { url, fetch: send } = typeof server === 'string' ? { url: server, fetch } : server;
  const body = Buffer.from(content);
  const request = new Request(`${url}/api/v1/accounts/${account}/uploads/${upload}`, {
    method: 'PUT',
    headers: {
      origin: url,
      cookie: as.cookie,
      'baton-workspace': as.workspace,
      'content-length': String(body.length),
      ...headers,
    },
    body,
  });
  const answer = await send(request);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown>, upload };
};

/** A file of an account, sent and made. */
export const aFile = async (
  server: string | AskedServer,
  as: TestMember,
  account: string,
  name: string,
  content: Uint8Array | string,
): Promise<AccountFile> => {
  const sent = await sendBytes(server, as, account, content);
  const made = await ask(server, as, `POST /accounts/${account}/files`, { uploadId: sent.upload, name });
  if (made.status !== 200) throw new Error(`${name}: ${sent.status} ${made.status} ${JSON.stringify(made.body)}`);
  return made.body as AccountFile;
};

/** Gets the bytes of a file, or of what `query` and `headers` ask for. */
export const getBytes = async (
  server: string | AskedServer,
  as: TestMember,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<{ status: number; headers: Headers; bytes: Buffer }> => {
  const { url, fetch: send } = typeof server === 'string' ? { url: server, fetch } : server;
  const request = new Request(`${url}/api/v1${path}`, { method, headers: { cookie: as.cookie, ...headers } });
  const answer = await send(request);
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
};
