import type { AccountId, Currency, DealId, MemberId, ProductId, Refusal, StageId } from '../shared/index.ts';

/** The version of the board document's shape. A client that knows a lower one is refused before it opens the document. */
export const boardShape = 1;

/** Bounds of one board; operations refuse beyond them, readers cut or flag. Lengths in characters. */
export const boardLimits = {
  deals: 10_000,
  stages: 40,
  labels: 30,
  label: 60,
  title: 200,
  stageName: 80,
  /** Minor units. */
  amount: 10 ** 14,
  idleDays: 3650,
  wipLimit: 100_000,
} as const;

export const stageKinds = ['open', 'won', 'lost'] as const;
export type StageKind = (typeof stageKinds)[number];

export interface StageView {
  id: StageId;
  name: string;
  kind: StageKind;
  rank: string;
  /** Percent, 0 to 100. */
  probability: number;
  /** Days without a counted activity after which a deal here is idle; null = never. */
  idleDays: number | null;
  /** More deals than this warns and never refuses. */
  wipLimit: number | null;
  folded: boolean;
}

export interface DealView {
  id: DealId;
  title: string;
  accountId: AccountId | null;
  /** Minor units of `currency`; null = not known. */
  amount: number | null;
  currency: Currency;
  ownerId: MemberId | null;
  stageId: StageId;
  rank: string;
  /** `YYYY-MM-DD`. */
  closeOn: string | null;
  /** In binary order, without repeats. */
  labels: string[];
  productId: ProductId | null;
}

export interface BoardView {
  /** In order. */
  stages: StageView[];
  deals: ReadonlyMap<DealId, DealView>;
  /** Every stage with its deals in order. */
  byStage: ReadonlyMap<StageId, readonly DealId[]>;
  flaws: Flaw[];
}

/** Something in the document that did not read as it should; the view holds its default instead. */
export interface Flaw {
  kind:
    | 'bad-shape'
    | 'not-a-stage'
    | 'bad-stage-value'
    | 'no-open-stage'
    | 'not-a-deal'
    | 'bad-deal-value'
    | 'unknown-stage'
    | 'bad-rank';
  /** Id of the deal or stage, or the key of `meta`. */
  subject: string;
  /** The field, where it is one field. */
  key?: string;
}

/** Where a card goes: right after another card, first (`null`), or last (absent, or the other card is not there). */
export interface Place {
  stageId: StageId;
  after?: DealId | null;
}

export interface DealDraft {
  id: DealId;
  title: string;
  accountId?: AccountId | null;
  amount?: number | null;
  /** Absent = the board's own. */
  currency?: Currency;
  ownerId?: MemberId | null;
  closeOn?: string | null;
  labels?: readonly string[];
  productId?: ProductId | null;
}

export type DealPatch = Partial<
  Pick<DealView, 'title' | 'accountId' | 'amount' | 'currency' | 'ownerId' | 'closeOn' | 'productId'>
>;

export interface StageDraft {
  id: StageId;
  name: string;
  kind?: StageKind;
  probability?: number;
  idleDays?: number | null;
  wipLimit?: number | null;
}

export type StagePatch = Partial<Pick<StageView, 'probability' | 'idleDays' | 'wipLimit'>>;

export type BoardRefusal =
  | 'board-seeded'
  | 'board-full'
  | 'deal-exists'
  | 'deal-not-found'
  | 'deal-not-closed'
  | 'stage-exists'
  | 'stage-not-found'
  | 'stage-not-open'
  | 'invalid-field';

/** What an operation on the document answers. A refused one has changed nothing. */
export type Outcome<Extra = unknown> = ({ ok: true } & Extra) | Refusal<BoardRefusal>;
