/** A file that would do harm: it asks for `/fired?<id>` as soon as anything in it runs. */
export interface HostileFile {
  id: string;
  name: string;
  content: string | Buffer;
  /** What a careless server would call it, for the control. */
  careless: string;
}

const beacon = (id: string) => `new Image().src='/fired?${id}'`;
const html = (script: string) => `<!doctype html><html><body><script>${script}</script></body></html>`;

/** Contents by a name for them; each is given the script that tells of its execution. */
const contents: Record<string, [careless: string, content: (script: string) => string | Buffer]> = {
  page: ['text/html', html],
  'page without a doctype': ['text/html', (script) => `<body onload="${script}">`],
  'page after much space': ['text/html', (script) => ' '.repeat(2_000) + html(script)],
  'page behind words': ['text/html', (script) => `hello\n${'x'.repeat(600)}\n${html(script)}`],
  'page with an image that fails': ['text/html', (script) => `<img src=/none onerror="${script}">`],
  'page in a comment': ['text/html', (script) => `<!-- --><script>${script}</script>`],
  'page in UTF-16': ['text/html', (script) => Buffer.from(`\uFEFF${html(script)}`, 'utf16le')],
  'page with NUL': ['text/html', (script) => `\0\0${html(script)}`],
  'page that frames a script': ['text/html', (script) => `<iframe srcdoc="<script>${script}</script>"></iframe>`],
  'page that refreshes': ['text/html', (script) => `<svg/onload="${script}"><meta http-equiv=refresh content=0>`],
  drawing: ['image/svg+xml', (script) => `<svg xmlns="http://www.w3.org/2000/svg" onload="${script}"/>`],
  'drawing with a script': [
    'image/svg+xml',
    (script) => `<svg xmlns="http://www.w3.org/2000/svg"><script>${script}</script></svg>`,
  ],
  'drawing after a declaration': [
    'image/svg+xml',
    (script) => `<?xml version="1.0"?><!-- x --><svg xmlns="http://www.w3.org/2000/svg" onload="${script}"/>`,
  ],
  'drawing with a page in it': [
    'image/svg+xml',
    (script) =>
      `<svg xmlns="http://www.w3.org/2000/svg"><foreignObject><body xmlns="http://www.w3.org/1999/xhtml" ><script>${script}</script></body></foreignObject></svg>`,
  ],
  'drawing that moves': [
    'image/svg+xml',
    (script) =>
      `<svg xmlns="http://www.w3.org/2000/svg"><animate attributeName="x" dur="1s" onbegin="${script}"/></svg>`,
  ],
  XHTML: [
    'application/xhtml+xml',
    (script) => `<html xmlns="http://www.w3.org/1999/xhtml"><body><script>${script}</script></body></html>`,
  ],
  'XML with XHTML in it': [
    'application/xml',
    (script) => `<?xml version="1.0"?><x><script xmlns="http://www.w3.org/1999/xhtml">${script}</script></x>`,
  ],
  'GIF and script': ['text/html', (script) => `GIF89a/*${html(script)}*/=1;`],
  'PNG and page': [
    'text/html',
    (script) =>
      Buffer.concat([
        Buffer.from(
          'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
          'base64',
        ),
        Buffer.from(html(script)),
      ]),
  ],
  'PDF and page': ['text/html', (script) => `%PDF-1.4\n${html(script)}\ntrailer<</Root 1 0 R>>`],
  'JPEG and page': [
    'text/html',
    (script) => Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.from(html(script))]),
  ],
  mail: [
    'text/html',
    (script) =>
      `From: a@example.com\r\nSubject: Hello\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n${html(script)}`,
  ],
  'mail with parts': [
    'text/html',
    (script) =>
      `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n${html(script)}\r\n--b--`,
  ],
};

/** Names that try to be more than a name; `{beacon}` becomes the script. */
const names = [
  'plain.txt',
  'picture.png',
  'page.html',
  'drawing.svg',
  'letter.eml',
  'script.js',
  'document.pdf',
  '"><img src=/none onerror="{beacon}">.png',
  '<script>{beacon}</script>.html',
  "';{beacon};'.txt",
  'javascript:{beacon}.html',
  '{{constructor.constructor("{beacon}")()}}.txt',
  'x\r\nContent-Type: text/html\r\n\r\n<script>{beacon}</script>.html',
  'x"; filename="evil.html',
  '../../../../etc/passwd',
  '..\\..\\evil.html',
  '%2e%2e%2fevil.html',
  'evil\u202Efdp.html',
  'evil\u0007.html',
  `${'long '.repeat(120)}.html`,
];

/** Every content under some name, and every name over some content. */
export const hostileFiles = (): HostileFile[] => {
  const kinds = Object.entries(contents);
  const many = Math.max(kinds.length, names.length) * 2;
  return Array.from({ length: many }, (_, at) => {
    const id = `f${at}`;
    const [, [careless, content]] = kinds[at % kinds.length] as (typeof kinds)[number];
    const name = (names[(at * 7 + Math.floor(at / kinds.length)) % names.length] as string).replace(
      '{beacon}',
      beacon(id),
    );
    return { id, name, careless, content: content(beacon(id)) };
  });
};
