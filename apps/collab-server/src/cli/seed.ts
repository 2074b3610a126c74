import { workspaces } from '@baton/schema/workspaces/tables';

import type { Core } from '../core.ts';
import { UsageError, type CliCommand } from './command-line.ts';
import { demoCompany, demoPassword } from './demo/demo-company.ts';
import { seedDemo, seedMany } from './demo/seed-demo.ts';
import { openCore } from './open-core.ts';

/** Deals of the demo board. */
const demoDeals = 200;
const mostDeals = 9_000;

export const seedCommand: CliCommand = {
  usage: 'seed [--deals <n>]',
  summary: 'Make the demo workspace; with --deals also a board with so many open deals, for measurements',
  run: async (words, world) => {
    const { say } = world;
    const many = dealsOf(words);
    const { core, close } = await openCore(world);
    try {
      const made = await seedDemo(core, { deals: demoDeals });
      if (made) sayDemo(say);
      else say('There is a workspace already; the demo is made only where nobody is yet.');
      if (many === null) return 0;
      const seeded = await seedMany(core, many);
      say(`Board ${seeded.board} in workspace ${seeded.workspace}: ${seeded.deals} open deals`);
      return 0;
    } finally {
      await close();
    }
  },
};

/** Makes the demo workspace where nobody is yet, and prints its sign-ins where it is the demo. */
export const ensureDemo = async (core: Core, say: (line: string) => void): Promise<void> => {
  const made = await seedDemo(core, { deals: demoDeals });
  if (made || (await isDemo(core))) sayDemo(say);
};

const isDemo = async ({ scopes }: Core): Promise<boolean> =>
  scopes.withSystem('sign-in', async (tx) => {
    const [first] = await tx.select({ name: workspaces.name }).from(workspaces).orderBy(workspaces.createdAt).limit(1);
    return first?.name === demoCompany.name;
  });

const sayDemo = (say: (line: string) => void): void => {
  say(`Demo workspace "${demoCompany.name}" with sample data. The password of everybody is ${demoPassword}`);
  for (const { name, email, role, department } of demoCompany.people) {
    say(`  ${email.padEnd(22)} ${name.padEnd(16)} ${role}${department ? `, ${department}` : ''}`);
  }
};

const dealsOf = (words: readonly string[]): number | null => {
  if (words.length === 0) return null;
  const [flag, count = ''] = words;
  if (flag !== '--deals' || words.length > 2 || !/^\d{1,4}$/.test(count) || Number(count) > mostDeals) {
    throw new UsageError(`seed takes --deals with a number up to ${mostDeals}`);
  }
  return Number(count);
};
