import { sectionsOf, shownProposals as contract } from '@baton/schema/proposals';
import { proposalLinks, proposalSeen } from '@baton/schema/proposals/tables';
import { and, eq, sql } from 'drizzle-orm';

import { door } from '#platform/command/door.ts';

import { underLink, type Held } from '../shown/under-link.ts';
import { isWatched } from './watched.ts';

/** So long, at most, a part is said to have been read over one link: a page that was left open is not read for days. */
const mostSeconds = 4 * 3_600;

/** Rule PP15. What was in front of the reader, part by part; nothing where nobody may know. */
export const seeShown = door({
  contract: contract.seen,
  who: 'anyone',
  handle: (call) =>
    underLink(call, async (held) => {
      const { sections, watch } = call.input;
      if (watch !== undefined) await choose(held, watch, call.now);
      const unwatchedAt = watch === undefined ? held.unwatchedAt : watch ? null : call.now;
      const watched = await isWatched(held.tx, held.workspace, { unwatchedAt, headers: call.headers });
      if (watched) await count(held, sections);
      return { watched };
    }),
});

/** With the choice goes what was counted before it was made. */
const choose = async ({ tx, workspace, link }: Held, watch: boolean, now: Date): Promise<void> => {
  await tx
    .update(proposalLinks)
    .set({ unwatchedAt: watch ? null : now })
    .where(and(eq(proposalLinks.workspace, workspace), eq(proposalLinks.id, link)));
  if (!watch)
    await tx.delete(proposalSeen).where(and(eq(proposalSeen.workspace, workspace), eq(proposalSeen.link, link)));
};

const count = async (
  { tx, workspace, link, version }: Held,
  said: readonly { section: number; seconds: number }[],
): Promise<void> => {
  const parts = sectionsOf(version.content?.body ?? []).length;
  const seconds = new Map<number, number>();
  for (const each of said)
    if (each.section < parts) seconds.set(each.section, (seconds.get(each.section) ?? 0) + each.seconds);
  if (seconds.size === 0) return;
  await tx
    .insert(proposalSeen)
    .values([...seconds].map(([section, more]) => ({ workspace, link, section, seconds: Math.min(more, mostSeconds) })))
    .onConflictDoUpdate({
      target: [proposalSeen.workspace, proposalSeen.link, proposalSeen.section],
      set: { seconds: sql`least(${proposalSeen.seconds} + excluded.seconds, ${mostSeconds}::integer)` },
    });
};
