import { z } from 'zod';

/** ISO 4217 code. The list of known currencies is the platform's own (`Intl.supportedValuesOf('currency')`). */
export const currency = z.string().regex(/^[A-Z]{3}$/);
export type Currency = z.infer<typeof currency>;

/** An amount in minor units of its currency: 12.50 EUR is `1250`. Always an integer, never a float. */
export const minorUnits = z.int();

export const money = z.strictObject({ amount: minorUnits, currency });
export type Money = z.infer<typeof money>;
