export * from './rate.facts.ts';
export * from './rate.ts';
export * from './rates.contract.ts';
