import * as decoding from 'lib0/decoding';

/** One frame of the wire, as far as it must be understood before it is passed on. */
export interface Frame {
  /** Routing key: the document's name, and after a NUL the session of one provider. */
  key: string;
  name: string;
  type: number;
  /** For a sync frame: 0 step 1, 1 step 2, 2 update. */
  step: number;
  /** The bytes that the frame carries; empty for frames that carry text or nothing. */
  payload: Uint8Array;
  text: string;
}

/** Types of frames that a client and the server exchange. */
export const frameTypes = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, stateless: 5, close: 7 } as const;

const fromClients = new Set<number>(Object.values(frameTypes));

const longestKey = 160;
const nothing = new Uint8Array();

/**
 * Reads a frame that a client sent, whole: lengths must agree with what is there. Null for anything that a client never
 * sends, opcodes between servers included.
 */
export const readClientFrame = (data: Uint8Array): Frame | null => {
  try {
    const decoder = decoding.createDecoder(data);
    const key = decoding.readVarString(decoder);
    const type = decoding.readVarUint(decoder);
    if (key.length > longestKey || !fromClients.has(type)) return null;
    const frame = { ...bodyOf(decoder, type), key, name: key.split('\0', 1)[0] ?? key, type };
    // Not even an empty update is shorter.
    const isWhole = type === frameTypes.auth || !decoding.hasContent(decoder);
    return isWhole && frame.step <= 2 && (frame.step === 0 || frame.payload.byteLength >= 2) ? frame : null;
  } catch {
    return null;
  }
};

const bodyOf = (decoder: decoding.Decoder, type: number): Pick<Frame, 'step' | 'payload' | 'text'> => {
  const step = type === frameTypes.sync ? decoding.readVarUint(decoder) : 0;
  const carriesBytes = type === frameTypes.sync || type === frameTypes.awareness;
  const payload = carriesBytes ? decoding.readVarUint8Array(decoder) : nothing;
  return { step, payload, text: type === frameTypes.stateless ? decoding.readVarString(decoder) : '' };
};

/** What a frame of ours is about: its routing key and type, and the subtype of sync and auth frames. */
export const readServerFrame = (data: Uint8Array): { key: string; type: number; subtype: number } => {
  const decoder = decoding.createDecoder(data);
  const key = decoding.readVarString(decoder);
  const type = decoding.readVarUint(decoder);
  return { key, type, subtype: decoding.hasContent(decoder) ? decoding.readVarUint(decoder) : 0 };
};
