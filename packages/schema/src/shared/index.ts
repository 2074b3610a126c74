export * from './access.ts';
export * from './fact.ts';
export * from './id.ts';
export * from './list.ts';
export * from './money.ts';
export * from './reach.ts';
export * from './refusal.ts';
export * from './values.ts';
