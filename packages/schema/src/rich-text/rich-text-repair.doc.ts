import * as Y from 'yjs';

import { markOfFormat } from './rich-text-gate.doc.ts';
import { idMends } from './rich-text-ids.doc.ts';
import { aroundCode, nodeRules, richTextLimits, type NodeName } from './rich-text.ts';

type Parent = Y.XmlFragment | Y.XmlElement;
type Mend = () => void;

/**
 * What would make an editor delete something when it opens this body, each with the gentlest way to mend it. Edits that
 * are fine alone can meet like this: two people who each take one of two items leave a list without any.
 */
export const mendsOf = (body: Y.XmlFragment): Mend[] => [
  ...strays(body, (name) => nodeRules[name].group === 'block', false),
  ...body.toArray().flatMap((child) => (child instanceof Y.XmlElement ? insideOf(child) : [])),
  ...idMends(body),
];

/** Mends until nothing is left to mend: what was taken out may leave its place empty. */
export const mendRichText = (body: Y.XmlFragment): void => {
  // Every round takes something out or fills something in, and nothing nests deeper than the gate lets it.
  for (let mends = mendsOf(body); mends.length > 0; mends = mendsOf(body)) for (const mend of mends) mend();
};

const ruleOf = (name: NodeName) => ({
  filled: 'filled' in nodeRules[name],
  text: 'text' in nodeRules[name],
  first: 'first' in nodeRules[name] ? (nodeRules[name] as { first: NodeName }).first : null,
  holds: nodeRules[name].holds as readonly string[],
  attributes: nodeRules[name].attributes as readonly string[],
});

const insideOf = (element: Y.XmlElement): Mend[] => {
  const name = element.nodeName as NodeName;
  const { filled, text, first, holds } = ruleOf(name);
  const out = strays(element, (child) => holds.includes(child) || holds.includes(nodeRules[child].group ?? '–'), text);
  if (out.length > 0) return out;
  const children = element.toArray();
  if (filled && children.length === 0) return [() => removeFrom(element.parent as Parent, element)];
  const head = children[0];
  if (first !== null && !(head instanceof Y.XmlElement && head.nodeName === first))
    return [() => element.insert(0, [new Y.XmlElement(first)])];
  return [
    ...badAttributes(element),
    ...(name === 'codeBlock' ? formatsOnCode(children) : []),
    ...children.flatMap((child) => (child instanceof Y.XmlElement ? insideOf(child) : [])),
  ];
};

/** Children that must not stand here. */
const strays = (parent: Parent, fits: (name: NodeName) => boolean, text: boolean): Mend[] =>
  parent.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText ? text : child instanceof Y.XmlElement && isKnown(child) && fits(child.nodeName))
      return [];
    return [() => removeFrom(parent, child)];
  });

const isKnown = (element: Y.XmlElement): element is Y.XmlElement & { nodeName: NodeName } =>
  Object.hasOwn(nodeRules, element.nodeName);

const removeFrom = (parent: Parent, child: unknown): void => {
  const at = parent.toArray().indexOf(child as Y.XmlElement);
  if (at >= 0) parent.delete(at, 1);
};

const badAttributes = (element: Y.XmlElement): Mend[] => {
  const { attributes } = ruleOf(element.nodeName as NodeName);
  return Object.entries(element.getAttributes() as Record<string, unknown>).flatMap(([name, value]) =>
    attributes.includes(name) && isValueOf(name, value) ? [] : [() => element.removeAttribute(name)],
  );
};

const isCount = (value: unknown, most: number): boolean =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= most;

const isText = (value: unknown): boolean => typeof value === 'string';

const checks: Record<string, (value: unknown) => boolean> = {
  level: (value) => richTextLimits.headingLevels.some((level) => level === value),
  start: (value) => Number.isInteger(value) && (value as number) >= 0,
  checked: (value) => typeof value === 'boolean',
  colspan: (value) => isCount(value, richTextLimits.span),
  rowspan: (value) => isCount(value, richTextLimits.blocks),
  colwidth: (value) =>
    value === null ||
    (Array.isArray(value) && value.every((width) => width === null || isCount(width, richTextLimits.number))),
  width: (value) => isCount(value, richTextLimits.number),
  day: (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value),
};

/** A reader takes the attribute's default where a value cannot be used. */
const isValueOf = (name: string, value: unknown): boolean =>
  value === null || (Object.hasOwn(checks, name) ? checks[name]?.(value) === true : isText(value));

/** Code bears only the marks that talk about it. */
const formatsOnCode = (children: readonly unknown[]): Mend[] =>
  children.flatMap((child) => {
    if (!(child instanceof Y.XmlText)) return [];
    const keys = new Set(
      (child.toDelta() as { attributes?: object }[]).flatMap(({ attributes }) => Object.keys(attributes ?? {})),
    );
    const bad = [...keys].filter((key) => !aroundCode.some((mark) => mark === markOfFormat(key)));
    return bad.length === 0
      ? []
      : [() => child.format(0, child.length, Object.fromEntries(bad.map((key) => [key, null])))];
  });
