import { z } from 'zod';

/** What a template may name; filled in when a proposal is begun. */
export const proposalVariables = [
  'account',
  'contact',
  'deal',
  'amount',
  'number',
  'owner',
  'today',
  'valid-until',
  'workspace',
] as const;
export type ProposalVariable = (typeof proposalVariables)[number];

const line = z.string().trim().max(4_000);

/** A piece of a template. Text may hold variables: `{{account}}`. */
export const proposalBlock = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    text: line,
  }),
  z.strictObject({ kind: z.literal('paragraph'), text: line }),
  z.strictObject({ kind: z.literal('bullets'), items: z.array(line).min(1).max(100) }),
  /** Where the prices stand. */
  z.strictObject({ kind: z.literal('pricing') }),
]);
export type ProposalBlock = z.infer<typeof proposalBlock>;

/** What a variable is filled with: words, a record whose name is followed, or a day. */
export type VariableValue =
  | { text: string }
  | { record: { kind: 'account' | 'contact' | 'deal'; target: string; label: string } }
  | { day: string };

export type VariableValues = Partial<Record<ProposalVariable, VariableValue | null>>;

const variable = new RegExp(`\\{\\{(${proposalVariables.join('|')})\\}\\}`);

type TextPart = { text: string } | { variable: ProposalVariable };

/** A text in its parts: words, and variables between them. */
export const partsOf = (text: string): TextPart[] =>
  text.split(variable).flatMap((part, at): TextPart[] => {
    // A pattern with one group splits into words and names in turn.
    if (at % 2 === 1) return [{ variable: part as ProposalVariable }];
    return part === '' ? [] : [{ text: part }];
  });

/** Does a text still name what nobody has filled in? */
export const hasUnfilled = (text: string): boolean => variable.test(text);
