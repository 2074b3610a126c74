/** One line of iCalendar (RFC 5545). The value is as it stands in the file, so that what we do not know goes back unharmed. */
export interface Property {
  name: string;
  params: readonly (readonly [name: string, value: string])[];
  value: string;
}

export interface Component {
  name: string;
  properties: Property[];
  components: Component[];
}

const mostLines = 60_000;
const deepest = 6;

/** The first component of a text, with all that stands in it; null for a text that is no iCalendar. */
export const readComponent = (text: string): Component | null => {
  const lines = unfolded(text).filter((line) => line.trim() !== '');
  if (lines.length > mostLines) return null;
  const open: Component[] = [];
  for (const line of lines) {
    const property = readProperty(line);
    if (property === null) return null;
    if (property.name === 'BEGIN') {
      if (open.length >= deepest) return null;
      begin(open, nameIn(property));
    } else if (property.name === 'END') {
      const ended = open.pop();
      if (ended?.name !== nameIn(property)) return null;
      if (open.length === 0) return ended;
    } else if (!open.at(-1)?.properties.push(property)) return null;
  }
  return null;
};

const nameIn = ({ value }: Property): string => value.trim().toUpperCase();

const begin = (open: Component[], name: string): void => {
  const begun: Component = { name, properties: [], components: [] };
  open.at(-1)?.components.push(begun);
  open.push(begun);
};

/** A long line is broken, and goes on after a blank at the beginning of the next one. */
const unfolded = (text: string): string[] =>
  text
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r?\n[ \t]/g, '')
    .split(/\r?\n/);

const param = /;([A-Za-z0-9-]+)=("[^"]*"|[^";:,]*(?:,(?:"[^"]*"|[^";:,]*))*)/y;

const readProperty = (line: string): Property | null => {
  const name = /^[A-Za-z0-9-]+/.exec(line)?.[0];
  if (!name) return null;
  const params: [string, string][] = [];
  let at = name.length;
  for (;;) {
    param.lastIndex = at;
    const found = param.exec(line);
    if (!found) break;
    params.push([(found[1] ?? '').toUpperCase(), (found[2] ?? '').replaceAll('"', '')]);
    at = param.lastIndex;
  }
  return line[at] === ':' ? { name: name.toUpperCase(), params, value: line.slice(at + 1) } : null;
};

/** As text with lines of at most 75 octets. */
export const writeComponent = (component: Component): string => `${linesOf(component).map(folded).join('\r\n')}\r\n`;

const linesOf = ({ name, properties, components }: Component): string[] => [
  `BEGIN:${name}`,
  ...properties.map(written),
  ...components.flatMap(linesOf),
  `END:${name}`,
];

const written = ({ name, params, value }: Property): string => {
  const told = params.map(
    ([key, given]) => `;${key}=${/[:;,]/.test(given) ? `"${given.replaceAll('"', "'")}"` : given}`,
  );
  return `${name}${told.join('')}:${value}`.replaceAll(/[\r\n]+/g, ' ');
};

const widest = 75;

/** Breaks between characters, never within one: what is counted is octets. */
const folded = (line: string): string => {
  if (Buffer.byteLength(line) <= widest) return line;
  const lines: string[] = [];
  let [text, octets] = ['', 0];
  for (const character of line) {
    const length = Buffer.byteLength(character);
    if (octets + length > widest) {
      lines.push(text);
      [text, octets] = [' ', 1];
    }
    text += character;
    octets += length;
  }
  return [...lines, text].join('\r\n');
};

/** A property without more. */
export const property = (
  name: string,
  value: string,
  params: readonly (readonly [string, string])[] = [],
): Property => ({ name, params, value });

/** Text as a value: commas, semicolons, backslashes and line ends are escaped. */
export const asText = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll(';', '\\;').replaceAll(',', '\\,').replaceAll(/\r?\n/g, '\\n');

/** A value as text. */
export const fromText = (value: string): string =>
  value.replaceAll(/\\([\\;,nN])/g, (_, escaped: string) => (escaped.toLowerCase() === 'n' ? '\n' : escaped));

export const valueOf = ({ properties }: Component, name: string): string | null =>
  properties.find((each) => each.name === name)?.value ?? null;

export const paramOf = ({ params }: Property, name: string): string | null =>
  params.find(([key]) => key === name)?.[1] ?? null;
