import { z } from 'zod';

import { handoffRouteId, teamId } from '../shared/id.ts';

/**
 * What a brief can ask for and Baton already knows: it is read from the records until the acceptance, and missing there
 * means that it is mended there, for everybody.
 */
export const knownBriefItems = ['contacts', 'promises', 'open-tasks', 'amount', 'channel', 'main-note'] as const;
/** What people write for whom they hand to; each is a text of its own in the live brief. */
export const writtenBriefItems = [
  'need',
  'goals',
  'budget',
  'next-step',
  'risks',
  'dates',
  'site',
  'billing',
  'agreed-terms',
] as const;
export type KnownBriefItem = (typeof knownBriefItems)[number];

/** Is it read from the records, or else written in the brief? */
export const isKnownItem = ({ kind }: { kind: string }): boolean =>
  (knownBriefItems as readonly string[]).includes(kind);

export const briefItemKind = z.enum([...knownBriefItems, ...writtenBriefItems, 'custom']);
export type BriefItemKind = z.infer<typeof briefItemKind>;

/** One thing that a brief carries. A kind stands once in a route; those that a team named itself are `custom`. */
export const briefItem = z.strictObject({
  id: z.uuid(),
  kind: briefItemKind,
  /** The name of a custom item; null for the others, whose names are translated. */
  label: z.string().trim().min(1).max(80).nullable(),
  required: z.boolean(),
});
export type BriefItem = z.infer<typeof briefItem>;

/** What must be true before the receivers take over, in the words of the two teams; ticked in the brief. */
export const criterion = z.strictObject({ id: z.uuid(), text: z.string().trim().min(1).max(200) });
export type Criterion = z.infer<typeof criterion>;

/** What passes with an acceptance: the ownership of the account, of the deal, or none. */
export const passes = z.enum(['account', 'deal', 'nothing']);
export type Passes = z.infer<typeof passes>;

/** The four that a workspace can begin with. */
export const routePresets = ['marketing-sales', 'sales-billing', 'sales-support', 'support-sales'] as const;
export const routePreset = z.enum(routePresets);
export type RoutePreset = z.infer<typeof routePreset>;

const uniqueBy = <Item>(key: (item: Item) => string) => {
  return (items: readonly Item[]) => new Set(items.map(key)).size === items.length;
};

/** What people set on a route. */
export const routeValues = z.strictObject({
  fromTeamId: teamId,
  toTeamId: teamId,
  items: z
    .array(briefItem)
    .max(20)
    .refine(uniqueBy(({ id, kind }: BriefItem) => (kind === 'custom' ? id : kind))),
  criteria: z
    .array(criterion)
    .max(20)
    .refine(uniqueBy(({ id }: Criterion) => id)),
  /** Working minutes of the receiving team from sending until it should have answered. */
  answerWithin: z.int().min(5).max(60_000),
  /** So many working minutes before that it is told that time runs out. */
  warnBefore: z.int().min(0).max(60_000),
  passes,
  /** A deal that is won, and stays won, is handed on by itself. Imports never are. */
  onDealWon: z.boolean(),
});
export type RouteValues = z.infer<typeof routeValues>;

export const handoffRoute = z.strictObject({
  id: handoffRouteId,
  ...routeValues.shape,
  archivedAt: z.iso.datetime().nullable(),
  mayEdit: z.boolean(),
});
export type HandoffRoute = z.infer<typeof handoffRoute>;
