import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

import { sealKeys } from '@baton/schema/proposals/tables';
import type { WorkspaceId } from '@baton/schema/shared';
import { workspaces } from '@baton/schema/workspaces/tables';
import { and, eq, isNull } from 'drizzle-orm';

import { newId } from '#platform/clock/new-id.ts';
import type { Scopes, Tx } from '#platform/scope/scope.ts';

import { newKeyPair, type KeyPair } from './certificate.ts';

export interface KeyRing {
  scopes: Scopes;
  /** Of this installation: without it no key that is kept can be used. */
  secret: string;
}

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** A key is bound to its place: under another workspace or id it does not open. */
const wrapping = (secret: string, workspace: string, id: string): [Buffer, Buffer] => [
  Buffer.from(hkdfSync('sha256', secret, workspace, 'baton seal key', 32)),
  Buffer.from(`${workspace}:${id}`),
];

const wrap = ({ secret }: KeyRing, workspace: string, id: string, key: Uint8Array): Uint8Array => {
  const [wrappingKey, place] = wrapping(secret, workspace, id);
  const nonce = randomBytes(nonceBytes);
  const sealing = createCipheriv(cipher, wrappingKey, nonce).setAAD(place);
  const text = Buffer.concat([sealing.update(key), sealing.final()]);
  return Buffer.concat([nonce, text, sealing.getAuthTag()]);
};

const unwrap = ({ secret }: KeyRing, workspace: string, id: string, kept: Uint8Array): Uint8Array => {
  const [wrappingKey, place] = wrapping(secret, workspace, id);
  const opening = createDecipheriv(cipher, wrappingKey, kept.subarray(0, nonceBytes)).setAAD(place);
  opening.setAuthTag(kept.subarray(-tagBytes));
  try {
    return Buffer.concat([opening.update(kept.subarray(nonceBytes, -tagBytes)), opening.final()]);
  } catch {
    throw new SealKeyLocked(
      `The seal key ${id} of workspace ${workspace} does not open: it was kept under another secret. Nothing is lost. Start with the SECRET_KEY of before, or make a new key with "baton seal rotate ${workspace}"`,
    );
  }
};

/** A key that is kept and cannot be used. */
export class SealKeyLocked extends Error {}

/** The key that this workspace seals with now; made when it is first needed. */
export const sealKey = async (ring: KeyRing, workspace: WorkspaceId, now: Date): Promise<KeyPair> => {
  const kept = await ring.scopes.withWorkspace({ workspace }, (tx) => inUse(tx, workspace));
  const row = kept ?? (await makeKey(ring, workspace, now));
  return { certificate: row.certificate, privateKey: unwrap(ring, workspace, row.id, row.sealedKey) };
};

const inUse = async (tx: Tx, workspace: WorkspaceId) => {
  const [row] = await tx
    .select()
    .from(sealKeys)
    .where(and(eq(sealKeys.workspace, workspace), isNull(sealKeys.retiredAt)));
  return row ?? null;
};

/** Two who need the first key at once use the one that was kept first. */
const makeKey = async (ring: KeyRing, workspace: WorkspaceId, now: Date) => {
  const made = await newKeyPair(await nameOf(ring, workspace), now);
  return ring.scopes.withWorkspace({ workspace }, async (tx) => {
    const id = newId();
    const sealedKey = wrap(ring, workspace, id, made.privateKey);
    await tx
      .insert(sealKeys)
      .values({ workspace, id, certificate: made.certificate, sealedKey, madeAt: now, retiredAt: null })
      .onConflictDoNothing();
    const row = await inUse(tx, workspace);
    if (!row) throw new Error(`Workspace ${workspace} has no seal key after one was made`);
    return row;
  });
};

const nameOf = ({ scopes }: KeyRing, workspace: WorkspaceId): Promise<string> =>
  scopes.withWorkspace({ workspace }, async (tx) => {
    const [row] = await tx.select({ name: workspaces.name }).from(workspaces).where(eq(workspaces.id, workspace));
    if (!row) throw new Error(`There is no workspace ${workspace}`);
    return row.name;
  });

/** Retires the key in use and makes the next; what was sealed before stays as valid as it was. */
export const rotateSealKey = async (ring: KeyRing, workspace: WorkspaceId, now: Date): Promise<Uint8Array> => {
  await nameOf(ring, workspace);
  await ring.scopes.withWorkspace({ workspace }, (tx) =>
    tx
      .update(sealKeys)
      .set({ retiredAt: now })
      .where(and(eq(sealKeys.workspace, workspace), isNull(sealKeys.retiredAt))),
  );
  return (await makeKey(ring, workspace, now)).certificate;
};
