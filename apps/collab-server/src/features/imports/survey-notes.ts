import type { ImportFile, ImportProblem } from '@baton/schema/imports';

import { foldName, type FileKind } from './columns.ts';
import type { FileSource } from './file-source.ts';
import type { Findings } from './findings.ts';
import type { KnownFile } from './typed-rows.ts';

/** What is asked of the workspace while surveying: which of these names exist there, not made by this source. */
export type KnownNames = (kind: FileKind, names: readonly string[]) => Promise<ReadonlySet<string>>;

export interface SurveyContext {
  source: FileSource;
  known: KnownNames;
  /** Of amounts that name none. */
  currency: string;
  /** `YYYY-MM-DD`. */
  today: string;
  /** An open deal whose last sign of life is older is named idle. `YYYY-MM-DD`. */
  idleBefore: string;
}

/** Names by their folded form, as the lists of the files spell them first. */
export type Names = Map<string, { name: string; price: number | null; parent: string | null }>;

/** Everything an import must know before it reads the files line by line. Its size follows the lists, not the deals. */
export interface Survey {
  context: SurveyContext;
  files: ImportFile[];
  problems: ImportProblem[];
  known: KnownFile[];
  findings: Findings;
  names: Record<Exclude<FileKind, 'deal'>, Names>;
  stages: Map<string, string>;
  deals: DealNotes;
  lines: number;
}

export type ReferenceKind = Exclude<FileKind, 'deal'>;

/** What the deals of the files showed, as far as it must be kept. */
export interface DealNotes {
  /** Names that deals refer to and no list of the files has, by kind. */
  references: Map<string, { kind: ReferenceKind; file: string; name: string }>;
  /** Those of them that the workspace has already, as "kind:name". */
  there: Set<string>;
  /** The latest day in the files: the moment of which they tell. */
  lastDay: string;
  open: number;
  /** Ids met so far, to notice the second of one. */
  ids: Set<string>;
}

/** The name as the files' list spells it, or null when no list has it. */
export const listed = (names: Names, name: string): string | null => names.get(foldName(name))?.name ?? null;
