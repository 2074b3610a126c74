import { stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { importSource, type ImportCounts, type ImportFinding, type ImportPreview } from '@baton/schema/imports';
import { workspaceId, type WorkspaceId } from '@baton/schema/shared';
import { workspaces } from '@baton/schema/workspaces/tables';

import { folderSource } from '#features/imports/file-source.ts';
import { importFiles, undoFiles } from '#features/imports/import-files.ts';
import { previewImport } from '#features/imports/preview.ts';

import type { Core } from '../core.ts';
import { UsageError, type CliCommand } from './command-line.ts';
import { memberOf } from './inside.ts';
import { openCore } from './open-core.ts';

interface Wanted {
  folder: string;
  what: '--dry-run' | '--apply' | '--undo';
  source: string;
  workspace: string | null;
  currency: string | null;
}

export const importCommand: CliCommand = {
  usage: 'import <folder> [--dry-run|--apply|--undo] [--source <name>] [--currency <code>] [--workspace <id>]',
  summary: 'Say what importing the CSV and vCard files of a folder would do (--dry-run), do it, or take it back',
  run: async (words, world) => {
    const { say } = world;
    const wanted = await wantedOf(words);
    const { core, close } = await openCore(world);
    try {
      const workspace = await workspaceFor(core, wanted.workspace);
      if (wanted.what === '--undo') return await undo(core, workspace, wanted, say);
      return wanted.what === '--apply'
        ? await apply(core, workspace, wanted, say)
        : await dryRun(core, workspace, wanted, say);
    } finally {
      await close();
    }
  },
};

type Say = (line: string) => void;

const settingsOf = ({ currency }: Wanted) => ({ choices: {}, ...(currency ? { currency } : {}) });

const dryRun = async (core: Core, workspace: WorkspaceId, wanted: Wanted, say: Say): Promise<number> => {
  const run = { workspace, source: wanted.source, settings: settingsOf(wanted), createdAt: core.clock.now() };
  const files = await folderSource(wanted.folder);
  const preview = await previewImport(
    core.imports,
    (read) => core.scopes.withWorkspace({ workspace }, read),
    run,
    files,
    { limit: 0 },
  );
  sayPreview(preview, say);
  say(
    preview.problems.length > 0
      ? 'Nothing can be imported before this is mended.'
      : 'Nothing was written. Run it with --apply to import.',
  );
  return preview.problems.length > 0 ? 1 : 0;
};

const apply = async (core: Core, workspace: WorkspaceId, wanted: Wanted, say: Say): Promise<number> => {
  const { member } = await memberOf({ core }, workspace);
  const files = await folderSource(wanted.folder);
  if (files.files.length === 0) throw new UsageError(`There is no CSV file in ${wanted.folder}`);
  const started = performance.now();
  const run = await importFiles(
    core.imports,
    { workspace, member, source: wanted.source, settings: settingsOf(wanted) },
    files,
  );
  sayCounts(run.counts, say);
  if (run.problem) say(`Stopped: ${run.problem.file} line ${run.problem.line}: ${run.problem.code}`);
  else say(`Imported in ${((performance.now() - started) / 1000).toFixed(1)} s. Take it back with --undo.`);
  return run.problem ? 1 : 0;
};

const undo = async (core: Core, workspace: WorkspaceId, { source }: Wanted, say: Say): Promise<number> => {
  const run = await undoFiles(core.imports, workspace, source);
  if (!run) throw new UsageError(`Nothing was imported from "${source}" that could be taken back`);
  say(`${run.reversed} records taken back, ${run.kept} kept because they were touched since or are in use`);
  return 0;
};

const sayPreview = ({ files, problems, findings, counts, sums }: ImportPreview, say: Say): void => {
  for (const { name, kind, encoding, lines } of files)
    say(`${name}: ${lines} lines of kind ${kind ?? 'unknown'}, ${encoding}`);
  for (const { file, line, code, detail } of problems) say(`  ${file} line ${line}: ${code} ${JSON.stringify(detail)}`);
  for (const finding of findings) say(`  ${findingLine(finding)}`);
  sayCounts(counts, say);
  for (const { status, currency, deals, amount } of sums)
    say(`  ${deals} ${status} deals, ${amount / 100} ${currency}`);
};

const findingLine = ({ kind, file, field, value, count, lines, proposed }: ImportFinding): string => {
  const about = [field, value === null ? null : `"${value}"`].filter((part) => part !== null).join(' ');
  const answer = proposed.value === undefined ? proposed.choose : `${proposed.choose} "${proposed.value}"`;
  return `${file}: ${kind} ${about} on ${count} lines (${lines.slice(0, 3).join(', ')}${count > 3 ? ', …' : ''}) → ${answer}`;
};

const sayCounts = (counts: ImportCounts, say: Say): void => {
  for (const [kind, { create, update, unchanged, skip }] of Object.entries(counts)) {
    say(`  ${kind}: ${create} create, ${update} update, ${unchanged} unchanged, ${skip} skip`);
  }
};

const workspaceFor = async ({ scopes }: Core, named: string | null): Promise<WorkspaceId> => {
  const all = await scopes.withSystem('sign-in', (tx) =>
    tx.select({ id: workspaces.id, name: workspaces.name }).from(workspaces),
  );
  if (named !== null) {
    const found = all.find(({ id }) => id === workspaceId.safeParse(named).data);
    if (!found) throw new UsageError(`There is no workspace ${named}`);
    return found.id;
  }
  const [only] = all;
  if (!only) throw new UsageError('There is no workspace yet. Start the server and set it up first.');
  if (all.length > 1)
    throw new UsageError(`Say which one with --workspace: ${all.map(({ id, name }) => `${id} (${name})`).join(', ')}`);
  return only.id;
};

const wantedOf = async (words: readonly string[]): Promise<Wanted> => {
  const { values, positionals } = parsedWords([...words]);
  const [folder = '', further] = positionals;
  if (further !== undefined) throw new UsageError(`import takes one folder, not also "${further}"`);
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new UsageError(`import takes a folder with CSV files; "${folder}" is none`);
  const source = importSource.safeParse(values.source ?? path.basename(path.resolve(folder)));
  if (!source.success)
    throw new UsageError('Say where the files come from with --source, in letters, digits and spaces');
  const currency = values.currency?.toUpperCase() ?? null;
  if (currency !== null && !/^[A-Z]{3}$/.test(currency))
    throw new UsageError('--currency takes a code of three letters, such as EUR');
  const what =
    (['--undo', '--apply'] as const).find((flag) => values[flag === '--undo' ? 'undo' : 'apply']) ?? '--dry-run';
  return { folder, what, source: source.data, workspace: values.workspace ?? null, currency };
};

const parsedWords = (args: string[]) => {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = { 'dry-run': flag, apply: flag, undo: flag, source: text, currency: text, workspace: text };
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
};
