export * from './account.facts.ts';
export * from './account.ts';
export * from './accounts.contract.ts';
