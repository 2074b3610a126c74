import { rateRemoved, rates as contract, rateSet, type Rate } from '@baton/schema/rates';
import { exchangeRates } from '@baton/schema/rates/tables';
import { and, asc, desc, eq } from 'drizzle-orm';

import { command, type Loading } from '#platform/command/command.ts';
import type { Feature } from '#platform/command/feature.ts';
import { query } from '#platform/command/query.ts';

import { decideRemoveRate, decideSetRate, type RateOfDay } from './rates.decide.ts';
import { ratesPolicy } from './rates.policy.ts';

type Which = Pick<Rate, 'base' | 'currency' | 'day'>;

const ofDay = (workspace: Loading<Which>['actor']['workspace'], { base, currency, day }: Which) =>
  and(
    eq(exchangeRates.workspace, workspace),
    eq(exchangeRates.base, base),
    eq(exchangeRates.currency, currency),
    eq(exchangeRates.day, day),
  );

const rateOfDay = async ({ tx, actor, input }: Loading<Which>): Promise<RateOfDay> => {
  const [row] = await tx
    .select({ value: exchangeRates.value })
    .from(exchangeRates)
    .where(ofDay(actor.workspace, input))
    .for('no key update');
  return { about: { kind: 'rates', id: actor.workspace }, before: row ? plain(row.value) : null };
};

/** PostgreSQL pads a numeric to its scale: `1.080000000` → `1.08`. */
const plain = (value: string): string => (value.includes('.') ? value.replace(/\.?0+$/, '') : value);

const setRate = command({ contract: contract.set, load: rateOfDay, may: ratesPolicy.change, decide: decideSetRate });
const removeRate = command({
  contract: contract.remove,
  load: rateOfDay,
  may: ratesPolicy.change,
  decide: decideRemoveRate,
});

const listRates = query({
  contract: contract.list,
  may: ratesPolicy.read,
  read: async ({ tx, actor }) => {
    const rows = await tx
      .select()
      .from(exchangeRates)
      .where(eq(exchangeRates.workspace, actor.workspace))
      .orderBy(asc(exchangeRates.currency), desc(exchangeRates.day), asc(exchangeRates.base));
    return { data: rows.map(({ workspace: _workspace, ...rate }) => ({ ...rate, value: plain(rate.value) })) };
  },
});

/** The dated table of exchange rates. */
export const ratesFeature: Feature = {
  name: 'rates',
  commands: [setRate, removeRate],
  queries: [listRates],
  projections: {
    [rateSet.type]: async (tx, { workspace, data }) => {
      const { base, currency, day, value } = rateSet.data.parse(data);
      await tx
        .insert(exchangeRates)
        .values({ workspace, base, currency, day, value })
        .onConflictDoUpdate({
          target: [exchangeRates.workspace, exchangeRates.base, exchangeRates.currency, exchangeRates.day],
          set: { value },
        });
    },
    [rateRemoved.type]: async (tx, { workspace, data }) => {
      await tx.delete(exchangeRates).where(ofDay(workspace, rateRemoved.data.parse(data)));
    },
  },
  sees: { rates: async (_tx, actor, facts) => new Set(ratesPolicy.read(actor) ? facts.map(({ id }) => id) : []) },
};
