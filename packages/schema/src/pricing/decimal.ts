/** A decimal number exactly: `units / 10 ** scale`. Money is never computed with floats. */
export interface Decimal {
  units: bigint;
  scale: number;
}

const powers = Array.from({ length: 40 }, (_, exponent) => 10n ** BigInt(exponent));
const power = (exponent: number): bigint => powers[exponent] ?? 10n ** BigInt(exponent);

/** Reads text of the form `-12.50`; the caller has tested that it is. */
export const decimalOf = (text: string): Decimal => {
  const point = text.indexOf('.');
  if (point < 0) return { units: BigInt(text), scale: 0 };
  return { units: BigInt(text.slice(0, point) + text.slice(point + 1)), scale: text.length - point - 1 };
};

export const times = (one: Decimal, other: Decimal): Decimal => ({
  units: one.units * other.units,
  scale: one.scale + other.scale,
});

/** In units of the last of `digits` digits behind the point, rounded half away from zero. */
export const rounded = ({ units, scale }: Decimal, digits: number): bigint =>
  scale <= digits ? units * power(digits - scale) : dividedRounded(units, power(scale - digits));

/** `dividend / divisor` to the nearest whole number, half away from zero; the divisor is above zero. */
const dividedRounded = (dividend: bigint, divisor: bigint): bigint => {
  const half = divisor / 2n;
  return dividend < 0n ? -((half - dividend) / divisor) : (dividend + half) / divisor;
};

/** So many percent of an amount in minor units, rounded to a minor unit. */
export const percentOf = (amount: bigint, percent: Decimal): bigint =>
  rounded({ units: amount * percent.units, scale: percent.scale + 2 }, 0);

/** The one way to write a decimal: no plus, no leading or trailing zeros. */
export const plainDecimal = (text: string): string => {
  const [whole = '', digits = ''] = text.replace('-', '').split('.');
  const fraction = digits.replace(/0+$/, '');
  const plain = `${whole.replace(/^0+(?=\d)/, '')}${fraction === '' ? '' : `.${fraction}`}`;
  return text.startsWith('-') && plain !== '0' ? `-${plain}` : plain;
};
