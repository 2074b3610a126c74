import { dealMovedToBoard } from '@baton/schema/deals';
import {
  mentionAcknowledged,
  mentionChanged,
  mentionDeclined,
  mentionDelegated,
  mentionMade,
  mentionRemoved,
  mentionRestored,
  type MentionTarget,
} from '@baton/schema/mentions';
import { mentions } from '@baton/schema/mentions/tables';
import { mentionsIn, type MentionInText } from '@baton/schema/rich-text';
import type { ContainerId, MentionId, WorkspaceId } from '@baton/schema/shared';
import { and, eq, inArray } from 'drizzle-orm';

import { derivedId } from '#platform/clock/derived-id.ts';
import { followNamed, type NamingFacts, type Standing } from '#platform/documents/named-things.ts';
import type { FactProjection, RecordedFact } from '#platform/facts/facts.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { threadHome, threadsOnDeal } from '../comments/reads.ts';
import type { TextPlace, TextReader } from '../notes/reads.ts';
import { asked, type MentionRow } from './mention-rows.ts';

/** Rules MN2 and MN3. Whom a note calls, as rows. */
export const mentionsInText: TextReader = {
  project: async (tx, place, steps) => {
    const rows = await rowsIn(tx, place);
    const known = new Map(rows.map((row) => [row.id as string, standingOf(row)]));
    if (rows.length === 0 && steps.every(({ blocks }) => blocks.every(({ mentions: made }) => made.length === 0)))
      return { facts: [], settling: [] };
    const named = steps.map(({ row, blocks }) => ({ row, things: thingsIn(place, blocks) }));
    const { standing, settling } = followNamed(known, named, factsOf(place));
    await write(tx, place, rows, standing);
    return { facts: [], settling };
  },
  rebuild: async (tx, place, blocks) => {
    const rows = await rowsIn(tx, place);
    const now = new Date();
    const things = thingsIn(place, blocks);
    const standing = new Map(
      rows.map((row): [string, Standing<MentionInText>] => {
        const held = standingOf(row);
        return [row.id, { ...held, goneAt: things.has(row.id) ? null : (held.goneAt ?? now) }];
      }),
    );
    for (const [id, thing] of things)
      standing.set(id, { ...(standing.get(id) ?? { by: null, since: now, goneAt: null }), thing });
    await write(tx, place, rows, standing);
  },
};

const thingsIn = (place: TextPlace, blocks: Parameters<typeof mentionsIn>[0]): Map<string, MentionInText> =>
  new Map([...mentionsIn(blocks)].map(([id, mention]) => [derivedId('mention', place.note, id), mention]));

const rowsIn = (tx: Tx, { workspace, note }: TextPlace): Promise<MentionRow[]> =>
  tx
    .select()
    .from(mentions)
    .where(and(eq(mentions.workspace, workspace), eq(mentions.placeId, note)));

const standingOf = (row: MentionRow): Standing<MentionInText> => ({
  thing: {
    id: row.id,
    kind: row.targetKind,
    target: row.target,
    action: row.action,
    due: row.dueAt?.toISOString() ?? null,
    line: row.line,
  },
  by: row.madeBy,
  since: row.madeAt,
  goneAt: row.goneAt,
});

/** Writing around a mention tells nothing new; another person, task or time does. */
const sameAsk = (one: MentionInText, other: MentionInText): boolean =>
  one.kind === other.kind && one.target === other.target && one.action === other.action && one.due === other.due;

const factsOf = (place: TextPlace): NamingFacts<MentionInText> => {
  const about = (id: string, thing: MentionInText) => ({
    subject: { kind: 'mention', id },
    account: place.account,
    data: {
      mentionId: id as MentionId,
      place: 'note' as const,
      placeId: place.note,
      target: targetOf(thing),
      action: thing.action,
      dueAt: thing.due,
    },
  });
  return {
    made: (id, thing) => mentionMade(about(id, thing)),
    gone: (id, thing) => mentionRemoved(about(id, thing)),
    back: (id, thing) => mentionRestored(about(id, thing)),
    changed: (id, thing) => mentionChanged(about(id, thing)),
    same: sameAsk,
  };
};

const targetOf = ({ kind, target }: MentionInText): MentionTarget => ({ kind, id: target });

const write = async (
  tx: Tx,
  place: TextPlace,
  rows: readonly MentionRow[],
  standing: ReadonlyMap<string, Standing<MentionInText>>,
): Promise<void> => {
  const forgotten = rows.filter(({ id }) => !standing.has(id)).map(({ id }) => id);
  if (forgotten.length > 0)
    await tx.delete(mentions).where(and(eq(mentions.workspace, place.workspace), inArray(mentions.id, forgotten)));
  const before = new Map(rows.map((row) => [row.id as string, row]));
  for (const [id, held] of standing) {
    const row = before.get(id);
    if (!row) await tx.insert(mentions).values(newRow(place, id as MentionId, held));
    else if (!isWritten(row, held)) await rewrite(tx, row, held);
  }
};

const isWritten = (row: MentionRow, held: Standing<MentionInText>): boolean => {
  const written = standingOf(row);
  return (
    sameAsk(written.thing, held.thing) &&
    written.thing.line === held.thing.line &&
    written.goneAt?.getTime() === held.goneAt?.getTime()
  );
};

const newRow = (place: TextPlace, id: MentionId, { thing, by, since, goneAt }: Standing<MentionInText>) => ({
  workspace: place.workspace,
  id,
  container: place.account as string as ContainerId,
  account: place.account,
  place: 'note' as const,
  placeId: place.note,
  madeBy: by,
  madeAt: since,
  goneAt,
  ...written(thing),
  ...asked(targetOf(thing), { action: thing.action, dueAt: dueOf(thing) }),
});

const written = (thing: MentionInText) => ({
  targetKind: thing.kind,
  target: thing.target,
  action: thing.action,
  dueAt: dueOf(thing),
  line: thing.line,
});

const dueOf = ({ due }: MentionInText): Date | null => (due === null ? null : new Date(due));

/** Rule MN6: what was answered holds for what was asked then. */
const rewrite = async (tx: Tx, row: MentionRow, { thing, goneAt }: Standing<MentionInText>): Promise<void> => {
  const anew = sameAsk(standingOf(row).thing, thing) ? {} : asked(targetOf(thing), { ...thing, dueAt: dueOf(thing) });
  await tx
    .update(mentions)
    .set({ ...written(thing), goneAt, ...anew })
    .where(rowOf(row.workspace, row.id));
};

/** What people answer, and whom comments call, as rows. Mentions in notes are rows before they are facts. */
export const mentionRows: Readonly<Record<string, FactProjection>> = {
  // Who reads the board that a deal is on now knows who is called in the talk about it.
  [dealMovedToBoard.type]: async (tx, { workspace, subject, data }) => {
    const { to } = dealMovedToBoard.data.parse(data);
    await tx
      .update(mentions)
      .set({ container: to as string as ContainerId })
      .where(
        and(eq(mentions.workspace, workspace), inArray(mentions.thread, threadsOnDeal(tx, workspace, subject.id))),
      );
  },
  [mentionMade.type]: async (tx, fact) => {
    const { mentionId: id, place, placeId, target, action, dueAt, line } = mentionMade.data.parse(fact.data);
    const { workspace, account } = fact;
    const home = place === 'thread' ? await threadHome(tx, workspace, placeId) : null;
    if (home === null) return;
    const due = dueAt === null ? null : new Date(dueAt);
    const again = { line: line ?? '', madeBy: fact.actor, madeAt: fact.occurredAt, goneAt: null };
    await tx
      .insert(mentions)
      .values({
        workspace,
        id,
        container: home.container,
        account,
        place,
        placeId,
        targetKind: target.kind,
        target: target.id,
        action,
        dueAt: due,
        ...again,
        ...asked(target, { action, dueAt: due }),
      })
      .onConflictDoUpdate({ target: [mentions.workspace, mentions.id], set: again });
  },
  [mentionRemoved.type]: async (tx, { workspace, subject, occurredAt, data }) => {
    if (mentionRemoved.data.parse(data).place !== 'thread') return;
    await tx
      .update(mentions)
      .set({ goneAt: occurredAt, line: '' })
      .where(rowOf(workspace, subject.id as MentionId));
  },
  [mentionAcknowledged.type]: (tx, fact) => answer(tx, fact, 'acknowledged', null),
  [mentionDeclined.type]: (tx, fact) => answer(tx, fact, 'declined', mentionDeclined.data.parse(fact.data).reason),
  [mentionDelegated.type]: async (tx, { workspace, data }) => {
    const { mentionId, to } = mentionDelegated.data.parse(data);
    await tx.update(mentions).set({ holderKind: 'member', holder: to }).where(rowOf(workspace, mentionId));
  },
};

const answer = async (
  tx: Tx,
  { workspace, subject, actor, occurredAt }: RecordedFact,
  state: 'acknowledged' | 'declined',
  reason: string | null,
): Promise<void> => {
  await tx
    .update(mentions)
    .set({ state, reason, answeredBy: actor, answeredAt: occurredAt })
    .where(rowOf(workspace, subject.id as MentionId));
};

const rowOf = (workspace: WorkspaceId, id: MentionId) => and(eq(mentions.workspace, workspace), eq(mentions.id, id));
