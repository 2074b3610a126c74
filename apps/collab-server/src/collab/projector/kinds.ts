import type { DocumentKind } from '@baton/schema/wire';

import type { LiveDocumentKind } from '#platform/documents/documents.port.ts';

/** The kind of a document, by its name; throws for one that no feature brought. */
export type KindOf = (kind: DocumentKind) => LiveDocumentKind<unknown>;

export const kindsOf = (kinds: readonly LiveDocumentKind<unknown>[]): KindOf => {
  const byName = new Map(kinds.map((kind) => [kind.kind, kind]));
  return (name) => {
    const kind = byName.get(name);
    if (!kind) throw new Error(`No feature brings documents of kind ${name}`);
    return kind;
  };
};
