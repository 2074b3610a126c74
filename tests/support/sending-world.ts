import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { Proposal, ProposalDetail } from '@baton/schema/proposals';
import type { LineId } from '@baton/schema/shared';

import { until } from './live-client.ts';
import { ask, type Answer } from './people.ts';
import { proposalWorld } from './proposal-world.ts';
import { startServer } from './start-server.ts';
import { testDatabase } from './test-database.ts';

type Named = Pick<Proposal, 'id'>;

const tax = { category: 'standard', rate: '20' } as const;

/** A server of its own with a world of proposals that are sent, and customers who come by their links. */
export const sendingWorld = async ({ connections = 10 } = {}) => {
  const db = await testDatabase({ connections });
  const folder = await mkdtemp(path.join(tmpdir(), 'baton-sending-'));
  const env = { LOG_LEVEL: 'silent', TRUST_PROXY: '1', BATON_DATA_DIR: folder };
  const server = await startServer({ databaseUrl: db.url, env });
  const proposals = await proposalWorld(db, server);
  let asked = 0;
  /** Warnings are known unless the test says otherwise. */
  const send = ({ id }: Named, letter: object = { despite: ['prices-not-shown', 'unpriced-lines', 'untaxed-lines'] }) =>
    proposals.asked<ProposalDetail>(`POST /proposals/${id}/send`, letter);
  const linkTo = async ({ id }: Named): Promise<string> => {
    const token = randomBytes(16).toString('base64url');
    await proposals.asked(`POST /proposals/${id}/links`, { token });
    return token;
  };
  return {
    ...proposals,
    db,
    server,
    /** Where mails and files are put. */
    folder,
    send,
    linkTo,
    /** A door of the customer's page, from an address of its own, as customers are. */
    page: (door: string, token: string, said: object = {}, headers: Record<string, string> = {}): Promise<Answer> => {
      asked += 1;
      const from = { 'x-forwarded-for': `10.7.${asked >> 8}.${asked & 255}` };
      return ask(server.url, null, `POST /p/${door}`, { token, ...said }, { ...from, ...headers });
    },
    /** The letter with these words, once it has gone out, and the secret of the link in it. */
    letterWith: async (words: string) => {
      let letter = '';
      await until(async () => {
        const mails = path.join(folder, 'mail');
        // One that is still being written has another ending.
        const files = (await readdir(mails).catch(() => [])).filter((file) => file.endsWith('.eml'));
        const letters = await Promise.all(files.map((file) => readFile(path.join(mails, file), 'utf8')));
        letter = letters.find((each) => each.includes(words)) ?? '';
        return letter !== '';
      }, 'the letter');
      return { letter, token: /\/p\/([\w-]{22})/.exec(letter)?.[1] ?? '' };
    },
    /** One with an oven and a training to choose. */
    priced: async () => {
      const made = await proposals.begin();
      const [oven, training] = await proposals.price(made, [
        { text: 'Four à convoyeur', unitPrice: '1234.5', tax },
        { text: 'Formation', unitPrice: '200', tax, optional: true },
      ]);
      return { made, oven: oven as LineId, training: training as LineId };
    },
    stop: async () => {
      proposals.leave();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
      await db.drop();
    },
  };
};
export type SendingWorld = Awaited<ReturnType<typeof sendingWorld>>;
