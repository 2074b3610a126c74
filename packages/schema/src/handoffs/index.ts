export * from './brief.doc.ts';
export * from './brief.ts';
export * from './handoff-moves.ts';
export * from './handoff.facts.ts';
export * from './handoff.ts';
export * from './handoffs.contract.ts';
export * from './route.ts';
