import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createTransport } from 'nodemailer';
import { z } from 'zod';

import { enqueueJob } from '../jobs/enqueue.ts';
import { jobKind, type AnyJobKind } from '../jobs/job-kind.ts';
import type { Scopes, Tx } from '../scope/scope.ts';

const mail = z.strictObject({
  to: z.email(),
  subject: z.string().max(200),
  text: z.string(),
  html: z.string().optional(),
  /** Whom an answer goes to; the sender of all mails otherwise. */
  replyTo: z.email().optional(),
  /** What the reader's calendar takes from it, as iCalendar. */
  icalEvent: z.strictObject({ method: z.enum(['REQUEST', 'CANCEL']), content: z.string() }).optional(),
});
export type Mail = z.infer<typeof mail>;

export interface Mailer {
  /** Queues a mail, in `tx` so that it is sent only if that commits, otherwise in a transaction of its own. */
  send(mail: Mail, tx?: Tx): Promise<void>;
}

export interface MailParts {
  scopes: Scopes;
  /** Null writes mails as files into `data/mail`, for installations without a mail server. */
  smtpUrl: string | null;
  from: string;
  dataFolder: string;
}

/** The queue of outgoing mail, and the job that empties it. A mail may arrive twice if the process dies in between. */
export const createMailer = (parts: MailParts): { mailer: Mailer; job: AnyJobKind } => {
  const deliver = parts.smtpUrl ? bySmtp(parts.smtpUrl, parts.from) : intoFolder(parts.dataFolder, parts.from);
  return {
    mailer: {
      send: (wanted, tx) => (tx ? queue(tx, wanted) : parts.scopes.withSystem('sign-in', (own) => queue(own, wanted))),
    },
    job: jobKind({ kind: 'mail', data: mail, run: deliver }),
  };
};

const queue = (tx: Tx, data: Mail): Promise<void> => enqueueJob(tx, { kind: 'mail', data });

type Deliver = (mail: Mail, job: { id: string }) => Promise<void>;

const bySmtp = (url: string, from: string): Deliver => {
  const transport = createTransport({ url, connectionTimeout: 10_000, socketTimeout: 20_000 }, { from });
  return async (wanted, { id }) => {
    // The same id at every try lets the receiver notice a second copy.
    await transport.sendMail({ ...wanted, messageId: `<${id}@baton>` });
  };
};

const intoFolder = (dataFolder: string, from: string): Deliver => {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' }, { from });
  const folder = path.join(dataFolder, 'mail');
  return async (wanted, { id }) => {
    const { message } = await transport.sendMail({ ...wanted, messageId: `<${id}@baton>` });
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = path.join(folder, `${id}.eml`);
    await writeFile(`${file}.part`, message as Buffer, { mode: 0o600 });
    await rename(`${file}.part`, file);
  };
};
