import type { LinkProps } from '@tanstack/react-router';

import type { PresentPerson } from './present-people.ts';

/** The way to the page that somebody is on; null where there is none. */
export const placeLink = (place: PresentPerson['place']) => {
  if (place === null) return null;
  const { kind, id } = place;
  if (kind === 'board') return { to: '/boards/$boardId', params: { boardId: id } } satisfies LinkProps;
  if (kind === 'deal') return { to: '/deals/$dealId', params: { dealId: id } } satisfies LinkProps;
  if (kind === 'account') return { to: '/accounts/$accountId', params: { accountId: id } } satisfies LinkProps;
  if (kind === 'contact') return { to: '/contacts/$contactId', params: { contactId: id } } satisfies LinkProps;
  if (kind === 'brief') return { to: '/handoffs/$handoffId', params: { handoffId: id } } satisfies LinkProps;
  if (kind === 'proposal') return { to: '/proposals/$proposalId', params: { proposalId: id } } satisfies LinkProps;
  return null;
};

const kinds: Record<string, string> = {
  boards: 'board',
  deals: 'deal',
  accounts: 'account',
  contacts: 'contact',
  handoffs: 'brief',
  proposals: 'proposal',
};

/** The page of an address as places are called, `board:<id>`; empty where nobody can be led. */
export const pageOfPath = (path: string): string => {
  const [, first = '', id = '', ...rest] = path.split('/');
  const kind = kinds[first];
  return kind === undefined || id === '' || rest.length > 0 ? '' : `${kind}:${id}`;
};
