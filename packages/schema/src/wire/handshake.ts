import { z } from 'zod';

import { workspaceId } from '../shared/id.ts';

/**
 * What a client says when it opens a document, as JSON in the token of the Auth frame. The sign-in itself travels as the
 * cookie of the upgrade request; this names the workspace and what the client already holds.
 */
export const handshake = z.strictObject({
  workspace: workspaceId,
  wire: z.int().min(1),
  /** Version of the document's shape that this client reads and writes; 0 is what came before the first. */
  shape: z.int().min(0),
  /** Epoch of the copy that the client already holds; absent when it holds none. */
  epoch: z.int().min(1).optional(),
});
export type Handshake = z.infer<typeof handshake>;

/** Kinds of live documents and of the one socket room without a document. */
export const documentKinds = ['board', 'note', 'proposal', 'costing', 'template', 'brief'] as const;
export const documentKind = z.enum(documentKinds);
export type DocumentKind = z.infer<typeof documentKind>;

const documentName = z.templateLiteral([z.enum([...documentKinds, 'presence']), ':', z.uuid()]);

/** `board:<id>` → its two parts; null for anything else, whatever a client sends. */
export const parseDocumentName = (name: string): { kind: DocumentKind | 'presence'; id: string } | null => {
  if (!documentName.safeParse(name).success) return null;
  const colon = name.indexOf(':');
  return { kind: name.slice(0, colon) as DocumentKind | 'presence', id: name.slice(colon + 1) };
};
