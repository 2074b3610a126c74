export * from './inbox-item.ts';
export * from './inbox.contract.ts';
export * from './inbox.facts.ts';
export * from './notification-settings.ts';
export * from './notifications.contract.ts';
export * from './quiet.ts';
