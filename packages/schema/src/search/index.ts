export * from './found.ts';
export * from './search.contract.ts';
