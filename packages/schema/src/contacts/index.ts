export * from './contact.facts.ts';
export * from './contact.ts';
export * from './contacts.contract.ts';
export * from './vcard.ts';
