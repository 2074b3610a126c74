import type { Found } from '@baton/schema/search';
import { linkOptions } from '@tanstack/react-router';

/** Where a record that was found is shown; a note opens on its account. */
export const pathOf = ({ kind, id, place }: Found) => {
  if (kind === 'deal') return linkOptions({ to: '/deals/$dealId', params: { dealId: id } });
  if (kind === 'contact') return linkOptions({ to: '/contacts/$contactId', params: { contactId: id } });
  if (kind === 'proposal') return linkOptions({ to: '/proposals/$proposalId', params: { proposalId: id } });
  const accountId = kind !== 'account' && place !== null ? place.id : id;
  return linkOptions({
    to: '/accounts/$accountId',
    params: { accountId },
    search: kind === 'note' ? { note: id } : {},
  });
};
