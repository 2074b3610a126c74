import { isKnownItem, type Brief, type BriefItem, type Criterion, type KnownItem } from '@baton/schema/handoffs';

/** What of a brief is in its live document: which items have words, and which criteria are ticked. */
export interface WrittenBrief {
  said: ReadonlySet<string>;
  met: ReadonlySet<string>;
}

export type ItemView = BriefItem & {
  /** What the records know; null for what is written here, and for a reader who may not see them. */
  known: KnownItem | null;
  written: boolean;
  there: boolean;
  /** Its words as they were last read; the live text stands in their place once it is open. */
  text: string;
};
export type CriterionView = Criterion & { met: boolean };

/** A required item or a criterion that is not there. */
export type Missing = { kind: 'item'; item: BriefItem } | { kind: 'criterion'; criterion: Criterion };

export interface ShownBrief {
  items: readonly ItemView[];
  criteria: readonly CriterionView[];
  missing: readonly Missing[];
  wanted: number;
  there: number;
}

/** The brief as it stands: what records know as they were read, and what is written as it is in the document now. */
export const shownBrief = ({ items, criteria, known }: Brief, written: WrittenBrief | null): ShownBrief => {
  const knownBy = new Map(known.map((each) => [each.kind as string, each]));
  const itemViews = items.map((item): ItemView => {
    const isWritten = !isKnownItem(item);
    const there = isWritten && written !== null ? written.said.has(item.id) : item.there;
    return { ...item, known: knownBy.get(item.kind) ?? null, written: isWritten, there };
  });
  const criterionViews = criteria.map((criterion): CriterionView => ({
    ...criterion,
    met: written === null ? criterion.met : written.met.has(criterion.id),
  }));
  const missing: Missing[] = [
    ...itemViews.flatMap((item) => (item.required && !item.there ? [{ kind: 'item' as const, item }] : [])),
    ...criterionViews.flatMap((criterion) => (criterion.met ? [] : [{ kind: 'criterion' as const, criterion }])),
  ];
  const wanted = itemViews.filter(({ required }) => required).length + criterionViews.length;
  return { items: itemViews, criteria: criterionViews, missing, wanted, there: wanted - missing.length };
};

export const missingId = (missing: Missing): string =>
  missing.kind === 'item' ? missing.item.id : missing.criterion.id;
