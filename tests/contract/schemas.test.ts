import { globSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { api } from '@baton/schema/api';
import type { AnyContractProcedure } from '@orpc/contract';
import { expect, test } from 'vitest';
import { z } from 'zod';

/*
 * What others rely on, written down: a change of a contract or a fact shows as a readable difference of a file under
 * `snapshots/`. Renew them with `vitest run --project contract tests/contract/schemas.test.ts -u` and say in the commit
 * why nobody breaks. Facts only ever grow, by optional keys.
 */

const root = path.resolve(import.meta.dirname, '../..');

const shapeOf = (schema: unknown, io: 'input' | 'output'): unknown => {
  if (!schema) return null;
  const { $schema: _, ...shape } = z.toJSONSchema(schema as z.ZodType, {
    io,
    unrepresentable: 'any',
    // The patterns behind formats are long and belong to Zod.
    override: ({ jsonSchema }) => {
      if (jsonSchema.format) delete jsonSchema.pattern;
    },
  });
  return shape;
};

const text = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

const groups = Object.entries(api as Record<string, Record<string, AnyContractProcedure>>);

test.each(groups)('the contracts of %s are the ones written down', async (group, contracts) => {
  const described = Object.entries(contracts).map(
    ([
      name,
      {
        '~orpc': { route, inputSchema, outputSchema, errorMap },
      },
    ]) => [
      name,
      {
        route: `${route.method ?? 'POST'} ${route.path ?? ''}`,
        refusals: Object.keys(errorMap).sort(),
        input: shapeOf(inputSchema, 'input'),
        output: shapeOf(outputSchema, 'output'),
      },
    ],
  );
  await expect(text(Object.fromEntries(described))).toMatchFileSnapshot(`snapshots/${group}.contract.json`);
});

interface FactType {
  type: string;
  data: z.ZodType;
}

const isFactType = (value: unknown): value is FactType =>
  typeof value === 'function' && 'type' in value && 'data' in value && value.data instanceof z.ZodType;

test('the facts are the ones written down, each declared once', async () => {
  const found = new Map<string, unknown>();
  for (const file of globSync('packages/schema/src/*/*.facts.ts', { cwd: root }).sort()) {
    const declared = (await import(pathToFileURL(path.join(root, file)).href)) as Record<string, unknown>;
    for (const { type, data } of Object.values(declared).filter(isFactType)) {
      expect(found.has(type), `${type} is declared twice`).toBe(false);
      found.set(type, shapeOf(data, 'output'));
    }
  }
  expect(found.size).toBeGreaterThan(20);
  const sorted = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  await expect(text(Object.fromEntries(sorted))).toMatchFileSnapshot('snapshots/facts.json');
});

test('no input lets unknown keys through', () => {
  const open = groups.flatMap(([group, contracts]) =>
    Object.entries(contracts).flatMap(
      ([
        name,
        {
          '~orpc': { inputSchema },
        },
      ]) => {
        const shape = shapeOf(inputSchema, 'output') as { type?: string; additionalProperties?: unknown } | null;
        return shape === null || shape.additionalProperties === false ? [] : [`${group}.${name}`];
      },
    ),
  );
  expect(open).toEqual([]);
});
