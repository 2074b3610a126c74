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
  /** Written because something happened, not because somebody writes: no absence notice answers it. */
  automatic: z.literal(true).optional(),
});
export type Mail = z.infer<typeof mail>;

export interface Mailer {
  /** Queues a mail, in `tx` so that it is sent only if that commits, otherwise in a transaction of its own. */
  send(mail: Mail, tx?: Tx): Promise<void>;
}

export interface DirectMailer extends Mailer {
  /**
   * Hands a mail over now, at most once: for what must say no more than its reader may know at this moment, which a mail
   * that waits in the queue cannot promise. The caller says under which id, the same at every try.
   */
  handOver(mail: Mail, id: string): Promise<HandedOver>;
}

/**
 * What became of a mail that was handed over. `not-taken` may be tried again; `perhaps` may have been taken, so it must
 * not be; `refused` never will be.
 */
export type HandedOver = 'taken' | 'perhaps' | 'not-taken' | 'refused';

export interface MailParts {
  scopes: Scopes;
  /** Null writes mails as files into `data/mail`, for installations without a mail server. */
  smtpUrl: string | null;
  from: string;
  dataFolder: string;
}

/** The queue of outgoing mail, and the job that empties it. A mail may arrive twice if the process dies in between. */
export const createMailer = (parts: MailParts): { mailer: DirectMailer; job: AnyJobKind } => {
  const deliver = parts.smtpUrl ? bySmtp(parts.smtpUrl, parts.from) : intoFolder(parts.dataFolder, parts.from);
  return {
    mailer: {
      send: (wanted, tx) => (tx ? queue(tx, wanted) : parts.scopes.withSystem('sign-in', (own) => queue(own, wanted))),
      handOver: async (wanted, id) => {
        try {
          await deliver(wanted, { id });
          return 'taken';
        } catch (error) {
          return endOf(error);
        }
      },
    },
    job: jobKind({ kind: 'mail', data: mail, run: deliver }),
  };
};

const queue = (tx: Tx, data: Mail): Promise<void> => enqueueJob(tx, { kind: 'mail', data });

/** Of what the mail server answers; without an answer, only what failed before a mail was begun was surely not taken. */
const endOf = (error: unknown): HandedOver => {
  const { responseCode, command, code } = error as { responseCode?: number; command?: string; code?: string };
  // It is the sign-in of this server that was refused, not the mail.
  if (code === 'EAUTH' || command === 'CONN') return 'not-taken';
  if (responseCode !== undefined) return responseCode >= 500 ? 'refused' : 'not-taken';
  return code !== undefined && ['EDNS', 'ETLS', 'ECONNREFUSED'].includes(code) ? 'not-taken' : 'perhaps';
};

type Deliver = (mail: Mail, job: { id: string }) => Promise<void>;

const bySmtp = (url: string, from: string): Deliver => {
  const transport = createTransport({ url, connectionTimeout: 10_000, socketTimeout: 20_000 }, { from });
  return async (wanted, { id }) => {
    // The same id at every try lets the receiver notice a second copy.
    await transport.sendMail(letterOf(wanted, id));
  };
};

const letterOf = ({ automatic, ...wanted }: Mail, id: string) => ({
  ...wanted,
  messageId: `<${id}@baton>`,
  ...(automatic && { headers: { 'Auto-Submitted': 'auto-generated' } }),
});

const intoFolder = (dataFolder: string, from: string): Deliver => {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' }, { from });
  const folder = path.join(dataFolder, 'mail');
  return async (wanted, { id }) => {
    const { message } = await transport.sendMail(letterOf(wanted, id));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = path.join(folder, `${id}.eml`);
    await writeFile(`${file}.part`, message as Buffer, { mode: 0o600 });
    await rename(`${file}.part`, file);
  };
};
