import * as fc from 'fast-check';

/** As much of JSON Schema as our inputs use. */
export interface InputSchema {
  type?: string;
  format?: string;
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, InputSchema>;
  required?: string[];
  additionalProperties?: InputSchema | boolean;
  items?: InputSchema;
  anyOf?: InputSchema[];
  oneOf?: InputSchema[];
  pattern?: string;
  maxLength?: number;
}

const deep = (depth: number): unknown => {
  let value: unknown = 1;
  for (let at = 0; at < depth; at += 1) value = at % 2 ? [value] : { x: value };
  return value;
};

/** Values that have broken programs before, whatever was asked for. */
export const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    ' ',
    '0',
    '-1',
    '\u0000',
    'a\u0000b',
    '\ud800',
    '\u202e',
    '\ufeff',
    "' or 1=1 --",
    '%s%n',
    '${7*7}',
    '../../etc/passwd',
    '__proto__',
    'constructor',
    'NaN',
    '9'.repeat(400),
    'x'.repeat(5_000),
    '🦊'.repeat(300),
    '2026-02-30',
    '0000-00-00',
    '-271822-01-01',
    '99999-12-31T00:00:00Z',
    -1,
    0,
    0.5,
    2 ** 31,
    2 ** 53,
    2 ** 53 - 1,
    -(2 ** 53),
    1e308,
    1e-300,
    [],
    {},
    [[]],
    [null],
    deep(40),
    deep(80),
    Array.from({ length: 500 }, (_, n) => n),
    { toString: 1, valueOf: 1 },
    { $ne: null },
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.jsonValue({ maxDepth: 4 }),
  fc.double(),
);

/** Ids that are known, by the name under which inputs ask for them (`taskId`); `''` holds ids of every kind. */
export type KnownIds = ReadonlyMap<string, readonly string[]>;

/**
 * Values in the shape that is asked for, often with one hostile part. Ids are mostly those known by the name of the
 * property, so that what lies behind a found record is reached, and now and then those of another kind.
 */
export const nearly = (schema: InputSchema, ids: KnownIds, name = ''): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 14, arbitrary: shaped(schema, ids, name) }, { weight: 1, arbitrary: hostile });

const shaped = (schema: InputSchema, ids: KnownIds, name: string): fc.Arbitrary<unknown> => {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => nearly(choice, ids, name)));
  return byType[schema.type ?? '']?.(schema, ids, name) ?? hostile;
};

const byType: Record<string, (schema: InputSchema, ids: KnownIds, name: string) => fc.Arbitrary<unknown>> = {
  string: (schema, ids, name) => text(schema, ids, name),
  integer: () => fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.integer({ min: 0, max: 100 })),
  number: () => fc.double(),
  boolean: () => fc.boolean(),
  null: () => fc.constant(null),
  array: ({ items = {} }, ids, name) => fc.array(nearly(items, ids, name.replace(/s$/, '')), { maxLength: 6 }),
  object: (schema, ids) => record(schema, ids),
};

const idNamed = (ids: KnownIds, name: string): fc.Arbitrary<unknown> => {
  const some = (named: string, weight: number) =>
    (ids.get(named) ?? []).length === 0
      ? []
      : [{ weight, arbitrary: fc.constantFrom<unknown>(...(ids.get(named) ?? [])) }];
  return fc.oneof(...some(name, 8), ...some('', 2), { weight: 1, arbitrary: fc.uuid() });
};

const text = ({ format, maxLength = 80, pattern }: InputSchema, ids: KnownIds, name: string): fc.Arbitrary<unknown> => {
  if (format === 'uuid') return idNamed(ids, name);
  if (format === 'date') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
  if (format === 'date-time') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
  if (format === 'email') return fc.oneof(fc.emailAddress(), fc.constant('a@example.com'));
  if (pattern === '^[A-Z]{3}$') return fc.constantFrom('EUR', 'USD', 'JPY', 'XXX', 'ZZZ');
  return fc.string({ unit: 'grapheme', maxLength: Math.min(maxLength + 2, 300) });
};

const record = (schema: InputSchema, ids: KnownIds): fc.Arbitrary<unknown> => {
  const parts = Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, part]) => [name, nearly(part, ids, name)]),
  );
  const whole = fc.record(parts, { requiredKeys: schema.required ?? [] });
  const extra = fc.oneof(
    { weight: 8, arbitrary: fc.constant({}) },
    {
      weight: 1,
      arbitrary: fc.dictionary(
        fc.constantFrom('workspace', 'workspaceId', 'role', 'id', '__proto__', 'constructor'),
        hostile,
        { maxKeys: 2 },
      ),
    },
    { weight: 1, arbitrary: fc.dictionary(fc.string({ maxLength: 10 }), hostile, { maxKeys: 2 }) },
  );
  return fc.tuple(whole, extra).map(([own, more]) => ({ ...own, ...more }));
};
