import { createHash } from 'node:crypto';

/** Rows may be kept by the browser that asked, and are asked for again each time: a sign-out or a lost right shows at once. */
export const askEachTime = 'private, no-cache';

/** Names the state of an answer, and leaves the body away when the caller already holds that state. */
export const revalidated = async (request: Headers, response: Response): Promise<Response> => {
  const body = await response.arrayBuffer();
  const tag = `W/"${createHash('sha1').update(new Uint8Array(body)).digest('base64url')}"`;
  const headers = new Headers(response.headers);
  headers.set('etag', tag);
  headers.append('vary', 'Cookie, Baton-Workspace');
  const held = (request.get('if-none-match') ?? '').split(',').map((each) => each.trim());
  if (!held.includes(tag)) return new Response(body, { status: response.status, headers });
  headers.delete('content-type');
  headers.delete('content-length');
  return new Response(null, { status: 304, headers });
};
