import { rateRemoved, rateSet, type Rate } from '@baton/schema/rates';
import { refuse } from '@baton/schema/shared';

import { accept } from '#platform/command/definition.ts';

type Which = Pick<Rate, 'base' | 'currency' | 'day'>;

export interface RateOfDay {
  /** The workspace, which the facts are about. */
  about: { kind: string; id: string };
  /** What that day has so far. */
  before: string | null;
}

/** Rule X1. Setting the same value again leaves no fact. */
export const decideSetRate = ({ about, before }: RateOfDay, { base, currency, day, value }: Rate) => {
  if (base === currency) return refuse('same-currency');
  const rate: Rate = { base, currency, day, value };
  if (before !== null && Number(before) === Number(value)) return accept(rate);
  return accept(rate, rateSet({ subject: about, data: { ...rate, before } }));
};

export const decideRemoveRate = ({ about, before }: RateOfDay, { base, currency, day }: Which) =>
  before === null ? accept({}) : accept({}, rateRemoved({ subject: about, data: { base, currency, day } }));
