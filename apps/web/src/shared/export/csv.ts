export type CsvCell = string | number | null | undefined;

/**
 * A table as spreadsheets of this language open it by a double click: with a byte order mark, and with the semicolon
 * where the comma is the decimal sign. Text that a spreadsheet would run as a formula is kept text by a quote before it.
 */
export const csvOf = (header: readonly string[], rows: readonly (readonly CsvCell[])[], locale: string): string => {
  const delimiter = /^(fr|it)/.test(locale) ? ';' : ',';
  const cell = (value: CsvCell): string => {
    const text = typeof value === 'number' ? numberText(value, delimiter) : harmless(value ?? '');
    const quoted = /["\r\n\t]/.test(text) || text.includes(delimiter) || text !== text.trim();
    return typeof value === 'string' && quoted ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `\uFEFF${[header, ...rows].map((row) => row.map(cell).join(delimiter)).join('\r\n')}\r\n`;
};

const numberText = (value: number, delimiter: string): string =>
  delimiter === ';' ? String(value).replace('.', ',') : String(value);

const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
