import type { Address } from '@baton/schema/shared';

/** A person as a file writes them, before anything is read as a number, an address or a reference. */
export interface WrittenPerson {
  line: number;
  externalId: string;
  name: string;
  jobTitle: string;
  account: string;
  /** A web address of where they work. */
  website: string;
  part: string;
  owner: string;
  status: string;
  language: string;
  contactHours: string;
  emails: Written[];
  phones: Written[];
  addresses: Address[];
  /** Cells of the workspace's own fields, by field. */
  custom: ReadonlyMap<string, string>;
  /** What has no place here. */
  leftOut: string[];
  /** Lines of the file that are none of a card. */
  strange: readonly { line: number; text: string }[];
  wrong: 'wrong-cell-count' | null;
}

export interface Written {
  label: string;
  text: string;
}

/** Somebody of whom nothing is written. */
export const nobody = (line: number): WrittenPerson => ({
  line,
  externalId: '',
  name: '',
  jobTitle: '',
  account: '',
  website: '',
  part: '',
  owner: '',
  status: '',
  language: '',
  contactHours: '',
  emails: [],
  phones: [],
  addresses: [],
  custom: new Map(),
  leftOut: [],
  strange: [],
  wrong: null,
});
