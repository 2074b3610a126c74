import type { Edge } from './imports.ts';

/** One rule of the Rooms table: which files it speaks of, and what they must not import. */
interface RoomRule {
  id: string;
  says: string;
  broken: (edge: Edge) => boolean;
}

const isTest = (path: string): boolean => /\.test\.tsx?$|\/stories\/|\.stories\.tsx$/.test(path);
const within = (path: string, room: string): boolean => path.startsWith(room);
const server = 'apps/collab-server/src/';
const schema = 'packages/schema/src/';
const customerPage = 'apps/web/src/features/proposals/customer/';
/** What the customer's page has in common with the application, beside words. */
const sharedWithCustomers = new Set([
  'packages/ui/src/fonts.css',
  'packages/ui/src/tokens.css',
  'apps/web/src/features/proposals/pricing/amount-text.ts',
  'apps/web/src/features/proposals/print/print-instead.tsx',
  'apps/web/src/features/proposals/print/sent-body.tsx',
  'apps/web/src/features/proposals/print/sent-picture.tsx',
]);

/** `features/deals/…` → `deals`, for either app. */
const featureOf = (path: string): string | undefined => /^apps\/[^/]+\/src\/features\/([^/]+)\//.exec(path)?.[1];
const domainOf = (path: string): string | undefined => /^packages\/schema\/src\/([^/]+)\//.exec(path)?.[1];
const isTables = (path: string): boolean => /^packages\/schema\/src\/[^/]+\/tables(\/|$)/.test(path);
const isLibrary = ({ to, kind }: Edge, ...names: string[]): boolean =>
  kind === 'library' && names.some((name) => to === name || to.startsWith(`${name}/`));

/** Core words that platform stores for everybody: their tables and records are platform's own vocabulary. */
const platformWords = new Set(['shared', 'wire', 'facts', 'documents', 'api', 'workspaces']);

const rules: RoomRule[] = [
  {
    id: 'R-schema',
    says: 'schema speaks words only: no app, no interface, no React, no Hocuspocus, no Node',
    broken: (edge) =>
      within(edge.from, schema) &&
      ((edge.kind === 'file' && !within(edge.to, schema)) ||
        isLibrary(edge, 'react', 'react-dom', '@hocuspocus', 'hono', 'postgres') ||
        (edge.kind === 'library' && edge.to.startsWith('node:'))),
  },
  {
    id: 'R-schema-yjs',
    says: 'only .doc.ts files of schema know Yjs',
    broken: (edge) =>
      within(edge.from, schema) && !edge.from.endsWith('.doc.ts') && isLibrary(edge, 'yjs', 'y-protocols', 'lib0'),
  },
  {
    id: 'R-schema-tables',
    says: 'tables import Drizzle, shared and their own domain; nothing else of schema knows Drizzle or tables',
    broken: (edge) => {
      if (!within(edge.from, schema)) return false;
      if (!isTables(edge.from)) return isTables(edge.to) || isLibrary(edge, 'drizzle-orm');
      return edge.kind === 'file' && ![domainOf(edge.from), 'shared', 'workspaces'].includes(domainOf(edge.to));
    },
  },
  {
    id: 'R-browser-tables',
    says: 'the browser never imports tables, Drizzle or the server',
    broken: (edge) =>
      (within(edge.from, 'apps/web/') || within(edge.from, 'packages/ui/')) &&
      (isTables(edge.to) || within(edge.to, server) || isLibrary(edge, 'drizzle-orm', 'postgres')),
  },
  {
    id: 'R-pure',
    says: 'decisions and document operations import schema without tables, and pure neighbours',
    broken: (edge) => {
      if (!/\.(decide|doc)\.ts$/.test(edge.from)) return false;
      if (edge.kind === 'library') return !isLibrary(edge, 'yjs', 'zod', 'lexorank');
      if (within(edge.to, schema)) return isTables(edge.to);
      const own = featureOf(edge.from) !== undefined && featureOf(edge.from) === featureOf(edge.to);
      return !(own && /\.(decide|policy)\.ts$/.test(edge.to)) && !within(edge.to, `${server}platform/command/`);
    },
  },
  {
    id: 'R-features-meet-by-facts',
    says: "a feature of the server reads another only through that feature's reads.ts",
    broken: (edge) =>
      within(edge.from, `${server}features/`) &&
      edge.kind === 'file' &&
      featureOf(edge.to) !== undefined &&
      featureOf(edge.to) !== featureOf(edge.from) &&
      !edge.to.endsWith('reads.ts'),
  },
  {
    id: 'R-features-no-collab',
    says: 'features reach live documents through the platform port, never through collab or Hocuspocus',
    broken: (edge) =>
      within(edge.from, `${server}features/`) &&
      (within(edge.to, `${server}collab/`) || isLibrary(edge, '@hocuspocus')),
  },
  {
    id: 'R-collab',
    says: 'collab imports policies, reads and document projections of features, never commands or decisions',
    broken: (edge) =>
      within(edge.from, `${server}collab/`) &&
      within(edge.to, `${server}features/`) &&
      !/(\.policy|reads|\.projection|\.document)\.ts$/.test(edge.to),
  },
  {
    id: 'R-platform',
    says: 'platform knows no feature, no collab and no CRM word of schema',
    broken: (edge) =>
      within(edge.from, `${server}platform/`) &&
      edge.kind === 'file' &&
      (within(edge.to, `${server}features/`) ||
        within(edge.to, `${server}collab/`) ||
        (within(edge.to, schema) && !platformWords.has(domainOf(edge.to) ?? ''))),
  },
  {
    id: 'R-web-features',
    says: 'a feature of the web imports schema, ui, #shared and itself: pages compose features',
    broken: (edge) =>
      within(edge.from, 'apps/web/src/features/') &&
      edge.kind === 'file' &&
      within(edge.to, 'apps/web/src/') &&
      !within(edge.to, 'apps/web/src/shared/') &&
      featureOf(edge.to) !== featureOf(edge.from),
  },
  {
    id: 'R-customer',
    says: "the customer's page is itself, schema, React and how amounts are written; nothing of the application knows it",
    broken: (edge) => {
      if (!within(edge.from, customerPage)) return within(edge.to, customerPage);
      if (edge.kind === 'library') return !isLibrary(edge, 'react', 'react-dom');
      return ![customerPage, schema].some((room) => within(edge.to, room)) && !sharedWithCustomers.has(edge.to);
    },
  },
  {
    id: 'R-web-shared',
    says: 'web/shared knows no feature, page or app',
    broken: (edge) =>
      within(edge.from, 'apps/web/src/shared/') &&
      edge.kind === 'file' &&
      within(edge.to, 'apps/web/src/') &&
      !within(edge.to, 'apps/web/src/shared/'),
  },
  {
    id: 'R-ui',
    says: 'ui knows nothing of the product',
    broken: (edge) => within(edge.from, 'packages/ui/') && edge.kind === 'file' && !within(edge.to, 'packages/ui/'),
  },
  {
    id: 'R-editor',
    says: 'the editor knows rich text alone: schema, Tiptap and Yjs; no React, no app, no second binding',
    broken: (edge) =>
      (within(edge.from, 'packages/editor/') &&
        (edge.kind === 'library'
          ? !isLibrary(edge, '@tiptap', 'yjs', 'y-protocols') || isLibrary(edge, '@tiptap/react')
          : !within(edge.to, 'packages/editor/') && !within(edge.to, schema))) ||
      isLibrary(edge, 'y-prosemirror', '@hocuspocus/transformer'),
  },
  {
    id: 'R-browser-binding',
    says: 'the server reads rich text by schema/rich-text, never through an editor',
    broken: (edge) => within(edge.from, server) && (within(edge.to, 'packages/editor/') || isLibrary(edge, '@tiptap')),
  },
  {
    id: 'R-one-room-hocuspocus',
    says: 'the Hocuspocus server is imported by collab alone, its client by web/shared/live alone',
    broken: (edge) =>
      (isLibrary(edge, '@hocuspocus/server') && !within(edge.from, `${server}collab/`)) ||
      (isLibrary(edge, '@hocuspocus/provider') && !within(edge.from, 'apps/web/src/shared/live/')),
  },
  {
    id: 'R-one-driver',
    says: 'postgres.js is imported by platform/db alone',
    broken: (edge) => isLibrary(edge, 'postgres', 'pg') && !within(edge.from, `${server}platform/db/`),
  },
];

/** Every broken rule, in words that name the way out. Tests and stories may look anywhere. */
export const violations = (edges: Edge[]): string[] =>
  edges
    .filter((edge) => !isTest(edge.from))
    .flatMap((edge) =>
      rules.filter((rule) => rule.broken(edge)).map((rule) => `${rule.id}: ${edge.from} → ${edge.to} (${rule.says})`),
    );

export const ruleIds = rules.map((rule) => rule.id);
