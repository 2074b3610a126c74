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
import { and, eq, inArray, sql } from 'drizzle-orm';

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
    await tx.insert(files).values({ ...about, version: 1, createdAt: occurredAt, changedAt: occurredAt });
    await addVersion(tx, fact, { version: 1, ...content });
  },
  [fileVersionAdded.type]: async (tx, fact) => {
    const { name: _, ...content } = fileVersionAdded.data.parse(fact.data);
    const { version, type, bytes } = content;
    await tx.update(files).set({ version, type, bytes, changedAt: fact.occurredAt }).where(isFile(fact));
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
  [filePurged.type]: async (tx, fact) => {
    const ofFile = and(
      eq(fileVersions.workspace, fact.workspace),
      eq(fileVersions.file, fileId.parse(fact.subject.id)),
    );
    const gone = await tx.delete(fileVersions).where(ofFile).returning({ object: fileVersions.object });
    await tx.delete(files).where(isFile(fact));
    const objects = gone.map(({ object }) => object);
    if (objects.length === 0) return;
    await tx
      .update(fileObjects)
      .set({ state: 'doomed', at: sql`now()` })
      .where(and(eq(fileObjects.workspace, fact.workspace), inArray(fileObjects.object, objects)));
  },
};
