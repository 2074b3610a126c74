// Lets the app start when the server does not answer. It keeps the files of one build and nothing else: no answer of
// the API ever enters its cache, so there is nothing of a person in it.
const version = '%version%';
const files = ['%files%'];
const cacheName = `baton-${version}`;
const page = '/index.html';
// What customers read under /p is no page of the app: without network nothing of the app is put in its place.
const servers = /^\/(api|collab|healthz|readyz|metrics|p)(\/|$)/;
/** How long a page waits for a server that neither answers nor refuses, in ms. */
const patience = 2_500;

const keep = async () => {
  const cache = await caches.open(cacheName);
  const take = async (file) => {
    // Hashed names never change their content, so what an older build kept is good.
    const kept = file.startsWith('/assets/') ? await caches.match(file) : undefined;
    const answer = kept ?? (await fetch(file, file.startsWith('/assets/') ? {} : { cache: 'reload' }));
    if (!answer.ok) throw new Error(`${file} answered ${answer.status}`);
    await cache.put(file, answer);
  };
  await Promise.all(files.map(take));
};

const tidy = async () => {
  const old = (await caches.keys()).filter((name) => name.startsWith('baton-') && name !== cacheName);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
};

const kept = (file) => caches.match(file, { cacheName, ignoreVary: true });

/** The server's page, which may be newer; the kept one when the server is gone, in trouble, or silent. */
const openPage = async (request) => {
  const fresh = fetch(request).then((answer) => {
    if (answer.status >= 500) throw new Error('the server is in trouble');
    return answer;
  });
  const late = new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error('the server is silent')), patience);
  });
  return Promise.race([fresh, late]).catch(async () => (await kept(page)) ?? fresh);
};

/** A page says which build it runs. It is told when this worker is newer; the only page of this build lets it begin. */
const answerPage = async ({ data, ports }) => {
  if (data.kind === 'take-over') return self.skipWaiting();
  if (data.build !== version) return ports[0]?.postMessage('newer');
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (pages.length <= 1) await self.skipWaiting();
};

self.addEventListener('install', (event) => event.waitUntil(keep()));
self.addEventListener('activate', (event) => event.waitUntil(tidy()));
self.addEventListener('message', (event) => event.waitUntil(answerPage(event)));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || servers.test(pathname)) return;
  if (request.mode === 'navigate') event.respondWith(openPage(request));
  else if (files.includes(pathname)) event.respondWith(kept(pathname).then((found) => found ?? fetch(request)));
});
