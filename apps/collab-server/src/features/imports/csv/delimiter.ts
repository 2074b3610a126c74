const candidates = [',', ';', '\t', '|'] as const;

/**
 * The character that splits the cells, told from the beginning of a file: the one that most lines hold equally often as
 * the header does, quoted text aside. Null when there is only one column.
 */
export const detectDelimiter = (beginning: string): string | null => {
  const lines = beginning
    .replaceAll(/"(?:[^"]|"")*"/g, '""')
    .split(/\r\n|\n|\r/)
    .slice(0, 50)
    .filter((line) => line.trim() !== '');
  const [header = ''] = lines;
  let best: { delimiter: string; score: number } | null = null;
  for (const delimiter of candidates) {
    const inHeader = header.split(delimiter).length - 1;
    if (inHeader === 0) continue;
    const alike = lines.filter((line) => line.split(delimiter).length - 1 === inHeader).length;
    const score = alike / lines.length + inHeader / 1000;
    if (!best || score > best.score) best = { delimiter, score };
  }
  return best?.delimiter ?? null;
};
