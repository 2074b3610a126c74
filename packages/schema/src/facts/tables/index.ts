export * from './facts.tables.ts';
