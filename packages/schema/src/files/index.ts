export * from './file-name.ts';
export * from './file.facts.ts';
export * from './file.ts';
export * from './files.contract.ts';
export * from './preview.ts';
