import {
  mentionChanged,
  mentionMade,
  mentionRemoved,
  mentionRestored,
  type MentionTarget,
} from '@baton/schema/mentions';
import { mentions } from '@baton/schema/mentions/tables';
import { mentionsIn, type BlockText, type MentionInText } from '@baton/schema/rich-text';
import type { AccountId, ContainerId, MentionId, WorkspaceId } from '@baton/schema/shared';
import { and, eq, inArray } from 'drizzle-orm';

import { derivedId } from '#platform/clock/derived-id.ts';
import type { Projected } from '#platform/documents/documents.port.ts';
import { followNamed, type NamingFacts, type Standing } from '#platform/documents/named-things.ts';
import type { Tx } from '#platform/scope/scope.ts';

import type { BriefPlace, BriefReader } from '../handoffs/reads.ts';
import type { TextPlace, TextReader, TextStep } from '../notes/reads.ts';
import { asked, rowOf, type MentionRow } from './mention-rows.ts';

/** A live text that calls people: a note, or the brief of a handoff. */
interface CallingText {
  workspace: WorkspaceId;
  account: AccountId;
  place: 'note' | 'brief';
  id: string;
}

const inNote = ({ note, ...text }: TextPlace): CallingText => ({ ...text, place: 'note', id: note });
const inBrief = ({ handoff, ...text }: BriefPlace): CallingText => ({ ...text, place: 'brief', id: handoff });

/** Rules MN2 and MN3. Whom a note calls, as rows. */
export const mentionsInText: TextReader = {
  project: (tx, place, steps) => project(tx, inNote(place), steps),
  rebuild: (tx, place, blocks) => rebuild(tx, inNote(place), blocks),
};

/** The same of whom a brief calls. */
export const mentionsInBrief: BriefReader = {
  project: (tx, place, steps) => project(tx, inBrief(place), steps),
  rebuild: (tx, place, blocks) => rebuild(tx, inBrief(place), blocks),
};

const project: (tx: Tx, place: CallingText, steps: readonly TextStep[]) => Promise<Projected> = async (
  tx,
  place,
  steps,
) => {
  const rows = await rowsIn(tx, place);
  const known = new Map(rows.map((row) => [row.id as string, standingOf(row)]));
  if (rows.length === 0 && steps.every(({ blocks }) => blocks.every(({ mentions: made }) => made.length === 0)))
    return { facts: [], settling: [] };
  const named = steps.map(({ row, blocks }) => ({ row, things: thingsIn(place, blocks) }));
  const { standing, settling } = followNamed(known, named, factsOf(place));
  await write(tx, place, rows, standing);
  return { facts: [], settling };
};

const rebuild = async (tx: Tx, place: CallingText, blocks: readonly BlockText[]): Promise<void> => {
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
};

const thingsIn = (place: CallingText, blocks: Parameters<typeof mentionsIn>[0]): Map<string, MentionInText> =>
  new Map([...mentionsIn(blocks)].map(([id, mention]) => [derivedId('mention', place.id, id), mention]));

const rowsIn = (tx: Tx, { workspace, id }: CallingText): Promise<MentionRow[]> =>
  tx
    .select()
    .from(mentions)
    .where(and(eq(mentions.workspace, workspace), eq(mentions.placeId, id)));

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

const factsOf = (place: CallingText): NamingFacts<MentionInText> => {
  const about = (id: string, thing: MentionInText) => ({
    subject: { kind: 'mention', id },
    account: place.account,
    data: {
      mentionId: id as MentionId,
      place: place.place,
      placeId: place.id,
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
  place: CallingText,
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

const newRow = (place: CallingText, id: MentionId, { thing, by, since, goneAt }: Standing<MentionInText>) => ({
  workspace: place.workspace,
  id,
  container: place.account as string as ContainerId,
  account: place.account,
  place: place.place,
  placeId: place.id,
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
