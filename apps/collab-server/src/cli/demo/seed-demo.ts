import { boards, deals as dealContracts } from '@baton/schema/deals';
import { boardStages, deals } from '@baton/schema/deals/tables';
import type { ImportId } from '@baton/schema/imports';
import { rates } from '@baton/schema/rates';
import { containerId, type BoardId, type TeamId, type WorkspaceId } from '@baton/schema/shared';
import { access, entrance, invitations, people as contracts } from '@baton/schema/workspaces';
import { teams, workspaces } from '@baton/schema/workspaces/tables';
import { and, asc, eq } from 'drizzle-orm';

import { memorySource } from '#features/imports/file-source.ts';
import { importFiles } from '#features/imports/import-files.ts';
import { workspacesFeature } from '#features/workspaces/workspaces.feature.ts';
import type { Mail } from '#platform/mail/mail.ts';

import type { Core } from '../../core.ts';
import { enterDoor, memberOf, performAs, type Inside } from '../inside.ts';
import { enlivenTogether } from './agree-demo.ts';
import { enlivenCalendars } from './demo-calendar.ts';
import { demoCompany, demoPassword, type DemoPerson } from './demo-company.ts';
import { enlivenCustomers } from './demo-customers.ts';
import { planNext } from './demo-next.ts';
import { demoFiles } from './demo-records.ts';
import { enlivenTasks } from './demo-tasks.ts';
import { enlivenHandoffs } from './hand-on-demo.ts';
import { enlivenProposals } from './propose-demo.ts';

/** What imported sample records are known by; undoing that import removes them. */
export const sampleSource = 'sample data';

export interface Seeded {
  workspace: WorkspaceId;
  board: BoardId;
  import: ImportId;
  deals: number;
}

/** Makes the demo workspace with its people, rates, board and sample records; null when somebody is here already. */
export const seedDemo = async (core: Core, { deals: wanted }: { deals: number }): Promise<Seeded | null> => {
  const mails: Mail[] = [];
  // Demo people have no mailbox: their invitations are accepted here instead of being sent.
  const mailer = { send: async (mail: Mail) => void mails.push(mail) };
  const people = workspacesFeature({ mailer, publicUrl: new URL('http://demo.example') });
  const inside: Inside = { core, features: [people, ...core.features] };
  const [owner] = demoCompany.people;
  if (!owner || !(await enterDoor(inside, entrance.readSetup, undefined)).open) return null;
  const { workspace } = await enterDoor(inside, entrance.setUp, {
    name: owner.name,
    email: owner.email,
    password: demoPassword,
    workspaceName: demoCompany.name,
    baseCurrency: demoCompany.currency,
    language: demoCompany.language,
  });
  const who = await memberOf(inside, workspace);
  await speak(inside, workspace, owner);
  for (const [at, person] of demoCompany.people.slice(1).entries()) await join(inside, who, mails, { person, at });
  const day = core.clock.now().toISOString().slice(0, 10);
  for (const [currency, value] of Object.entries(demoCompany.rates)) {
    await performAs(inside, who, rates.set, { base: demoCompany.currency, currency, day, value });
  }
  const seeded = await seedBoard(inside, who, { name: 'Sales 2026', source: sampleSource, deals: wanted });
  await liven(inside, who, seeded);
  await enlivenCustomers(inside, workspace);
  await enlivenTogether(inside, workspace);
  await enlivenTasks(inside, workspace);
  await planNext(inside, workspace);
  await enlivenHandoffs(inside, workspace, demoCompany.language);
  await enlivenProposals(inside, workspace);
  await enlivenCalendars(inside, workspace);
  return seeded;
};

/** Some deals closed of late by the people of sales, and a guest who may see the board. */
const liven = async (inside: Inside, who: Who, { workspace, board }: Seeded): Promise<void> => {
  const near = await inside.core.scopes.withWorkspace({ workspace }, (tx) =>
    tx
      .select({ id: deals.id })
      .from(deals)
      .innerJoin(boardStages, and(eq(boardStages.board, deals.board), eq(boardStages.id, deals.stage)))
      .where(and(eq(deals.board, board), eq(deals.home, 'board'), eq(boardStages.name, 'Negotiation')))
      .orderBy(asc(deals.externalId))
      .limit(8),
  );
  const sellers = demoCompany.people.filter(({ department }) => department === 'sales');
  for (const [at, { id }] of near.entries()) {
    const seller = await memberOf(inside, workspace, sellers[at % sellers.length]?.email);
    await performAs(inside, seller, dealContracts.close, { dealId: id, outcome: at % 3 === 2 ? 'lost' : 'won' });
  }
  const guest = demoCompany.people.find(({ role }) => role === 'guest');
  const { member: subject } = await memberOf(inside, workspace, guest?.email);
  await performAs(inside, who, access.grant, {
    containerId: containerId.parse(board),
    subjectKind: 'member',
    subject,
    level: 'read',
  });
};

/** Another board with many open deals in the only workspace, for measurements. */
export const seedMany = async (core: Core, wanted: number): Promise<Seeded> => {
  const inside: Inside = { core, features: core.features };
  const [workspace] = await core.scopes.withSystem('sign-in', (tx) =>
    tx.select({ id: workspaces.id }).from(workspaces).limit(1),
  );
  if (!workspace) throw new Error('There is no workspace yet');
  const who = await memberOf(inside, workspace.id);
  return seedBoard(inside, who, {
    name: `Benchmark ${wanted}`,
    source: `benchmark ${wanted}`,
    deals: wanted,
    openOnly: true,
  });
};

type Who = Awaited<ReturnType<typeof memberOf>>;

const join = async (
  inside: Inside,
  who: Who,
  mails: Mail[],
  { person, at }: { person: DemoPerson; at: number },
): Promise<void> => {
  const { email, name, role, department } = person;
  const team = department && (await teamOf(inside, who.workspace, department));
  await performAs(inside, who, invitations.create, { email, role, teams: team ? [team] : [] });
  const token = /#token=([\w-]{43})/.exec(mails.at(-1)?.text ?? '')?.[1] ?? '';
  // Limits count by address; these are nobody's.
  await enterDoor(
    inside,
    entrance.acceptInvitation,
    { token, name, password: demoPassword },
    { address: `192.0.2.${at + 1}` },
  );
  await speak(inside, who.workspace, person);
};

const speak = async (inside: Inside, workspace: WorkspaceId, { email, language }: DemoPerson): Promise<void> => {
  const { signIn } = await memberOf(inside, workspace, email);
  await enterDoor(inside, contracts.setPreferences, { language }, { signIn });
};

const teamOf = async (
  { core }: Inside,
  workspace: WorkspaceId,
  department: NonNullable<DemoPerson['department']>,
): Promise<TeamId | null> => {
  const [team] = await core.scopes.withWorkspace({ workspace }, (tx) =>
    tx.select({ id: teams.id }).from(teams).where(eq(teams.kind, department)),
  );
  return team?.id ?? null;
};

const seedBoard = async (
  inside: Inside,
  who: Who,
  {
    name,
    source,
    deals: wanted,
    openOnly = false,
  }: { name: string; source: string; deals: number; openOnly?: boolean },
): Promise<Seeded> => {
  const { core } = inside;
  const { currency, stages } = demoCompany;
  const { id } = await performAs(inside, who, boards.create, { name, currency, stages });
  const files = memorySource(demoFiles(core.clock.now(), wanted, { openOnly }));
  const run = await importFiles(core.imports, { ...who, source, settings: { choices: {}, boardId: id } }, files);
  return { workspace: who.workspace, board: id, import: run.id, deals: wanted };
};
