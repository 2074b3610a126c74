export * from './import-run.ts';
export * from './import.facts.ts';
export * from './imports.contract.ts';
export * from './preview.ts';
