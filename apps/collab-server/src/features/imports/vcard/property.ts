/** One line of a card: `item1.TEL;TYPE=work:+33…`. */
export interface Property {
  line: number;
  /** Upper case, without its group. */
  name: string;
  group: string | null;
  /** Upper-case names; every value on its own. A bare word of version 2.1 is a `TYPE`. */
  params: ReadonlyMap<string, readonly string[]>;
  /** Decoded from quoted-printable where it was, still with its backslashes. */
  value: string;
}

const bareEncodings = new Set(['QUOTED-PRINTABLE', 'BASE64', '8BIT', '7BIT']);

/** Reads a line; null when it is none of a card. */
export const readProperty = (line: number, text: string): Property | null => {
  const [head, value] = cutOutsideQuotes(text, ':');
  if (value === null) return null;
  const [written = '', ...given] = splitOutsideQuotes(head, ';');
  const point = written.lastIndexOf('.');
  const name = written
    .slice(point + 1)
    .trim()
    .toUpperCase();
  if (!/^[A-Z0-9-]+$/.test(name)) return null;
  const params = paramsOf(given);
  const quoted = params.get('ENCODING')?.[0]?.toUpperCase() === 'QUOTED-PRINTABLE';
  return {
    line,
    name,
    group: point > 0 ? written.slice(0, point).toLowerCase() : null,
    params,
    value: quoted ? unquoted(value, params.get('CHARSET')?.[0]) : value,
  };
};

const paramsOf = (given: readonly string[]): Map<string, string[]> => {
  const params = new Map<string, string[]>();
  for (const param of given) {
    const equals = param.indexOf('=');
    const bare = param.trim().toUpperCase();
    const name = equals < 0 ? (bareEncodings.has(bare) ? 'ENCODING' : 'TYPE') : bare.slice(0, bare.indexOf('=')).trim();
    const values = splitOutsideQuotes(param.slice(equals + 1), ',')
      .map(plainParam)
      .filter(Boolean);
    params.set(name, [...(params.get(name) ?? []), ...values]);
  }
  return params;
};

const plainParam = (value: string): string =>
  value
    .trim()
    .replace(/^"(.*)"$/, '$1')
    // Some writers put several types into one pair of quotes; carets stand for what may not be written (RFC 6868).
    .replaceAll(/\^([n'^])/g, (_, letter: string) => ({ n: '\n', "'": '"' })[letter] ?? '^');

const cutOutsideQuotes = (text: string, mark: string): [string, string | null] => {
  let inside = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') inside = !inside;
    else if (text[at] === mark && !inside) return [text.slice(0, at), text.slice(at + 1)];
  }
  // A quote that was never closed: the first mark of all is the better guess than no value.
  const first = text.indexOf(mark);
  return inside && first >= 0 ? [text.slice(0, first), text.slice(first + 1)] : [text, null];
};

const splitOutsideQuotes = (text: string, mark: string): string[] => {
  const parts: string[] = [];
  let rest = text;
  for (;;) {
    const [part, more] = cutOutsideQuotes(rest, mark);
    parts.push(part);
    if (more === null) return parts;
    rest = more;
  }
};

/** The text of quoted-printable. Without a charset that is known it is UTF-8 if it can be, otherwise windows-1252. */
const unquoted = (value: string, charset: string | undefined): string => {
  const bytes: number[] = [];
  for (let at = 0; at < value.length; at += 1) {
    const hex = /^=([0-9a-f]{2})/i.exec(value.slice(at, at + 3));
    if (hex) {
      bytes.push(Number.parseInt(hex[1] ?? '', 16));
      at += 2;
    } else bytes.push(...new TextEncoder().encode(String.fromCodePoint(value.codePointAt(at) ?? 0)));
    if ((value.codePointAt(at) ?? 0) > 0xff_ff) at += 1;
  }
  for (const label of [charset, 'utf-8'].filter((each) => each !== undefined)) {
    try {
      return new TextDecoder(label, { fatal: true }).decode(Uint8Array.from(bytes));
    } catch {
      // Another label is tried.
    }
  }
  return new TextDecoder('windows-1252').decode(Uint8Array.from(bytes));
};

/** The parts of a value at a mark that no backslash guards, each without its backslashes. */
export const partsOf = (value: string, mark: ';' | ','): string[] => {
  const parts: string[] = [''];
  for (let at = 0; at < value.length; at += 1) {
    const letter = value[at] ?? '';
    if (letter === mark) parts.push('');
    else if (letter === '\\' && at + 1 < value.length) {
      at += 1;
      parts[parts.length - 1] += unescaped(value[at] ?? '');
    } else parts[parts.length - 1] += letter;
  }
  return parts;
};

const unescaped = (letter: string): string => {
  if (letter === 'n' || letter === 'N') return '\n';
  return /[\\;,:]/.test(letter) ? letter : `\\${letter}`;
};

/** The whole value as text. */
export const textOf = (value: string): string =>
  value.replaceAll(/\\([\s\S])/g, (_, letter: string) => unescaped(letter));
