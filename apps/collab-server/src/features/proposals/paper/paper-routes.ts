import { paperRoutes, sentContentOf, versionNumber, type SentPicture } from '@baton/schema/proposals';
import { paperWords, type Paper } from '@baton/schema/proposals/paper';
import { proposalVersions } from '@baton/schema/proposals/tables';
import { proposalId, type ProposalId, type WorkspaceId } from '@baton/schema/shared';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';

import type { Actor } from '#platform/access/actor.ts';
import type { BytesCall, BytesRoute } from '#platform/command/bytes.ts';
import type { Past } from '#platform/documents/past.port.ts';
import { bytesHeaders, isHeld } from '#platform/http/bytes-headers.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { proposalThing, type ProposalThing } from '../proposal-rows.ts';
import { proposalsPolicy } from '../proposals.policy.ts';
import { hashOfContent, judge } from '../sending/freeze.ts';
import { namesFor } from '../sending/sent-names.ts';
import { sentPictures } from '../sending/sent-pictures.ts';
import type { VersionRow } from '../sending/version-rows.ts';
import { valuesIn } from '../template-values.ts';
import { askedPaper } from './kept-papers.ts';
import type { PrintJob } from './paper.worker.ts';
import { bytesOfPicture, bytesOfPictures } from './picture-bytes.ts';
import { paperName, printVersion, type PaperParts } from './print-version.ts';

const one = z.object({ proposalId });
const oneVersion = one.extend({ version: versionNumber });
const onePicture = oneVersion.extend({ picture: z.string().max(64) });

/** Rule PP22. A version that was sent, for who reads the proposal. */
export const sentPaper = (parts: PaperParts): BytesRoute => ({
  method: 'GET',
  path: paperRoutes.sent,
  handle: async (call) => {
    const asked = oneVersion.safeParse(call.params);
    if (!asked.success) return null;
    const { version } = asked.data;
    const found = await call.asActor(async (tx, actor) => {
      const row = await readableVersion(tx, actor, asked.data);
      return row && askedPaper(tx, row);
    });
    if (!found) return null;
    const { bytes, sha256 } = await printVersion(parts, found, call.now());
    const { content } = found.paper;
    const name = paperName(content, { mark: `${paperWords[content.language].version} ${version}` });
    return given(call, { tag: `"${sha256}"`, name, bytes: async () => bytes });
  },
});

/** Rule PP30. A picture of a version that was sent, for who reads the proposal. */
export const sentPicture = ({ storage }: PaperParts): BytesRoute => ({
  method: 'GET',
  path: paperRoutes.picture,
  handle: async (call) => {
    const asked = onePicture.safeParse(call.params);
    if (!asked.success) return null;
    const found = await call.asActor(async (tx, actor) => {
      const row = await readableVersion(tx, actor, asked.data);
      const picture = row?.pictures.find((each) => each.picture === asked.data.picture);
      return picture ? { picture, workspace: actor.workspace } : null;
    });
    if (!found) return null;
    const { picture, workspace } = found;
    const { picture: name, type } = picture;
    return given(call, { tag: `"${name}"`, name, type, bytes: () => bytesOfPicture(storage, workspace, picture) });
  },
});

/** Rule PP22. What would be sent if it were sent now, marked as a draft. */
export const draftPaper = (parts: PaperParts, past: Past): BytesRoute => ({
  method: 'GET',
  path: paperRoutes.draft,
  handle: async (call) => {
    const found = await draftAsked(call, past);
    if (!found) return null;
    const { content } = found.paper;
    const name = paperName(content, { mark: paperWords[content.language].draft });
    return given(call, { tag: found.tag, name, bytes: () => printDraft(parts, found, 'pdf') });
  },
});

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Rule PP25. The same for Word, to be written on there. */
export const wordPaper = (parts: PaperParts, past: Past): BytesRoute => ({
  method: 'GET',
  path: paperRoutes.word,
  handle: async (call) => {
    const found = await draftAsked(call, past);
    if (!found) return null;
    const { content } = found.paper;
    const name = paperName(content, { extension: 'docx', mark: paperWords[content.language].draft });
    return given(call, { tag: found.tag, name, type: docx, bytes: () => printDraft(parts, found, 'docx') });
  },
});

const printDraft = async (
  { press, storage }: PaperParts,
  { paper, pictures, workspace }: Draft,
  form: PrintJob['form'],
): Promise<Uint8Array> => press.print({ paper, pictures: await bytesOfPictures(storage, workspace, pictures), form });

const readableVersion = async (
  tx: Tx,
  actor: Actor,
  { proposalId: id, version }: z.infer<typeof oneVersion>,
): Promise<VersionRow | null> => {
  if (!(await readable(tx, actor, id))) return null;
  const of = [eq(proposalVersions.proposal, id), eq(proposalVersions.version, version)];
  const [row] = await tx
    .select()
    .from(proposalVersions)
    .where(and(eq(proposalVersions.workspace, actor.workspace), ...of));
  return row ?? null;
};

const readable = async (tx: Tx, actor: Actor, id: ProposalId): Promise<ProposalThing | null> => {
  const thing = await proposalThing(tx, actor, id);
  return thing && proposalsPolicy.read(actor, thing) ? thing : null;
};

interface Draft {
  workspace: WorkspaceId;
  paper: Paper;
  pictures: readonly SentPicture[];
  tag: string;
}

/** The document as the row has followed it, read from its log: nobody who writes is held up. */
const draftAsked = async (call: BytesCall, past: Past): Promise<Draft | null> => {
  const asked = one.safeParse(call.params);
  if (!asked.success) return null;
  const { proposalId: id } = asked.data;
  const at = call.now().toISOString();
  return call.asActor(async (tx, actor) => {
    const thing = await readable(tx, actor, id);
    if (!thing) return null;
    const { row, detail } = thing;
    const { names } = await namesFor(tx, actor, { row, version: 0 });
    const ref = { workspace: actor.workspace, kind: 'proposal' as const, id };
    return past.read(tx, ref, row.seq, async ({ doc }) => {
      const judged = judge(doc);
      const { pictures, pictureOf } = await sentPictures(tx, row, { body: judged.body });
      const content = sentContentOf(judged, names, { pictureOf, variables: valuesIn(detail, judged.view) });
      const tag = `"${hashOfContent(content)}-${at.slice(0, 10)}"`;
      return { workspace: actor.workspace, paper: { content, at, hash: null, trail: null }, pictures, tag };
    });
  });
};

const pdf = 'application/pdf';

/** Answers with bytes, unless the asker holds them already. */
const given = async (
  { headers, wantsBody }: BytesCall,
  { bytes, ...about }: { tag: string; name: string; type?: string; bytes: () => Promise<Uint8Array> },
): Promise<Response> => {
  const { type = pdf, tag, name } = about;
  const answer = bytesHeaders({ type, as: type === pdf ? 'inline' : 'attachment', name, tag });
  if (isHeld(headers, tag)) return new Response(null, { status: 304, headers: answer });
  const body = await bytes();
  answer.set('content-length', String(body.length));
  return new Response(wantsBody ? Buffer.from(body) : null, { headers: answer });
};
