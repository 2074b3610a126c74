import { parseXml, XmlElement, XmlError } from '@rgrove/parse-xml';

/** An element of a request, by its namespace and its name in it. */
export interface Asked {
  ns: string;
  name: string;
  attributes: Readonly<Record<string, string>>;
  text: string;
  children: readonly Asked[];
}

export const dav = 'DAV:';
export const caldav = 'urn:ietf:params:xml:ns:caldav';
export const calendarServer = 'http://calendarserver.org/ns/';
export const apple = 'http://apple.com/ns/ical/';

/** Under which prefix each namespace is written. */
const prefixes: Readonly<Record<string, string>> = { [dav]: 'd', [caldav]: 'c', [calendarServer]: 's', [apple]: 'a' };

const deepest = 16;
const mostElements = 5_000;

class TooMuch extends Error {}

/**
 * The root of a text of XML; null for one that is not well-formed, declares entities or anything else of a document type,
 * or is deeper or larger than any honest request.
 */
export const readXml = (text: string): Asked | null => {
  if (/<!(?!--|\[CDATA\[)/.test(text)) return null;
  let left = mostElements;
  const asked = (element: XmlElement, scope: ReadonlyMap<string, string>, depth: number): Asked => {
    left -= 1;
    if (depth > deepest || left < 0) throw new TooMuch();
    const inner = new Map(scope);
    for (const [key, value] of Object.entries(element.attributes)) {
      if (key === 'xmlns') inner.set('', value);
      else if (key.startsWith('xmlns:')) inner.set(key.slice(6), value);
    }
    const colon = element.name.indexOf(':');
    const ns = inner.get(colon < 0 ? '' : element.name.slice(0, colon));
    const children = element.children.filter((child) => child instanceof XmlElement);
    return {
      ns: ns ?? '',
      name: element.name.slice(colon + 1),
      attributes: element.attributes,
      text: children.length === 0 ? element.text.trim() : '',
      children: children.map((child) => asked(child, inner, depth + 1)),
    };
  };
  try {
    const { root } = parseXml(text);
    return root && asked(root, new Map(), 1);
  } catch (error) {
    // The parser goes down with the elements: what is far too deep ends its stack.
    if (error instanceof XmlError || error instanceof TooMuch || error instanceof RangeError) return null;
    throw error;
  }
};

export const childOf = ({ children }: Asked, ns: string, name: string): Asked | null =>
  children.find((child) => child.ns === ns && child.name === name) ?? null;

/** An element of an answer. */
export interface Told {
  ns: string;
  name: string;
  attributes?: Readonly<Record<string, string>>;
  content: readonly (Told | string)[];
}

export const told = (ns: string, name: string, ...content: readonly (Told | string)[]): Told => ({ ns, name, content });

const escaped = (text: string): string =>
  text
    // What XML cannot hold at all.
    // oxlint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');

const written = ({ ns, name, attributes = {}, content }: Told): string => {
  const prefix = prefixes[ns];
  // A name that somebody asked for goes back in its own namespace.
  const [tag, own] = prefix ? [`${prefix}:${name}`, ''] : [`x:${name}`, ` xmlns:x="${escaped(ns)}"`];
  const more = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const inner = content.map((each) => (typeof each === 'string' ? escaped(each) : written(each))).join('');
  return `<${tag}${own}${more.join('')}${inner === '' ? '/>' : `>${inner}</${tag}>`}`;
};

/** An answer as text. */
export const writeXml = (root: Told): string => {
  const names = Object.fromEntries(Object.entries(prefixes).map(([ns, prefix]) => [`xmlns:${prefix}`, ns]));
  return `<?xml version="1.0" encoding="utf-8"?>\n${written({ ...root, attributes: names })}\n`;
};
