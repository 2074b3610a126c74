export * from './responsibilities.contract.ts';
export * from './responsibilities.facts.ts';
export * from './responsibility.ts';
