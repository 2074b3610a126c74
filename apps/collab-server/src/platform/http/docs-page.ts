import type { OpenAPI } from '@orpc/contract';

/** The API for people: one page without a script, rendered from the OpenAPI document. */
export const docsPage = (document: OpenAPI.Document): string => {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item?.[method];
      return operation ? [{ method, path, operation }] : [];
    }),
  );
  const groups = Map.groupBy(operations, ({ operation }) => (operation.operationId ?? '').split('.')[0] ?? '');
  const { title, version, description = '' } = document.info;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${text(title)}</title><style>${style}</style></head>
<body><header><h1>${text(title)}</h1><p>Version ${text(version)} · <a href="/api/openapi.json">OpenAPI 3.1</a></p>
<p>${withCode(description)}</p>
<nav aria-label="Sections">${[...groups.keys()].map((name) => `<a href="#${text(name)}">${text(name)}</a>`).join(' ')}</nav></header>
<main>${[...groups].map(([name, group]) => section(name, group)).join('')}</main></body></html>`;
};

interface Operation {
  method: string;
  path: string;
  operation: OpenAPI.OperationObject;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

const section = (name: string, group: readonly Operation[]): string =>
  `<section><h2 id="${text(name)}">${text(name)}</h2>${group.map(article).join('')}</section>`;

const article = ({ method, path, operation }: Operation): string => {
  const id = text(operation.operationId ?? `${method} ${path}`);
  const inputs = [...parameterRows(operation), ...bodyRows(operation)];
  return `<article id="${id}"><h3><a href="#${id}"><code>${method.toUpperCase()} /api/v1${text(path)}</code></a></h3>
<p>${text(operation.summary ?? '')}</p>
${inputs.length > 0 ? table(['Input', 'In', 'Form', 'Meaning'], inputs) : ''}
${table(['Answer', 'Codes or form'], Object.entries(operation.responses ?? {}).map(answerRow))}</article>`;
};

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<div class="wide"><table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>
${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</tbody></table></div>`;

const parameterRows = ({ parameters = [] }: OpenAPI.OperationObject): string[][] =>
  parameters.flatMap((parameter) => {
    if ('$ref' in parameter) return [];
    return [
      [
        named(parameter.name, parameter.required),
        parameter.in,
        form(parameter.schema),
        text(parameter.description ?? ''),
      ],
    ];
  });

const bodyRows = ({ requestBody }: OpenAPI.OperationObject): string[][] => {
  if (!requestBody || '$ref' in requestBody) return [];
  const schema = requestBody.content['application/json']?.schema;
  if (!schema || '$ref' in schema || !schema.properties) return [['body', 'body', form(schema), '']];
  return Object.entries(schema.properties).map(([name, property]) => [
    named(name, schema.required?.includes(name)),
    'body',
    form(property),
    text(('description' in property ? property.description : '') ?? ''),
  ]);
};

const answerRow = ([status, answer]: [string, OpenAPI.ResponseObject | OpenAPI.ReferenceObject]): string[] => {
  const content = '$ref' in answer ? {} : (answer.content ?? {});
  const problem = content['application/problem+json'];
  return [text(status), problem ? codesOf(problem.schema) : form(content['application/json']?.schema)];
};

const codesOf = (schema: Schema | undefined): string => {
  const code = schema && 'properties' in schema ? schema.properties?.['code'] : undefined;
  return code && 'enum' in code ? values(code.enum ?? []) : '';
};

const values = (each: readonly unknown[]): string =>
  each.map((value) => `<code>${text(String(value))}</code>`).join(' ');

const named = (name: string, required = false): string =>
  `<code>${text(name)}</code>${required ? '' : ' <i>optional</i>'}`;

type Schema = OpenAPI.SchemaObject | OpenAPI.ReferenceObject;

/** A schema in a line or, for records, as a list that can be opened. */
const form = (schema: Schema | undefined, depth = 0): string => {
  if (!schema) return '';
  if ('$ref' in schema) return text(schema.$ref.split('/').at(-1) ?? '');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map((choice) => form(choice, depth)).join(' or ');
  if (schema.enum) return values(schema.enum);
  if (schema.properties) return record(schema.properties, schema.required ?? [], depth);
  return 'items' in schema ? `list of ${form(schema.items, depth)}` : plain(schema);
};

const plain = (schema: OpenAPI.SchemaObject): string =>
  schema.const === undefined
    ? text([schema.type, schema.format].filter(Boolean).join(', ') || 'anything')
    : values([schema.const]);

const record = (properties: Record<string, Schema>, required: readonly string[], depth: number): string => {
  if (depth > 4) return 'record';
  const items = Object.entries(properties).map(
    ([name, property]) => `<li>${named(name, required.includes(name))}: ${form(property, depth + 1)}</li>`,
  );
  return `<details${depth === 0 ? '' : ' open'}><summary>record of ${items.length}</summary><ul>${items.join('')}</ul></details>`;
};

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const text = (raw: string): string => raw.replaceAll(/[&<>"']/g, (char) => escapes[char] ?? '');
const withCode = (raw: string): string => text(raw).replaceAll(/`([^`]+)`/g, '<code>$1</code>');

const style = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}body{max-width:60rem;margin:0 auto;padding:1rem}
nav a{margin-right:.75rem}article{border-top:1px solid #8886;padding:.5rem 0 1rem}h3{margin:.5rem 0}h3 a{color:inherit}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;margin:.5rem 0}td,th{text-align:left;vertical-align:top;
padding:.25rem .75rem .25rem 0;border-bottom:1px solid #8883}ul{margin:.25rem 0;padding-left:1.25rem}code{font-size:.9em}`;
