import { once } from 'node:events';

import { SMTPServer } from 'smtp-server';

/** A letter as it arrived. */
export interface Letter {
  to: string[];
  /** As it was sent, headers and parts. */
  source: string;
}

export interface PostOffice {
  /** For `SMTP_URL`. */
  url: string;
  letters: Letter[];
  /** What the server answers to the next letters instead of taking them; null takes them. */
  refuseWith: (code: number | null) => void;
  /** Called with each letter before its sender hears that it was taken. */
  onLetter: (listener: ((letter: Letter) => void) | null) => void;
  close: () => Promise<void>;
}

/** A real mail server that keeps what it is given. */
export const openPostOffice = async (): Promise<PostOffice> => {
  const letters: Letter[] = [];
  let refusal: number | null = null;
  let heard: ((letter: Letter) => void) | null = null;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        if (refusal !== null) return done(Object.assign(new Error('not now'), { responseCode: refusal }));
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const letter = { to, source: Buffer.concat(parts).toString() };
        letters.push(letter);
        heard?.(letter);
        done();
      });
    },
  });
  // Whoever is killed while they write leaves a broken line behind.
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as { port: number };
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    refuseWith: (code) => {
      refusal = code;
    },
    onLetter: (listener) => {
      heard = listener;
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
};

/** The parts of a letter by their type, decoded; and its subject. */
export const readLetter = ({ source }: Letter): { subject: string; text: string; html: string } => {
  const boundary = /boundary="([^"]+)"/i.exec(source)?.[1] ?? '';
  const parts = source.split(`--${boundary}`);
  const part = (type: string): string => {
    const found = parts.find((each) => new RegExp(`^content-type: ${type}`, 'im').test(each)) ?? '';
    const [head = '', ...body] = found.split('\r\n\r\n');
    const written = body.join('\r\n\r\n');
    return /base64/i.test(head) ? Buffer.from(written, 'base64').toString() : fromQuoted(written);
  };
  const subject = /^Subject: ((?:.*\r\n[ \t])*.*)/im.exec(source)?.[1] ?? '';
  return { subject: fromEncodedWords(subject), text: part('text/plain'), html: part('text/html') };
};

/** Quoted-printable as text. */
export const fromQuoted = (text: string): string => fromHex(text.replaceAll(/=\r\n/g, ''));

const fromHex = (text: string): string =>
  Buffer.from(
    text.replaceAll(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16))),
    'latin1',
  ).toString();

const fromEncodedWords = (text: string): string =>
  text
    .replaceAll(/\r\n[ \t]/g, ' ')
    .replaceAll(/\?= =\?/g, '?==?')
    .replaceAll(/=\?UTF-8\?([QB])\?(.*?)\?=/gi, (_, kind: string, words: string) =>
      kind.toUpperCase() === 'B' ? Buffer.from(words, 'base64').toString() : fromHex(words.replaceAll('_', ' ')),
    );
