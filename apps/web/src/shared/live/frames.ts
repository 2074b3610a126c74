import * as decoding from 'lib0/decoding';

/** A frame that the server acknowledges one for one and in order: our answer to its sync step 1, or an update. */
export interface SavingFrame {
  /** Routing key of the provider that sent it. */
  key: string;
  step: 'answer' | 'update';
  bytes: number;
}

const sync = 0;
const syncStatus = 8;
const syncSteps: Record<number, SavingFrame['step']> = { 1: 'answer', 2: 'update' };

/** Reads an outgoing frame; null for everything that carries no edits. */
export const readSavingFrame = (frame: Uint8Array): SavingFrame | null => {
  const decoder = decoding.createDecoder(frame);
  try {
    const key = decoding.readVarString(decoder);
    if (decoding.readVarUint(decoder) !== sync) return null;
    const step = syncSteps[decoding.readVarUint(decoder)];
    return step === undefined ? null : { key, step, bytes: frame.length };
  } catch {
    return null;
  }
};

/** Reads an incoming frame; null unless it acknowledges one of ours. `applied: false` is a refusal of a reader's edit. */
export const readAcknowledgement = (frame: Uint8Array): { key: string; applied: boolean } | null => {
  const decoder = decoding.createDecoder(frame);
  try {
    const key = decoding.readVarString(decoder);
    if (decoding.readVarUint(decoder) !== syncStatus) return null;
    return { key, applied: decoding.readVarInt(decoder) === 1 };
  } catch {
    return null;
  }
};
