/** How many presence colours the palette has. */
export const presenceColors = 8;

/** The colour of a person by id, 1 to 8: the same on every screen. */
export const presenceColor = (id: string): number => {
  let hash = 0;
  for (const char of id) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return (hash % presenceColors) + 1;
};

/** Colours for the people of one room: each keeps its own unless somebody before has it and another is free. */
export const presenceColorsOf = (ids: readonly string[]): Map<string, number> => {
  const taken = new Set<number>();
  const colors = new Map<string, number>();
  for (const id of ids.toSorted()) {
    let color = presenceColor(id);
    for (let step = 0; step < presenceColors && taken.has(color); step += 1) color = (color % presenceColors) + 1;
    taken.add(color);
    if (taken.size === presenceColors) taken.clear();
    colors.set(id, color);
  }
  return colors;
};

/** The CSS value of a presence colour. */
export const presenceVar = (color: number): string => `var(--presence-${color})`;
