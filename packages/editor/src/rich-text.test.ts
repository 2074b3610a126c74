import { markRules, nodeRules, aroundCode, overlapping } from '@baton/schema/rich-text';
import { getSchema } from '@tiptap/core';
import { expect, test } from 'vitest';

import { richText } from './rich-text.ts';

const schema = getSchema(richText());
const sorted = (names: Iterable<string>): string[] => [...names].sort();

test('the editor knows exactly the nodes, marks and attributes of the schema', () => {
  const nodes = Object.entries(schema.nodes).filter(([name]) => name !== 'doc' && name !== 'text');
  expect(Object.fromEntries(nodes.map(([name, { spec }]) => [name, sorted(Object.keys(spec.attrs ?? {}))]))).toEqual(
    Object.fromEntries(Object.entries(nodeRules).map(([name, { attributes }]) => [name, sorted(attributes)])),
  );
  expect(
    Object.fromEntries(
      Object.entries(schema.marks).map(([name, { spec }]) => [name, sorted(Object.keys(spec.attrs ?? {}))]),
    ),
  ).toEqual(Object.fromEntries(Object.entries(markRules).map(([name, attributes]) => [name, sorted(attributes)])));
});

test('what a node may hold is what the schema says it may hold', () => {
  for (const [name, rule] of Object.entries(nodeRules)) {
    const type = schema.nodes[name];
    if (!type) throw new Error(`no node ${name}`);
    const groups = Object.entries(nodeRules).filter(
      ([other, { group }]) =>
        (rule.holds as readonly string[]).includes(other) ||
        (group && (rule.holds as readonly string[]).includes(group)),
    );
    const held = new Set(groups.map(([other]) => other));
    const seen = new Set(Object.keys(nodeRules).filter((other) => mayHold(name, other)));
    expect({ name, holds: sorted(seen) }).toEqual({ name, holds: sorted(held) });
    expect({ name, text: type.inlineContent }).toEqual({ name, text: 'text' in rule });
    expect({ name, filled: !type.contentMatch.validEnd }).toEqual({ name, filled: 'filled' in rule });
    const first = 'first' in rule ? rule.first : type.contentMatch.defaultType?.name;
    expect({ name, first: type.contentMatch.defaultType?.name }).toEqual({ name, first });
  }
});

/** Anywhere in it, not only at its beginning. */
const mayHold = (parent: string, child: string): boolean => {
  const type = schema.nodes[child];
  const seen = new Set<unknown>();
  const queue = [schema.nodes[parent]?.contentMatch];
  for (let match = queue.pop(); match; match = queue.pop()) {
    if (seen.has(match)) continue;
    seen.add(match);
    for (let at = 0; at < match.edgeCount; at += 1) {
      const edge = match.edge(at);
      if (edge.type === type) return true;
      queue.push(edge.next);
    }
  }
  return false;
};

test('talk about code stays on code, and several threads lie on the same letters', () => {
  const code = schema.nodes['codeBlock'];
  expect(Object.keys(markRules).filter((name) => code?.allowsMarkType(schema.marks[name]!))).toEqual([...aroundCode]);
  for (const name of aroundCode) expect(schema.marks['code']?.excludes(schema.marks[name]!)).toBe(false);
  const own = Object.entries(schema.marks).filter(([, type]) => !type.excludes(type));
  expect(sorted(own.map(([name]) => name))).toEqual(sorted(overlapping));
});
