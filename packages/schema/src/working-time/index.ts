export * from './working-hours.ts';
export * from './working-time.contract.ts';
export * from './working-time.facts.ts';
export * from './working-time.ts';
export * from './zone-offsets.ts';
