import { accounts } from '@baton/schema/accounts/tables';
import {
  briefText,
  checkCriterion,
  handoffRoutes,
  handoffs,
  routePresets,
  type Handoff,
  type HandoffRoute,
} from '@baton/schema/handoffs';
import { appendBlocks } from '@baton/schema/rich-text';
import { accountId, memberId, type WorkspaceId } from '@baton/schema/shared';
import type { Language } from '@baton/schema/workspaces';

import type { Tx } from '#platform/scope/scope.ts';

import { memberOf, performAs, type Inside } from '../inside.ts';
import { demoHandoffs } from './demo-handoffs.ts';

type Given = (typeof demoHandoffs)[number];
type Who = Awaited<ReturnType<typeof memberOf>>;

/** The four usual routes, and what passes on them. */
export const enlivenHandoffs = async (inside: Inside, workspace: WorkspaceId, language: Language): Promise<void> => {
  const owner = await memberOf(inside, workspace);
  const routes = new Map<string, HandoffRoute>();
  for (const preset of routePresets)
    routes.set(preset, await performAs(inside, owner, handoffRoutes.createPreset, { preset, language }));
  const named = await inside.core.scopes.withWorkspace({ workspace }, (tx) =>
    tx.select({ id: accounts.id, name: accounts.name }).from(accounts),
  );
  for (const given of demoHandoffs) {
    const account = named.find(({ name }) => name === given.account);
    const route = routes.get(given.route);
    if (!account || !route) throw new Error(`The demo has no ${given.account}, or no route ${given.route}`);
    const by = await memberOf(inside, workspace, given.by);
    const subject = { kind: 'account' as const, id: accountId.parse(account.id) };
    const { handoff } = await performAs(inside, by, handoffs.prepare, { routeId: route.id, subject });
    await write(inside, by, { handoff, route, given });
    await moveOn(inside, by, { handoff, route, given });
  }
};

interface Passing {
  handoff: Handoff;
  route: HandoffRoute;
  given: Given;
}

/** As they would have written it: into the live document, in their name. */
const write = async ({ core }: Inside, by: Who, { handoff, route, given }: Passing): Promise<void> => {
  const ref = { workspace: by.workspace, kind: 'brief' as const, id: handoff.id };
  const as = { actor: memberId.parse(by.member), origin: 'person', cause: null } as const;
  let held: Tx | null = null;
  let committed = false;
  try {
    await core.scopes.withWorkspace(by, async (tx) => {
      held = tx;
      await core.documents.withDocuments(tx, [ref], as, async ([brief]) => {
        await brief?.edit((doc) => {
          for (const { id, kind } of route.items)
            for (const text of given.written[kind] ?? [])
              appendBlocks(briefText(doc, id), [{ kind: 'paragraph', text }]);
          for (const { id } of route.criteria.slice(0, given.met)) checkCriterion(doc, id, true);
        });
      });
    });
    committed = true;
  } finally {
    if (held !== null) core.documents.settled(held, committed);
  }
};

const moveOn = async (inside: Inside, by: Who, { handoff, route, given }: Passing): Promise<void> => {
  const one = { handoffId: handoff.id };
  if (given.state === 'draft') return;
  await performAs(inside, by, handoffs.send, { ...one, incomplete: true });
  const to = await memberOf(inside, by.workspace, given.to);
  if (given.asked !== undefined) await performAs(inside, to, handoffs.ask, { ...one, words: given.asked });
  if (given.state === 'withdrawn') await performAs(inside, by, handoffs.withdraw, one);
  if (given.returned) {
    const { reason, words, missing } = given.returned;
    const ids = route.items.filter(({ kind }) => missing.includes(kind)).map(({ id }) => id);
    await performAs(inside, to, handoffs.return, { ...one, reason, words, missing: ids });
  }
  if (given.firstTask === undefined) return;
  const ownerId = memberId.parse(to.member);
  await performAs(inside, to, handoffs.accept, { ...one, ownerId, firstTask: { title: given.firstTask } });
};
