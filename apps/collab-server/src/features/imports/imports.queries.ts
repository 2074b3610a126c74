import { importedLine, imports as contract } from '@baton/schema/imports';
import { importLines, importRuns } from '@baton/schema/imports/tables';
import { and, asc, desc, eq, gt, lt } from 'drizzle-orm';

import { pageOf, readCursor } from '#platform/command/paging.ts';
import { query } from '#platform/command/query.ts';
import type { Importer } from '#platform/imports/importer.port.ts';

import { isRun } from './apply-batch.ts';
import { runView } from './import-parts.ts';
import { mayFill } from './imports.command.ts';
import { importsPolicy } from './imports.policy.ts';
import { previewImport } from './preview.ts';
import { filesOfRuns, uploadedFiles } from './run-files.ts';

export const listImports = query({
  contract: contract.list,
  may: importsPolicy.use,
  read: async ({ tx, actor, input }) => {
    const after = readCursor(input.cursor)?.[1];
    const rows = await tx
      .select()
      .from(importRuns)
      .where(
        and(
          eq(importRuns.workspace, actor.workspace),
          after ? lt(importRuns.id, after as typeof importRuns.$inferSelect.id) : undefined,
        ),
      )
      .orderBy(desc(importRuns.id))
      .limit(input.limit + 1);
    const files = await filesOfRuns(
      tx,
      actor.workspace,
      rows.map(({ id }) => id),
    );
    return pageOf(
      rows,
      input.limit,
      (row) => runView(row, files.get(row.id) ?? []),
      ({ id }) => [null, id],
    );
  },
});

export const readImport = query({
  contract: contract.get,
  may: importsPolicy.use,
  read: async ({ tx, actor, input }) => {
    const ref = { workspace: actor.workspace, id: input.importId };
    const [row] = await tx.select().from(importRuns).where(isRun(ref));
    if (!row) return null;
    const { files } = await uploadedFiles((read) => read(tx), ref);
    return runView(row, [...files]);
  },
});

export const previewOfImport = ({ importers }: { importers: readonly Importer[] }) =>
  query({
    contract: contract.preview,
    may: importsPolicy.use,
    read: async ({ tx, actor, input }) => {
      const ref = { workspace: actor.workspace, id: input.importId };
      const [row] = await tx.select().from(importRuns).where(isRun(ref));
      if (!row || !(await mayFill({ tx, actor, input }))) return null;
      const files = await uploadedFiles((read) => read(tx), ref);
      return previewImport({ importers }, (read) => read(tx), { ...row, settings: input.settings }, files, input);
    },
  });

export const listImportLines = query({
  contract: contract.lines,
  may: importsPolicy.use,
  read: async ({ tx, actor, input }) => {
    const ref = { workspace: actor.workspace, id: input.importId };
    const [row] = await tx.select({ id: importRuns.id }).from(importRuns).where(isRun(ref));
    if (!row) return null;
    const { action, outcome, cursor, limit } = input;
    const lines = await tx
      .select()
      .from(importLines)
      .where(
        and(
          eq(importLines.workspace, actor.workspace),
          eq(importLines.run, input.importId),
          action ? eq(importLines.action, action) : undefined,
          outcome ? eq(importLines.outcome, outcome) : undefined,
          /^\d{1,9}$/.test(cursor ?? '') ? gt(importLines.seq, Number(cursor)) : undefined,
        ),
      )
      .orderBy(asc(importLines.seq))
      .limit(limit + 1);
    const last = lines[limit - 1];
    const more = lines.length > limit && last !== undefined;
    return {
      data: lines.slice(0, limit).map((line) => importedLine.parse(pickLine(line))),
      page: { next_cursor: more ? String(last.seq) : null, has_more: more },
    };
  },
});

const pickLine = ({
  file,
  line,
  kind,
  externalId,
  title,
  action,
  outcome,
  reason,
}: typeof importLines.$inferSelect) => ({
  file,
  line,
  kind,
  externalId,
  title,
  action,
  outcome,
  reason,
});
