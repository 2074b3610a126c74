import type { Currency, LineId, ProductId, Refusal } from '../shared/index.ts';

/** The version of the shape of priced lines inside a document. */
export const pricingShape = 1;

/** Bounds of one pricing table; operations refuse beyond them, readers cut or flag. Lengths in characters. */
export const pricingLimits = {
  /** Rows of every kind. */
  lines: 1_000,
  text: 2_000,
  unit: 40,
  /** Minor units; no sum is told beyond it. */
  amount: 10 ** 14,
} as const;

/** `line` has a price; `group` holds rows; `text` says something; `subtotal` sums what came since the one before. */
export const rowKinds = ['line', 'group', 'text', 'subtotal'] as const;
export type RowKind = (typeof rowKinds)[number];

/** How often a price is due. */
export const recurrences = ['once', 'month', 'quarter', 'year'] as const;
export type Recurrence = (typeof recurrences)[number];

/** Of value added tax, as EN 16931 tells them apart; all but `standard` have a rate of 0. */
export const taxCategories = [
  'standard',
  'zero',
  'exempt',
  'reverse-charge',
  'intra-community',
  'export',
  'out-of-scope',
] as const;
export type TaxCategory = (typeof taxCategories)[number];

export interface Tax {
  category: TaxCategory;
  /** Percent, as decimal text. */
  rate: string;
}

/** What is taken off: so many percent, or an amount in major units; both as decimal text. */
export type Discount = { percent: string } | { amount: string };

interface Placed {
  id: LineId;
  /** The group that holds this row; null = the table itself. Groups hold no groups. */
  groupId: LineId | null;
  rank: string;
  text: string;
}

export interface PricedLine extends Placed {
  kind: 'line';
  productId: ProductId | null;
  /** Decimal text, also below zero: a price never is (EN 16931, BR-27). */
  quantity: string;
  /** What is counted: `h`, `piece`; empty = nothing said. */
  unit: string;
  /** Major units as decimal text, up to six digits: a screw costs less than a cent. */
  unitPrice: string;
  discount: Discount | null;
  /** Null = nobody has chosen yet: counted without tax, and told by the checks before sending. */
  tax: Tax | null;
  recurrence: Recurrence;
  /** Counts only where it is ticked. */
  optional: boolean;
  /** How an optional line stands when the customer has not said. */
  ticked: boolean;
  /** The line that this one stands in for: of a line and its alternatives exactly one counts. It may be gone. */
  alternativeTo: LineId | null;
}

export interface PlainRow extends Placed {
  kind: 'group' | 'text' | 'subtotal';
}

export type PricingRow = PricedLine | PlainRow;

/** What totals are made of. */
export interface PricingTable {
  currency: Currency;
  /** Off the whole: a percentage of every sum, an amount of what is paid once. */
  discount: Discount | null;
  /** In order; the rows of a group follow it. */
  rows: readonly PricingRow[];
  /** Per set of alternatives (by the line that they stand in for) the one that counts. */
  chosen: ReadonlyMap<LineId, LineId>;
}

export interface PricingView extends PricingTable {
  flaws: PricingFlaw[];
}

/** Something in the document that did not read as it should; the view holds its default instead. */
export interface PricingFlaw {
  kind: 'bad-frame' | 'not-a-row' | 'bad-value' | 'bad-place';
  /** Id of the row, or the key of the frame. */
  subject: string;
  /** The field, where it is one field. */
  key?: string;
}

/** Where a row goes: into a group or the table, right after a row, first (`null`), or last (absent, or it is not there). */
export interface RowPlace {
  groupId?: LineId | null;
  after?: LineId | null;
}

export type LinePatch = Partial<Omit<PricedLine, 'id' | 'kind' | 'groupId' | 'rank' | 'alternativeTo'>>;

export type RowDraft = { id: LineId; kind?: RowKind } & LinePatch;

export type PricingRefusal =
  | 'pricing-seeded'
  | 'pricing-full'
  | 'row-exists'
  | 'row-not-found'
  | 'group-not-found'
  | 'not-a-line'
  | 'invalid-field';

/** What an operation on the document answers. A refused one has changed nothing. */
export type PricingOutcome<Extra = unknown> = ({ ok: true } & Extra) | Refusal<PricingRefusal>;
