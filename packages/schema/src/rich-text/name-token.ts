/** What a line of plain text names by id: who is called (`@`), or a record (`#`). */
export interface NameToken {
  sign: '@' | '#';
  kind: string;
  id: string;
}

/** How plain text holds a name that each reader is told by their own rights: `@[member:<id>]`. */
export const nameToken = ({ sign, kind, id }: NameToken): string => `${sign}[${kind}:${id}]`;

const token = /([@#])\[(member|team|account|contact|deal|note):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\]/g;

/** The text with its names, in order. */
export const partsOf = (text: string): (string | NameToken)[] => {
  const parts: (string | NameToken)[] = [];
  let from = 0;
  for (const match of text.matchAll(token)) {
    const [whole, sign, kind = '', id = ''] = match;
    if (match.index > from) parts.push(text.slice(from, match.index));
    parts.push({ sign: sign === '#' ? '#' : '@', kind, id });
    from = match.index + whole.length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
};
