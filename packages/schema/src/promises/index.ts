export * from './promise.ts';
export * from './promises.contract.ts';
export * from './promises.facts.ts';
