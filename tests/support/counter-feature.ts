import type { Access, SignIn } from '@baton/collab-server/platform/access/access.port.ts';
import type { Actor } from '@baton/collab-server/platform/access/actor.ts';
import { newId } from '@baton/collab-server/platform/clock/new-id.ts';
import { accept, command } from '@baton/collab-server/platform/command/command.ts';
import { door } from '@baton/collab-server/platform/command/door.ts';
import type { Feature } from '@baton/collab-server/platform/command/feature.ts';
import { query } from '@baton/collab-server/platform/command/query.ts';
import type { Tx } from '@baton/collab-server/platform/scope/scope.ts';
import { factType, type MemberId, money, refusals, refuse, type UserId, type WorkspaceId } from '@baton/schema/shared';
import { oc } from '@orpc/contract';
import { sql } from 'drizzle-orm';
import type { Sql } from 'postgres';
import { z } from 'zod';

/** A domain small enough to see the platform through it: counters that only rise, up to ten, by their owner. */
const counter = z.strictObject({ id: z.uuid(), value: z.int() });

export const counters = {
  raise: oc
    .route({ method: 'POST', path: '/counters/{id}/raise' })
    .input(
      z.strictObject({
        id: z.uuid(),
        by: z.int().min(1),
        mood: z.enum(['glad', 'grim']).optional(),
        fee: money.optional(),
        fail: z.enum(['throw', 'lie']).optional(),
      }),
    )
    .output(counter)
    .errors(refusals('counter-full')),
  one: oc
    .route({ method: 'GET', path: '/counters/{id}' })
    .input(z.strictObject({ id: z.uuid() }))
    .output(counter),
  hello: oc
    .route({ method: 'POST', path: '/hello' })
    .input(z.strictObject({ name: z.string().max(20) }))
    .output(z.strictObject({ hello: z.string() }))
    .errors(refusals('no-name')),
};

export const counterRaised = factType('counter.raised', { by: z.int() });

interface CounterRow {
  id: string;
  value: number;
  owner: string;
}

const counterRow = async (tx: Tx, id: string, lock = sql``): Promise<CounterRow | null> => {
  const [row] = await tx.execute<CounterRow & Record<string, unknown>>(
    sql`select id, value, owner from counters where id = ${id} ${lock}`,
  );
  return row ?? null;
};

const raise = command({
  contract: counters.raise,
  load: ({ tx, input }) => counterRow(tx, input.id, sql`for no key update`),
  may: (actor, thing) => thing.owner === actor.member,
  decide: (thing, { by, fail }) => {
    if (thing.value + by > 10) return refuse('counter-full', { most: 10 });
    if (fail === 'throw') throw new Error('secret of the counter');
    const value = fail === 'lie' ? 0.5 : thing.value + by;
    return accept({ id: thing.id, value }, counterRaised({ subject: { kind: 'counter', id: thing.id }, data: { by } }));
  },
});

const one = query({
  contract: counters.one,
  may: () => true,
  read: async ({ tx, actor, input }) => {
    const row = await counterRow(tx, input.id);
    return row?.owner === actor.member ? { id: row.id, value: row.value } : null;
  },
});

const hello = door({
  contract: counters.hello,
  who: 'anyone',
  handle: async ({ input }) => (input.name === '' ? refuse('no-name') : { hello: input.name }),
});

export const counterFeature: Feature = {
  name: 'counters',
  commands: [raise],
  queries: [one],
  doors: [hello],
  projections: {
    'counter.raised': async (tx, fact) => {
      const { by } = counterRaised.data.parse(fact.data);
      await tx.execute(sql`update counters set value = value + ${by} where id = ${fact.subject.id}`);
    },
  },
  sees: {
    counter: async (tx, actor, facts) => {
      const own = await tx.execute<{ id: string }>(sql`select id from counters where owner = ${actor.member}`);
      const ids = new Set(own.map(({ id }) => id));
      return new Set(facts.filter((fact) => ids.has(fact.subject.id)).map((fact) => fact.id));
    },
  },
};

/** Makes the table of counters and one workspace; returns how to add people and counters to it. */
export const counterWorld = async (admin: Sql) => {
  await admin.unsafe(`create table if not exists counters (
    workspace uuid not null, id uuid not null, value int not null, owner uuid not null, primary key (workspace, id))`);
  const [made] = await admin`select 1 from pg_policies where tablename = 'counters'`;
  if (!made) await admin.unsafe(`call make_tenant_table('counters')`);
  const workspace = newId() as WorkspaceId;
  await admin`insert into workspaces (id, name, base_currency, language) values (${workspace}, 'W', 'EUR', 'en')`;
  const people = new Map<string, SignIn>();
  return {
    workspace,
    people,
    person: () => {
      const member = newId() as MemberId;
      people.set(member, { signIn: newId(), user: newId() as UserId, memberships: [{ workspace, member }] });
      return member;
    },
    counter: async (owner: string, value = 0) => {
      const id = newId();
      await admin`insert into counters values (${workspace}, ${id}, ${value}, ${owner})`;
      return id;
    },
  };
};

/** Who a request comes from is said by the header `x-member`; all of them are plain members. */
export const accessByHeader = (people: ReadonlyMap<string, SignIn>): Access => ({
  identify: async (headers) => people.get(headers.get('x-member') ?? '') ?? null,
  chooseWorkspace: (signIn, wanted) =>
    signIn.memberships.find((each) => wanted === null || each.workspace === wanted)?.workspace ?? null,
  readActor: async (_tx, signIn, workspace) => memberOf(signIn, workspace),
});

const memberOf = (signIn: SignIn, workspace: WorkspaceId): Actor | null => {
  const membership = signIn.memberships.find((each) => each.workspace === workspace);
  if (!membership) return null;
  return { workspace, member: membership.member, role: 'member', teams: [], managedTeams: [], origin: 'person' };
};
