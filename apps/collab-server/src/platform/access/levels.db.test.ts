import { randomUUID } from 'node:crypto';

import {
  includesLevel,
  levels,
  roles,
  visibilities,
  type ContainerId,
  type TeamId,
  type WorkspaceId,
} from '@baton/schema/shared';
import { levelFrom, type Grant } from '@baton/schema/workspaces';
import { containers, grants, workspaces } from '@baton/schema/workspaces/tables';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import type { Actor } from './actor.ts';
import { levelsOn, mayOn } from './levels.ts';

const workspace = randomUUID() as WorkspaceId;
const [ownTeam, otherTeam] = [randomUUID() as TeamId, randomUUID() as TeamId];
const member = randomUUID() as Actor['member'];

const actors: Actor[] = roles.flatMap((role) =>
  [[], [ownTeam]].map((teams) => ({ workspace, member, role, teams, managedTeams: [], origin: 'person' as const })),
);

const subjects = [
  { subjectKind: 'member', subject: member },
  { subjectKind: 'member', subject: randomUUID() },
  { subjectKind: 'team', subject: ownTeam },
  { subjectKind: 'team', subject: otherTeam },
] as const;
const single: (Grant | null)[] = [null, ...levels.flatMap((level) => subjects.map((each) => ({ ...each, level })))];

/** Every pair of grants on two subjects, under every visibility. */
const cases = visibilities.flatMap((visibility) =>
  single.flatMap((first, at) =>
    single
      .slice(at + 1)
      .filter((second) => second?.subject !== first?.subject)
      .map((second) => ({
        id: randomUUID() as ContainerId,
        visibility,
        grants: [first, second].filter((grant) => grant !== null),
      })),
  ),
);

describeWithDatabase('levels on containers', () => {
  let db: TestDatabase;

  beforeAll(async () => {
    db = await testDatabase();
    await db.scopes.withSystem('sign-in', (tx) =>
      tx.insert(workspaces).values({ id: workspace, name: 'A', baseCurrency: 'EUR', language: 'en' }),
    );
    await db.scopes.withWorkspace({ workspace }, async (tx) => {
      for (const { id, visibility, grants: given } of cases) {
        await tx.insert(containers).values({ workspace, id, kind: 'board', visibility });
        if (given.length > 0)
          await tx.insert(grants).values(given.map((grant) => ({ workspace, container: id, ...grant })));
      }
    });
  });
  afterAll(() => db.drop());

  it.each(actors)('the database says of a $role in teams $teams what the schema says', async (actor) => {
    const ids = cases.map(({ id }) => id);
    const held = await db.scopes.withWorkspace({ workspace }, (tx) => levelsOn(tx, actor, ids));
    expect(cases.length).toBeGreaterThan(200);
    expect(cases.map(({ id }) => held.get(id) ?? null)).toEqual(cases.map((each) => levelFrom(actor, each)));
  });

  it.each(actors)('a list shows a $role in teams $teams exactly what they may read', async (actor) => {
    for (const wanted of levels) {
      const shown = await db.scopes.withWorkspace({ workspace }, (tx) =>
        tx
          .select({ id: containers.id })
          .from(containers)
          .where(mayOn(actor, containers.id, wanted)),
      );
      const expected = cases.filter((each) => includesLevel(levelFrom(actor, each), wanted)).map(({ id }) => id);
      expect(new Set(shown.map(({ id }) => id))).toEqual(new Set(expected));
    }
  });

  it('nothing is held in another workspace', async () => {
    const elsewhere = randomUUID() as WorkspaceId;
    const stranger = { ...actors[0]!, workspace: elsewhere };
    const held = await db.scopes.withWorkspace({ workspace: elsewhere }, (tx) =>
      levelsOn(
        tx,
        stranger,
        cases.map(({ id }) => id),
      ),
    );
    expect(held.size).toBe(0);
  });
});
