import { z } from 'zod';

import { factType } from '../shared/fact.ts';
import { currency } from '../shared/money.ts';
import { rateValue } from './rate.ts';

const which = { base: currency, currency, day: z.iso.date() };

export const rateSet = factType('rate.set', { ...which, value: rateValue, before: rateValue.nullable() });
export const rateRemoved = factType('rate.removed', which);
