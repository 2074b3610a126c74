export * from './level.ts';
export * from './people.contract.ts';
export * from './roles.ts';
export * from './workspace.ts';
export * from './workspaces.contract.ts';
export * from './workspaces.facts.ts';
