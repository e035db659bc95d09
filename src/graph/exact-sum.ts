const bits = new DataView(new ArrayBuffer(8));

/** Every finite double is a whole number of 2^-1074. */
const finest = 1074;

/** Values after which the lower halves of their mantissas, 32 bits each, must be put away as whole numbers. */
const mostPending = 2 ** 20;

/**
 * The sum of doubles as a double, the same whatever their order: stores read them in orders of their own, and rounding
 * on the way would tell them apart. Mantissas are added per exponent, in halves, without any rounding; the total is cut
 * to 64 bits at the end. ±Infinity beyond the largest double.
 */
export function exactSum(values: Iterable<number>): number {
  const pending = new Map<number, [high: number, low: number]>();
  let [total, count] = [0n, 0];
  const putAway = () => {
    for (const [shift, [high, low]] of pending) total += ((BigInt(high) << 32n) + BigInt(low)) << BigInt(shift);
    pending.clear();
    count = 0;
  };
  for (const value of values) {
    bits.setFloat64(0, Math.abs(value));
    const [upper, lower] = [bits.getUint32(0), bits.getUint32(4)];
    const exponent = upper >>> 20;
    const sign = Math.sign(value);
    const high = sign * ((upper & 0xfffff) + (exponent === 0 ? 0 : 0x100000));
    const shift = Math.max(0, exponent - 1);
    const sums = pending.get(shift);
    if (sums) {
      sums[0] += high;
      sums[1] += sign * lower;
    } else {
      pending.set(shift, [high, sign * lower]);
    }
    if (++count === mostPending) putAway();
  }
  putAway();
  const length = (total < 0n ? -total : total).toString(2).length;
  const dropped = Math.max(0, length - 64);
  return Number(total >> BigInt(dropped)) * 2 ** (dropped - finest);
}

/** Rounded to 12 significant digits: what is computed from doubles is not known any better. */
export function round12(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(12)) : value;
}
