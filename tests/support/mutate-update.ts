/** A repeatable source of numbers in [0, 1): mulberry32. */
export const seededRandom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** One damaged update made of real ones: flipped bits, cut, inflated numbers, spliced, joined. */
export const mutate = (updates: readonly Uint8Array[], random: () => number): Uint8Array => {
  const pick = () => updates[Math.floor(random() * updates.length)] ?? new Uint8Array();
  const bytes = Uint8Array.from(pick());
  const at = () => Math.floor(random() * Math.max(1, bytes.length));
  const kind = Math.floor(random() * 6);
  if (kind === 0) return bytes;
  if (kind === 1) return bytes.subarray(0, at());
  if (kind === 2) return Uint8Array.of(...bytes, ...pick());
  if (kind === 3) {
    const [from, other] = [at(), pick()];
    return Uint8Array.of(...bytes.subarray(0, from), ...other.subarray(Math.min(from, other.length)));
  }
  if (kind === 4) {
    const place = at();
    return Uint8Array.of(...bytes.subarray(0, place), 255, 255, 255, 255, 15, ...bytes.subarray(place + 1));
  }
  const flips = 1 + Math.floor(random() * 3);
  for (let flip = 0; flip < flips && bytes.length > 0; flip += 1) {
    const place = at();
    bytes[place] = (bytes[place] ?? 0) ^ (1 << Math.floor(random() * 8));
  }
  return bytes;
};
