import { shownProposals as contract, type SentAnswer } from '@baton/schema/proposals';
import { proposalLinks, proposalMessages, proposalVersions } from '@baton/schema/proposals/tables';
import { isRefusal } from '@baton/schema/shared';
import { and, count, eq, isNull, sql } from 'drizzle-orm';

import { door, type DoorCall } from '#platform/command/door.ts';

import { isWatched } from '../tracking/watched.ts';
import { ofVersion, pageOf, record, shownOf } from './shown-page.ts';
import { decideAccept, decideComment, decideDecline, decideOpen } from './shown.decide.ts';
import { underLink, type Held } from './under-link.ts';

/** Rule PP12. */
export const readShown = door({
  contract: contract.read,
  who: 'anyone',
  handle: (call) =>
    underLink(call, async (held) => {
      const { tx, workspace, unwatchedAt } = held;
      if (await isWatched(tx, workspace, { unwatchedAt, headers: call.headers })) {
        await record(call, held, ...decideOpen(shownOf(held), call.now));
        await tx
          .update(proposalVersions)
          .set({ opens: sql`${proposalVersions.opens} + 1`, lastOpenedAt: call.now })
          .where(ofVersion(held));
      }
      return pageOf(held, call);
    }),
});

/** Who signed can look at it for as long. */
const signedReadableMs = 366 * 86_400_000;

const keepAnswer = async (call: DoorCall<unknown>, held: Held, answer: SentAnswer): Promise<void> => {
  const browser = (call.headers.get('user-agent') ?? '').slice(0, 400);
  await held.tx
    .update(proposalVersions)
    .set({ answer, answeredFrom: { address: call.address, browser, ...held.came } })
    .where(ofVersion(held));
  const until = new Date(call.now.getTime() + signedReadableMs).toISOString();
  await held.tx
    .update(proposalLinks)
    .set({ expiresAt: sql`greatest(${proposalLinks.expiresAt}, ${until}::timestamptz)` })
    .where(and(eq(proposalLinks.workspace, held.workspace), eq(proposalLinks.id, held.link)));
};

/** Rule PP12. */
export const acceptShown = door({
  contract: contract.accept,
  who: 'anyone',
  handle: (call) =>
    underLink(call, async (held) => {
      const decided = decideAccept(shownOf(held), call.input, call.now);
      if (isRefusal(decided)) return decided;
      await record(call, held, decided.fact);
      await keepAnswer(call, held, decided.answer);
      return pageOf(held, call);
    }),
});

/** Rule PP12. */
export const declineShown = door({
  contract: contract.decline,
  who: 'anyone',
  handle: (call) =>
    underLink(call, async (held) => {
      const decided = decideDecline(shownOf(held), call.input, call.now);
      if (isRefusal(decided)) return decided;
      await record(call, held, decided.fact);
      await keepAnswer(call, held, decided.answer);
      return pageOf(held, call);
    }),
});

/** Rule PP13. */
export const commentOnShown = door({
  contract: contract.comment,
  who: 'anyone',
  handle: (call) =>
    underLink(call, async (held) => {
      const { tx, workspace, proposal } = held;
      const [row] = await tx
        .select({ said: count() })
        .from(proposalMessages)
        .where(
          and(
            eq(proposalMessages.workspace, workspace),
            eq(proposalMessages.proposal, proposal.id),
            isNull(proposalMessages.member),
          ),
        );
      const { words } = call.input;
      const decided = decideComment(shownOf(held), { words, said: row?.said ?? 0, id: call.newId() });
      if (isRefusal(decided)) return decided;
      await record(call, held, decided);
      return pageOf(held, call);
    }),
});
