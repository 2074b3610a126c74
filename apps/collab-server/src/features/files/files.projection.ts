import { accountMerged, accountPurged, accountSplit } from '@baton/schema/accounts';
import {
  fileArchived,
  fileId,
  filePurged,
  fileRenamed,
  fileRestored,
  fileUploaded,
  fileVersionAdded,
  uploadId,
} from '@baton/schema/files';
import { fileObjects, files, fileVersions } from '@baton/schema/files/tables';
import { proposalSent } from '@baton/schema/proposals';
import { accountId, type AccountId } from '@baton/schema/shared';
import { and, eq, inArray, isNull, type SQL } from 'drizzle-orm';

import type { FactProjection, RecordedFact } from '#platform/facts/facts.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

const isFile = (fact: RecordedFact) =>
  and(eq(files.workspace, fact.workspace), eq(files.id, fileId.parse(fact.subject.id)));

interface Content {
  version: number;
  uploadId: string;
  type: string;
  bytes: number;
  sha256: string;
}

/** The object of an upload becomes a version; who sends it again later is told what it has become. */
const addVersion = async (tx: Tx, fact: RecordedFact, { version, ...content }: Content): Promise<void> => {
  const { workspace, actor: addedBy, occurredAt: addedAt } = fact;
  const [used] = await tx
    .update(fileObjects)
    .set({ state: 'used' })
    .where(
      and(
        eq(fileObjects.workspace, workspace),
        eq(fileObjects.upload, uploadId.parse(content.uploadId)),
        eq(fileObjects.state, 'kept'),
      ),
    )
    .returning({ object: fileObjects.object });
  if (!used) throw new Error('A version is made of an upload that is there');
  const { type, bytes, sha256 } = content;
  const file = fileId.parse(fact.subject.id);
  await tx
    .insert(fileVersions)
    .values({ workspace, file, version, object: used.object, type, bytes, sha256, addedBy, addedAt });
};

const setArchived =
  (archivedAt: (fact: RecordedFact) => Date | null): FactProjection =>
  async (tx, fact) => {
    await tx
      .update(files)
      .set({ archivedAt: archivedAt(fact) })
      .where(isFile(fact));
  };

/** Facts of files → rows of files. */
export const filesProjections: Readonly<Record<string, FactProjection>> = {
  [fileUploaded.type]: async (tx, fact) => {
    const { name, ...content } = fileUploaded.data.parse(fact.data);
    const { workspace, account, actor: createdBy, occurredAt } = fact;
    if (account === null) throw new Error('A file belongs to an account');
    const { type, bytes } = content;
    const about = { workspace, id: fileId.parse(fact.subject.id), account, name, type, bytes, createdBy };
    await tx
      .insert(files)
      .values({ ...about, version: 1, createdAt: occurredAt, changedBy: createdBy, changedAt: occurredAt });
    await addVersion(tx, fact, { version: 1, ...content });
  },
  [fileVersionAdded.type]: async (tx, fact) => {
    const { name: _, ...content } = fileVersionAdded.data.parse(fact.data);
    const { version, type, bytes } = content;
    await tx
      .update(files)
      .set({ version, type, bytes, changedBy: fact.actor, changedAt: fact.occurredAt })
      .where(isFile(fact));
    await addVersion(tx, fact, content);
  },
  [fileRenamed.type]: async (tx, fact) => {
    await tx
      .update(files)
      .set({ name: fileRenamed.data.parse(fact.data).name })
      .where(isFile(fact));
  },
  [fileArchived.type]: setArchived(({ occurredAt }) => occurredAt),
  [fileRestored.type]: setArchived(() => null),
  [filePurged.type]: (tx, fact) => remove(tx, fact, isFile(fact)),
  [accountMerged.type]: async (tx, fact) => {
    const mergedFrom = accountId.parse(accountMerged.data.parse(fact.data).mergedId);
    await tx
      .update(files)
      .set({ account: subjectOf(fact), mergedFrom })
      .where(and(eq(files.workspace, fact.workspace), eq(files.account, mergedFrom)));
  },
  [accountSplit.type]: async (tx, fact) => {
    const account = accountId.parse(accountSplit.data.parse(fact.data).mergedId);
    const moved = and(eq(files.account, subjectOf(fact)), eq(files.mergedFrom, account));
    await tx
      .update(files)
      .set({ account, mergedFrom: null })
      .where(and(eq(files.workspace, fact.workspace), moved));
  },
  // What a customer was sent stays, whatever becomes of the file.
  [proposalSent.type]: async (tx, fact) => {
    const { proposalId, pictures } = proposalSent.data.parse(fact.data);
    for (const { fileId: id, version } of pictures) {
      const [taken] = await tx
        .select({ object: fileVersions.object })
        .from(fileVersions)
        .where(
          and(
            eq(fileVersions.workspace, fact.workspace),
            eq(fileVersions.file, fileId.parse(id)),
            eq(fileVersions.version, version),
          ),
        );
      if (!taken) continue;
      await tx
        .update(fileObjects)
        .set({ heldBy: proposalId })
        .where(
          and(
            eq(fileObjects.workspace, fact.workspace),
            eq(fileObjects.object, taken.object),
            isNull(fileObjects.heldBy),
          ),
        );
    }
  },
  // What was merged into it has no files of its own.
  [accountPurged.type]: (tx, fact) =>
    remove(tx, fact, and(eq(files.workspace, fact.workspace), eq(files.account, subjectOf(fact)))),
};

const subjectOf = ({ subject }: RecordedFact): AccountId => accountId.parse(subject.id);

/** Rows go at once; the bytes are doomed, and the job removes them. */
const remove = async (tx: Tx, { workspace }: RecordedFact, which: SQL | undefined): Promise<void> => {
  const rows = await tx.select({ id: files.id }).from(files).where(which);
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return;
  const gone = await tx
    .delete(fileVersions)
    .where(and(eq(fileVersions.workspace, workspace), inArray(fileVersions.file, ids)))
    .returning({ object: fileVersions.object });
  await tx.delete(files).where(which);
  const objects = gone.map(({ object }) => object);
  await tx
    .update(fileObjects)
    .set({ state: 'doomed' })
    .where(and(eq(fileObjects.workspace, workspace), inArray(fileObjects.object, objects)));
};
