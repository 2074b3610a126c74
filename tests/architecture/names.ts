/** The closed list of what a file may be; a new role needs a decision record. */
const roles = [
  'contract',
  'facts',
  'doc',
  'tables',
  'policy',
  'queries',
  'reads',
  'projection',
  'decide',
  'command',
  'automation',
  'job',
  'port',
  'feature',
  'messages',
  'test',
  'stories',
];
/** What a test needs, before `.test`: a database, a running server, many seeds. */
const testKinds = ['db', 'sync', 'fuzz'];
const languages = ['en', 'fr', 'it'];
const known = new Set([...roles, ...testKinds, ...languages, 'd', 'config', 'setup', 'gen', 'worker', 'rows', 'e2e']);
const forbidden = new Set([
  'util',
  'utils',
  'helper',
  'helpers',
  'manager',
  'service',
  'base',
  'common',
  'types',
  'misc',
]);

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Why a file's name breaks the rules, or null. `path` is from the root. */
export const badName = (path: string): string | null => {
  const parts = path.split('/').slice(1);
  const file = parts.at(-1) ?? '';
  const [thing = '', ...suffixes] = file.replace(/\.(ts|tsx|css)$/, '').split('.');
  const folders = parts.slice(0, -1);
  const words = [...folders, thing].flatMap((part) => part.split('-'));
  const word = words.find((each) => forbidden.has(each));
  if (word) return `${path}: "${word}" says nothing about what is inside`;
  if (!kebab.test(thing)) return `${path}: file names are kebab-case`;
  const unknown = suffixes.find((suffix) => !known.has(suffix));
  return unknown ? `${path}: ".${unknown}" is not a known role` : null;
};
