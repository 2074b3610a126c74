import { nameToken, partsOf } from '@baton/schema/rich-text';

/** Somebody who was called while a comment was being typed, by the name that stands in the field. */
export interface CalledName {
  kind: 'member' | 'team';
  id: string;
  name: string;
}

/** The words as they are kept: names of those who were called become ids. */
export const toBody = (typed: string, called: readonly CalledName[]): string =>
  // "Claire D" must not be taken out of "Claire Dubois".
  [...called]
    .sort((one, other) => other.name.length - one.name.length)
    .reduce((text, { kind, id, name }) => text.replaceAll(`@${name}`, nameToken({ sign: '@', kind, id })), typed);

/** The words as they are typed, and who is called in them; whoever has no name for this reader stays an id. */
export const fromBody = (body: string, nameOf: (kind: string, id: string) => string | null) => {
  const called: CalledName[] = [];
  const typed = partsOf(body)
    .map((part) => {
      if (typeof part === 'string') return part;
      const { kind, id } = part;
      const name = nameOf(kind, id);
      if (name === null || (kind !== 'member' && kind !== 'team')) return nameToken(part);
      called.push({ kind, id, name });
      return `@${name}`;
    })
    .join('');
  return { typed, called };
};

const sign = /(?:^|[\s(])@([^\n@]{0,40})$/;

/** What is being typed after the sign, up to the caret; null when nobody is being called. */
export const callingAt = (typed: string, caret: number): string | null => sign.exec(typed.slice(0, caret))?.[1] ?? null;
