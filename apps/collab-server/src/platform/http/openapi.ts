import { apiPrefix, problem, problems, type ProblemCode } from '@baton/schema/api';
import type { OpenAPI } from '@orpc/contract';
import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { z } from 'zod';

import type { AnyRoute } from './router.ts';

const description = `Every change may carry an \`Idempotency-Key\`: the same request under the same key acts once and is
answered the same for 30 days. Not yours and not there are the same 404. Money is an integer in minor units with its
currency, times are UTC, ids are UUIDs. Errors are RFC 9457 problems; \`code\` is closed per route.`;

/** Problems by what makes them possible. */
const always: ProblemCode[] = ['invalid-input', 'too-many', 'server-trouble', 'try-again'];
const onChange: ProblemCode[] = ['wrong-origin', 'too-large', 'not-json'];
const inWorkspace: ProblemCode[] = ['sign-in-required', 'not-found'];

/** The OpenAPI 3.1 document of the routes that are served, each with every problem that it can answer. */
export const openApiDocument = async (
  routes: ReadonlyMap<string, AnyRoute>,
  { version, cookie }: { version: string; cookie: string },
): Promise<OpenAPI.Document> => {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const contracts = Object.fromEntries([...routes].map(([name, { contract }]) => [name, contract]));
  const document = await generator.generate(contracts, {
    info: { title: 'Baton API', version, description, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: apiPrefix }],
    security: [{ signIn: [] }],
    components: {
      securitySchemes: {
        signIn: { type: 'apiKey', in: 'cookie', name: cookie, description: 'Set by signing in under /api/auth' },
      },
      schemas: { Problem: jsonSchema(problem) },
      parameters,
    },
  });
  for (const operation of operationsOf(document)) {
    const route = routes.get(operation.operationId ?? '');
    if (route) describe(operation, route);
  }
  return document;
};

const parameters: Record<string, OpenAPI.ParameterObject> = {
  workspace: {
    name: 'Baton-Workspace',
    in: 'header',
    description: 'Which workspace the request speaks of; needed by people who are in several',
    schema: { type: 'string', format: 'uuid' },
  },
  idempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'Chosen by the caller, one per change: 1 to 200 printable characters',
    schema: { type: 'string', minLength: 1, maxLength: 200 },
  },
};

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

const operationsOf = (document: OpenAPI.Document): OpenAPI.OperationObject[] =>
  Object.values(document.paths ?? {}).flatMap((path) => methods.flatMap((method) => path?.[method] ?? []));

const describe = (operation: OpenAPI.OperationObject, route: AnyRoute): void => {
  const done = Object.entries(operation.responses ?? {}).find(([status]) => status.startsWith('2'));
  const headers = { door: [], query: ['workspace'], command: ['workspace', 'idempotencyKey'] }[route.kind];
  if (isOpen(route)) operation.security = [];
  operation.parameters = [
    ...(operation.parameters ?? []),
    ...headers.map((name) => ({ $ref: `#/components/parameters/${name}` })),
  ];
  const refused = refusalsOf(route);
  operation.responses = Object.fromEntries([
    ...(done ? [done] : []),
    ...problemsOf(route).map((code) => [problems[code].status, problemAnswer(problems[code].title, [code])]),
    ...(refused.length > 0 ? [[409, problemAnswer('The request was refused', refused)]] : []),
  ]);
};

const isOpen = (route: AnyRoute): boolean => route.kind === 'door' && route.who === 'anyone';

const problemsOf = (route: AnyRoute): ProblemCode[] => [
  ...always,
  ...(route.contract['~orpc'].route.method === 'GET' ? [] : onChange),
  ...(isOpen(route) ? [] : inWorkspace),
];

const refusalsOf = (route: AnyRoute): string[] => [
  ...Object.keys(route.contract['~orpc'].errorMap),
  ...(route.kind === 'command' ? ['idempotency-key-reused'] : []),
];

/** The common form of all problems, with the codes that this answer can have. */
const problemAnswer = (title: string, codes: readonly string[]): OpenAPI.ResponseObject => ({
  description: title,
  content: {
    'application/problem+json': {
      schema: {
        allOf: [{ $ref: '#/components/schemas/Problem' }],
        properties: { code: { type: 'string', enum: [...codes] } },
      },
    },
  },
});

const jsonSchema = (schema: z.ZodType): OpenAPI.SchemaObject => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema);
  return rest as OpenAPI.SchemaObject;
};
