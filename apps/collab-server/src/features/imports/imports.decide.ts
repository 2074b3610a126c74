import { importMostBytes, type ImportRun, type ImportState } from '@baton/schema/imports';
import { refuse } from '@baton/schema/shared';

import { accept } from '#platform/command/definition.ts';

/** A run with what a decision about it must know. */
export interface RunWorld {
  run: ImportRun;
  /** Another run of the workspace is being applied or undone. */
  otherRuns: boolean;
}

const appliesFrom: ReadonlySet<ImportState> = new Set(['open', 'failed', 'undone']);
const undoneFrom: ReadonlySet<ImportState> = new Set(['applied', 'failed']);

/** Rules IM4 and IM5. */
export const decideApply = ({ run, otherRuns }: RunWorld) => {
  if (!appliesFrom.has(run.state)) return refuse('import-not-open');
  if (otherRuns) return refuse('another-import-running');
  if (run.files.length === 0) return refuse('import-has-problems');
  return accept({ ...run, state: 'applying' as const });
};

/** Rules IM4 and IM6. */
export const decideUndo = ({ run, otherRuns }: RunWorld) => {
  if (!undoneFrom.has(run.state)) return refuse('import-not-applied');
  return otherRuns ? refuse('another-import-running') : accept({ ...run, state: 'undoing' as const });
};

/** Rule IM3. `bytes` counts this part. */
export const decideAddPart = ({ run, bytes }: { run: ImportRun; bytes: number }) => {
  if (run.state !== 'open') return refuse('import-not-open');
  const before = run.files.reduce((sum, file) => sum + file.bytes, 0);
  return before + bytes > importMostBytes ? refuse('import-too-large', { limit: importMostBytes }) : accept({ bytes });
};
