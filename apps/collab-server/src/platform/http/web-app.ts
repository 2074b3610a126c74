import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

import type { Context, Hono } from 'hono';

interface WebFile {
  type: string;
  plain: Uint8Array<ArrayBuffer>;
  /** Smaller forms, made when first asked for. */
  encoded: Map<'br' | 'gzip', Promise<Uint8Array<ArrayBuffer>>>;
  caching: string;
}

/** A page beside the application, for people from outside: `under` is where its addresses begin. */
export interface OuterPage {
  under: string;
  file: string;
}

export interface WebApp {
  /** Hashes of the scripts inside the page, for the content security policy; nothing else inline may run. */
  inlineScripts: string[];
  /** Serves files by name and the page for every other path. Mount it last. */
  mount: (app: Hono) => void;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

const notBuilt = 'The web application is not built. Run: pnpm build\n';

/** Reads the built web application into memory, so that a request can only ever name a file that is in it. */
export const readWebApp = async (folder: string, outer: readonly OuterPage[] = []): Promise<WebApp> => {
  const files = new Map<string, WebFile>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
    if (!entry.isFile() || entry.name.startsWith('.') || entry.name.endsWith('.map')) continue;
    const file = path.join(entry.parentPath, entry.name);
    const name = `/${path.relative(folder, file).split(path.sep).join('/')}`;
    const type = types[path.extname(name)] ?? 'application/octet-stream';
    const plain = new Uint8Array(await readFile(file));
    files.set(name, { type, plain, encoded: new Map(), caching: cachingOf(name) });
  }
  const page = files.get('/index.html');
  const html = page ? Buffer.from(page.plain).toString('utf8') : '';
  const mount = (app: Hono) => {
    for (const { under, file } of outer)
      app.get(`${under}*`, async (c) => {
        const own = files.get(file);
        if (!own) return c.text(notBuilt, 503);
        for (const [name, value] of Object.entries(outerWalls)) c.header(name, value);
        return send(c, own);
      });
    app.get('*', async (c) => {
      const named = files.get(c.req.path);
      if (named && c.req.path !== '/index.html') return send(c, named);
      // A missing asset must not be answered with the page: an old tab would take HTML for a script.
      if (c.req.path.startsWith('/assets/')) return c.text('Not found\n', 404);
      return page ? send(c, page) : c.text(notBuilt, 503);
    });
  };
  return { inlineScripts: inlineScriptHashes(html), mount };
};

/**
 * Its address is a secret, so it is told to nobody: no search engine, no other site, no frame. It runs its own files and
 * nothing else, and asks nobody but this server.
 */
const outerWalls = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    // Pictures are asked for with the secret in the body, and shown from what was answered.
    "img-src 'self' blob:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow, noarchive',
};

/**
 * A name under `/assets/` contains a hash of its content, so it never changes. The worker is asked for anew each time a
 * browser looks for a new version.
 */
const cachingOf = (name: string): string => {
  if (name.startsWith('/assets/')) return 'public, max-age=31536000, immutable';
  return name === '/worker.js' ? 'no-cache' : 'no-store';
};

const inlineScriptHashes = (html: string): string[] =>
  [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([^]*?)<\/script>/g)].map(
    ([, script]) =>
      `'sha256-${createHash('sha256')
        .update(script ?? '')
        .digest('base64')}'`,
  );

const send = async (c: Context, file: WebFile): Promise<Response> => {
  const headers: Record<string, string> = {
    'content-type': file.type,
    'cache-control': file.caching,
    vary: 'accept-encoding',
  };
  const encoding = smallerForm(c.req.header('accept-encoding') ?? '', file.type);
  if (!encoding) return c.body(file.plain, 200, headers);
  const made = file.encoded.get(encoding) ?? encode(encoding, file.plain);
  file.encoded.set(encoding, made);
  return c.body(await made, 200, { ...headers, 'content-encoding': encoding });
};

const smallerForm = (accepted: string, type: string): 'br' | 'gzip' | null => {
  if (!/text|json|svg/.test(type)) return null;
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : null;
};

const encode = async (encoding: 'br' | 'gzip', plain: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> => {
  if (encoding === 'gzip') return new Uint8Array(await promisify(gzip)(plain));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
  return new Uint8Array(await promisify(brotliCompress)(plain, { params }));
};
