import type { ImportChoice, ImportFinding } from '@baton/schema/imports';

export type FindingKind = ImportFinding['kind'];

/** Where something was noticed. */
export interface Noticed {
  kind: FindingKind;
  file: string;
  field?: string | null;
  value?: string | null;
  line: number;
}

interface Gathered extends Omit<ImportFinding, 'proposed' | 'choices'> {
  proposed?: ImportChoice;
  choices?: ImportChoice[];
}

const mostLines = 10;
/** Different values of a kind that are named one by one. */
const mostValues = 300;

const only = (...choices: ImportChoice['choose'][]): ImportChoice[] => choices.map((choose) => ({ choose }));

/** What can be done, the proposal first. Kinds that depend on the value are told by whoever settles them. */
const usualChoices: Readonly<Record<FindingKind, ImportChoice[]>> = {
  'unknown-reference': only('leave-empty', 'skip'),
  'likely-misspelt': only('keep'),
  'amount-missing': only('estimate', 'list-price', 'skip'),
  'account-missing': only('leave-empty', 'skip'),
  'date-missing': only('leave-empty', 'today', 'skip'),
  idle: only('keep', 'today', 'skip'),
  'currency-assumed': only('keep'),
  'unit-likely': only('keep'),
  'column-left-out': only('leave-empty'),
  'unreadable-value': only('leave-empty', 'skip'),
  'wrong-cell-count': only('skip'),
  'id-missing': only('skip'),
  'id-twice': only('skip'),
  'name-missing': only('skip'),
  'board-full': only('skip'),
  'there-already': only('keep', 'create'),
  'met-twice': only('skip', 'keep'),
  'address-shared': only('keep', 'skip'),
  'account-by-domain': only('keep', 'leave-empty'),
  'country-assumed': only('keep'),
  'name-assumed': only('keep', 'skip'),
  'too-long': only('keep'),
  'too-many': only('keep'),
  'strange-line': only('leave-empty'),
};

/** Gathers what was noticed, one finding for each kind, file, field and value. */
export class Findings {
  readonly #byId = new Map<string, Gathered>();
  readonly #valuesOf = new Map<FindingKind, number>();

  note({ kind, file, field = null, value = null, line }: Noticed): void {
    const named = this.#byId.get(findingId({ kind, file, field, value }));
    const finding = named ?? this.#begin({ kind, file, field, value });
    finding.count += 1;
    if (finding.lines.length < mostLines) finding.lines.push(line);
  }

  /** Values beyond the first few hundred of a kind are told together, in the finding without a value. */
  #begin({
    kind,
    file,
    field,
    value,
  }: {
    kind: FindingKind;
    file: string;
    field: string | null;
    value: string | null;
  }): Gathered {
    const values = this.#valuesOf.get(kind) ?? 0;
    const told = value !== null && values < mostValues ? value : null;
    const id = findingId({ kind, file, field, value: told });
    const there = this.#byId.get(id);
    if (there) return there;
    if (told !== null) this.#valuesOf.set(kind, values + 1);
    const finding: Gathered = { id, kind, file, field, value: told, count: 0, lines: [], detail: {} };
    this.#byId.set(id, finding);
    return finding;
  }

  /** Says what may be done about the findings of a kind, and what the message names. */
  settle(
    kind: FindingKind,
    tell: (finding: Gathered) => { choices?: ImportChoice[]; detail?: ImportFinding['detail'] } | null,
  ): void {
    for (const [id, finding] of this.#byId) {
      if (finding.kind !== kind) continue;
      const told = tell(finding);
      if (!told) this.#byId.delete(id);
      else if (told.choices) finding.choices = told.choices;
      if (told?.detail) finding.detail = told.detail;
    }
  }

  list(): ImportFinding[] {
    return [...this.#byId.values()].map((finding) => {
      const choices = finding.choices ?? usualChoices[finding.kind];
      return { ...finding, choices, proposed: choices[0] ?? { choose: 'keep' } };
    });
  }
}

/** Stable for the same files, so that a choice finds its finding again. */
export const findingId = ({ kind, file, field, value }: Omit<Noticed, 'line'>): string =>
  [kind, file, field ?? '', value ?? ''].join(':').slice(0, 400);
