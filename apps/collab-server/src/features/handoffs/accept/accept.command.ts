import { editDeal } from '@baton/schema/deals';
import { handoffs as contract, readBrief, writtenIn, type Brief } from '@baton/schema/handoffs';
import { handoffBriefs } from '@baton/schema/handoffs/tables';
import type { DealId, MemberId, TeamId } from '@baton/schema/shared';
import { and, eq } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { levelOn } from '#platform/access/levels.ts';
import { command } from '#platform/command/command.ts';
import type { DocumentRef, OpenDocument } from '#platform/documents/documents.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { accountOwner, isInBin } from '../../accounts/reads.ts';
import { boardOfOpenDeal } from '../../deals/reads.ts';
import { giveTask } from '../../tasks/giving-reads.ts';
import { colleaguesAsActors, peopleOfTeam } from '../../workspaces/reads.ts';
import { briefOf, missingIn, type Standing } from '../brief/brief-reading.ts';
import { knownLines } from '../brief/known-lines.ts';
import { handoffForUpdate, hoursOfTeam, type HandoffThing } from '../handoff-rows.ts';
import { handoffsPolicy } from '../handoffs.policy.ts';
import { briefOfHandoff, written, type OfHandoff } from '../moves/moves.command.ts';
import { handoffHome } from '../reads.ts';
import { decideAccept, type ToAccept } from './accept.decide.ts';

interface Accepting extends HandoffThing, ToAccept {
  /** The brief as it is judged. */
  brief: Brief;
}

/**
 * Rules HO6 and HO10. The brief's counter is locked, so what is judged is what is kept; closing it, passing what is
 * handed on and the first task are one transaction.
 */
export const acceptHandoff = command({
  contract: contract.accept,
  documents: async (loading) => [...(await briefOfHandoff(loading)), ...(await boardToPassOn(loading))],
  load: async ({ tx, actor, input, open }): Promise<Accepting | null> => {
    const thing = await handoffForUpdate(tx, actor, input.handoffId);
    if (!thing) return null;
    const { row } = thing;
    const judged = await judge(tx, actor, thing, documentOf(open, 'brief'));
    const { ownerId, firstTask } = input;
    return {
      ...thing,
      ...judged,
      ...(await ownerToBe(tx, actor, { member: ownerId, team: row.toTeam, account: row.account })),
      accountOwner: await accountOwner(tx, actor.workspace, row.account),
      accountInBin: await isInBin(tx, actor.workspace, row.account),
      giveFirst: (moment) => giveTask({ account: row.account, assigneeId: ownerId, ...firstTask }, moment),
      hours: await hoursOfTeam(tx, actor, row.toTeam),
    };
  },
  may: (actor, thing: Accepting) => handoffsPolicy.accept(actor, thing),
  decide: decideAccept,
  write: async (writing) => {
    const { tx, actor, open, thing, input } = writing;
    for (const board of open.filter(({ ref }) => ref.kind === 'board')) {
      const passed = await board.edit((doc) => editDeal(doc, thing.row.subject as DealId, { ownerId: input.ownerId }));
      if ('refused' in passed) throw new Error(`The board would not pass on what was decided: ${passed.refused}`);
    }
    await documentOf(open, 'brief').close();
    await tx
      .update(handoffBriefs)
      .set({ frozen: thing.brief })
      .where(and(eq(handoffBriefs.workspace, actor.workspace), eq(handoffBriefs.handoff, thing.row.id)));
    return written(writing);
  },
});

/** What the document says at its latest `seq`, with what is known beside it. */
const judge = async (
  tx: Tx,
  actor: Actor,
  { row, standing }: HandoffThing,
  document: OpenDocument,
): Promise<Pick<Accepting, 'brief' | 'missing' | 'briefSeq'>> => {
  const view = document.read((doc) =>
    readBrief(
      doc,
      row.items.map(({ id }) => id),
    ),
  );
  const texts = Object.fromEntries(row.items.map(({ id }) => [id, writtenIn(view, id)]));
  const written = new Set(Object.keys(texts).filter((id) => texts[id] !== ''));
  const judged: Standing = { ...standing, written, checked: view.checked };
  const seq = document.seq();
  const known = await knownLines({ tx, actor, about: row, seesSubject: true }, row.items);
  return { brief: briefOf(judged, { texts, known, seq }), missing: missingIn(judged), briefSeq: seq };
};

const ownerToBe = async (
  tx: Tx,
  actor: Actor,
  { member, team, account }: { member: MemberId; team: TeamId; account: string },
): Promise<Pick<ToAccept, 'ownerInTeam' | 'ownerLevel'>> => {
  const inTeam = (await peopleOfTeam(tx, actor.workspace, team)).includes(member);
  const [person] = await colleaguesAsActors(tx, actor, [member]);
  return {
    ownerInTeam: inTeam && person !== undefined,
    ownerLevel: person ? await levelOn(tx, person, 'account', account) : null,
  };
};

/** The board of a deal whose ownership passes; a deal that is closed, or in the archive, is nobody's work any more. */
const boardToPassOn = async ({ tx, actor, input }: OfHandoff): Promise<DocumentRef[]> => {
  const home = await handoffHome(tx, actor, input.handoffId);
  const board = home?.passesDeal && (await boardOfOpenDeal(tx, actor.workspace, home.passesDeal));
  return board ? [{ workspace: actor.workspace, kind: 'board', id: board }] : [];
};

const documentOf = (open: readonly OpenDocument[], kind: DocumentRef['kind']): OpenDocument => {
  const document = open.find(({ ref }) => ref.kind === kind);
  if (!document) throw new Error(`The ${kind} of a handoff was not opened`);
  return document;
};
