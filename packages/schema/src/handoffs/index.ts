export * from './handoff.ts';
export * from './handoffs.contract.ts';
export * from './route.ts';
