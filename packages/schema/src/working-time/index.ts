export * from './working-hours.ts';
export * from './working-time.contract.ts';
export * from './working-time.facts.ts';
export * from './working-time.ts';
export { instantOfWall, wallAt } from './zone-offsets.ts';
