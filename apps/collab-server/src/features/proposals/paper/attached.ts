import type { Paper } from '@baton/schema/proposals/paper';
import { z } from 'zod';

import { canonicalJson } from '#platform/facts/digest.ts';

/** What lies within a signed paper, for programs: what was signed, and how. */
export const attachedNames = { content: 'proposal.json', signature: 'signature.json' } as const;

const sha256 = z.string().regex(/^[\da-f]{64}$/);

/** What whoever checks a paper is told of it. */
export const attachedSignature = z.object({
  number: z.string(),
  version: z.number(),
  title: z.string(),
  signer: z.string(),
  signedAt: z.string(),
  contentHash: sha256,
  stateHash: sha256,
  /** Files of before say only that there was one, and nothing of the link. */
  consent: z.union([z.literal(true), z.object({ language: z.string(), words: z.string() })]).optional(),
  mailedTo: z.string().nullish(),
  handed: z.boolean().optional(),
});
export type AttachedSignature = z.infer<typeof attachedSignature>;

/** The very bytes that the content's hash is of, and what the page of the audit trail says. */
export const attachedTo = ({ content, hash, trail }: Paper): { name: string; text: string }[] => {
  if (!trail || hash === null) return [];
  const { number, version, title } = content;
  const { answer, from, sentAt, openedAt, stateHash } = trail;
  const signature = {
    number,
    version,
    title,
    signer: answer.name,
    signedAt: answer.at,
    contentHash: hash,
    stateHash,
    sentAt,
    openedAt,
    contact: trail.contact,
    address: from?.address ?? null,
    browser: from?.browser ?? null,
    consent: answer.consent ?? true,
    handed: trail.handed,
    mailedTo: from?.mailedTo ?? null,
    way: answer.signature.kind,
    choices: answer.choices,
    sums: answer.sums,
  };
  return [
    { name: attachedNames.content, text: canonicalJson(content) },
    { name: attachedNames.signature, text: canonicalJson(signature) },
  ];
};
