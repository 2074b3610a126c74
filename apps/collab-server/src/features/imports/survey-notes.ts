import type { Field } from '@baton/schema/fields';
import type { ImportFile, ImportProblem } from '@baton/schema/imports';
import type { CountryCode } from 'libphonenumber-js/min';

import { foldName, type FileKind, type ListKind } from './columns.ts';
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
  /** Of phone numbers that name none, by file. */
  country: (file: string) => CountryCode;
  /** The workspace's own fields for contacts that are in use. */
  fields: readonly Field[];
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
  names: Record<ListKind, Names>;
  stages: Map<string, string>;
  deals: DealNotes;
  people: PeopleNotes;
  lines: number;
}

export type ReferenceKind = ListKind;

/** What the deals of the files showed, as far as it must be kept. */
export interface DealNotes {
  /** Names that deals and people refer to and no list of the files has, by field and name. */
  references: Map<string, { kind: ReferenceKind; file: string; field: string; name: string }>;
  /** Those of them that the workspace has already, as "kind:name". */
  there: Set<string>;
  /** The latest day in the files: the moment of which they tell. */
  lastDay: string;
  open: number;
  /** Ids met so far, to notice the second of one. */
  ids: Set<string>;
}

/** What the people of the files showed, as far as it must be kept. */
export interface PeopleNotes {
  /** By what they may be there already; kept until that is asked. */
  asked: { file: string; line: number; field: 'email' | 'phone'; value: string; key: string }[];
  /** Those keys that somebody in the workspace has. */
  there: ReadonlySet<string>;
  /** People who name no company but have a domain; kept until it is asked whose. */
  byDomain: { file: string; line: number; domain: string }[];
  /** The domain of each company that is named. */
  domains: Map<string, string>;
  /** Those domains that an account of the workspace has. */
  domainsThere: ReadonlySet<string>;
}

/** The name as the files' list spells it, or null when no list has it. */
export const listed = (names: Names, name: string): string | null => names.get(foldName(name))?.name ?? null;
