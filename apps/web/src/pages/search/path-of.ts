import type { Found } from '@baton/schema/search';
import { linkOptions } from '@tanstack/react-router';

/** The page of a record that was found. */
export const pathOf = ({ kind, id }: Found) =>
  kind === 'account'
    ? linkOptions({ to: '/accounts/$accountId', params: { accountId: id } })
    : linkOptions({ to: '/deals/$dealId', params: { dealId: id } });
