export * from './identity.tables.ts';
export * from './workspaces.tables.ts';
