import { accounts } from '@baton/schema/accounts/tables';
import { memberId, type WorkspaceId } from '@baton/schema/shared';
import { tasks, type Priority } from '@baton/schema/tasks';
import type { Department } from '@baton/schema/workspaces';
import { teams } from '@baton/schema/workspaces/tables';
import { eq } from 'drizzle-orm';

import { memberOf, performAs, type Inside } from '../inside.ts';

interface DemoTask {
  by: string;
  /** A person by e-mail, or a team by its department. */
  to: { person: string } | { team: Department };
  title: string;
  account: string;
  /** Days from today; before today it is late. */
  inDays: number;
  time?: string;
  priority?: Priority;
}

const [claire, giulia, marco, emma, luca] = ['claire', 'giulia', 'marco', 'emma', 'luca'].map(
  (name) => `${name}@demo.example`,
) as [string, string, string, string, string];

/** What is to be done at the customers of the demo: something late, something today, and a queue for those who have none. */
export const demoTasks: readonly DemoTask[] = [
  {
    by: giulia,
    to: { person: claire },
    title: 'Signer la remise de Northgate Hotels',
    account: 'Northgate Hotels',
    inDays: 0,
    time: '16:00',
    priority: 'high',
  },
  {
    by: claire,
    to: { person: claire },
    title: 'Relire l’offre de la Coopérative du Rhône',
    account: 'Coopérative du Rhône',
    inDays: -1,
  },
  {
    by: marco,
    to: { person: claire },
    title: 'Appeler Hélène Lenoir',
    account: 'Boulangerie Lenoir',
    inDays: 2,
    time: '09:30',
  },
  {
    by: claire,
    to: { person: marco },
    title: 'Montrer le four à chariot R2 en marche',
    account: 'Boulangerie Lenoir',
    inDays: 1,
    time: '10:00',
  },
  {
    by: giulia,
    to: { person: giulia },
    title: 'Confermare la visita a Napoli',
    account: 'Pizzerie Vesuvio',
    inDays: 0,
  },
  {
    by: claire,
    to: { person: giulia },
    title: 'Trovare un tecnico per il lunedì',
    account: 'Panificio Moretti',
    inDays: 3,
    priority: 'high',
  },
  {
    by: marco,
    to: { team: 'support' },
    title: 'Check three-phase power before delivery',
    account: 'Harrow Street Bakery',
    inDays: 4,
    priority: 'urgent',
  },
  {
    by: giulia,
    to: { team: 'support' },
    title: 'Rinnovare il contratto di manutenzione',
    account: 'Panificio Moretti',
    inDays: 12,
  },
  { by: marco, to: { person: emma }, title: 'Send the deposit invoice', account: 'Northgate Hotels', inDays: 5 },
  { by: emma, to: { person: luca }, title: 'Confirm the serial numbers', account: 'Harrow Street Bakery', inDays: 6 },
];

const dayMs = 86_400_000;

/** Gives the people of the demo something to do, each by whoever asked for it. */
export const enlivenTasks = async (inside: Inside, workspace: WorkspaceId): Promise<void> => {
  const { core } = inside;
  const { named, kinds } = await core.scopes.withWorkspace({ workspace }, async (tx) => ({
    named: await tx.select({ id: accounts.id, name: accounts.name }).from(accounts),
    kinds: await tx.select({ id: teams.id, kind: teams.kind }).from(teams).where(eq(teams.workspace, workspace)),
  }));
  for (const { by, to, title, account, inDays, time = null, priority = 'normal' } of demoTasks) {
    const subject = named.find(({ name }) => name === account);
    const holder =
      'person' in to
        ? { assigneeId: memberId.parse((await memberOf(inside, workspace, to.person)).member) }
        : { teamId: kinds.find(({ kind }) => kind === to.team)?.id ?? null };
    const on = new Date(core.clock.now().getTime() + inDays * dayMs).toISOString().slice(0, 10);
    await performAs(inside, await memberOf(inside, workspace, by), tasks.create, {
      ...holder,
      title,
      priority,
      due: { on, time, zone: 'Europe/Paris' },
      ...(subject && { subject: { kind: 'account', id: subject.id } }),
    });
  }
};
