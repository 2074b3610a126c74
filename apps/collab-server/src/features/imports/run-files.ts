import { importParts } from '@baton/schema/imports/tables';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';

import type { Tx } from '#platform/scope/scope.ts';

import type { FileSource } from './file-source.ts';
import type { RunRef } from './import-parts.ts';

/** The uploaded files of a run; `inTransaction` runs one short read. */
export const uploadedFiles = async (
  inTransaction: <T>(read: (tx: Tx) => Promise<T>) => Promise<T>,
  { workspace, id }: RunRef,
): Promise<FileSource & { incomplete: string[] }> => {
  const ofRun = and(eq(importParts.workspace, workspace), eq(importParts.run, id));
  const rows = await inTransaction((tx) =>
    tx
      .select({
        name: importParts.file,
        bytes: sql<string>`sum(length(${importParts.content}))`,
        parts: sql<number>`count(*)::int`,
        last: sql<number>`max(${importParts.part})::int`,
      })
      .from(importParts)
      .where(ofRun)
      .groupBy(importParts.file)
      .orderBy(asc(importParts.file)),
  );
  const partsOf = new Map(rows.map(({ name, parts }) => [name, parts]));
  return {
    files: rows.map(({ name, bytes }) => ({ name, bytes: Number(bytes) })),
    incomplete: rows.filter(({ parts, last }) => parts !== last + 1).map(({ name }) => name),
    open: async function* (name) {
      for (let part = 0; part < (partsOf.get(name) ?? 0); part += 1) {
        const [row] = await inTransaction((tx) =>
          tx
            .select({ content: importParts.content })
            .from(importParts)
            .where(and(ofRun, eq(importParts.file, name), eq(importParts.part, part))),
        );
        if (row) yield row.content;
      }
    },
  };
};

/** Names and sizes in bytes of the uploaded files of many runs, by run; a run whose files were thrown away has none. */
export const filesOfRuns = async (
  tx: Tx,
  workspace: RunRef['workspace'],
  runs: readonly RunRef['id'][],
): Promise<Map<string, { name: string; bytes: number }[]>> => {
  const rows = await tx
    .select({
      run: importParts.run,
      name: importParts.file,
      bytes: sql<string>`sum(length(${importParts.content}))`,
    })
    .from(importParts)
    .where(and(eq(importParts.workspace, workspace), inArray(importParts.run, [...runs])))
    .groupBy(importParts.run, importParts.file)
    .orderBy(asc(importParts.file));
  const byRun = new Map<string, { name: string; bytes: number }[]>();
  for (const { run, name, bytes } of rows) byRun.set(run, [...(byRun.get(run) ?? []), { name, bytes: Number(bytes) }]);
  return byRun;
};
