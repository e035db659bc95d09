import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactSum, round12 } from '../../src/graph/exact-sum.ts';

test.each([
  [[], 0],
  [[0.1, 0.2, 0.3], 0.6],
  [[1e16, 1, -1e16], 1],
  [[1e300, 1e-300, -1e300], 1e-300],
  [[5e-324, 5e-324], 1e-323],
  [[1 / 3, 1 / 3, 1 / 3], 1],
  [[-0.5, 0.25], -0.25],
  [[Number.MAX_VALUE], Number.MAX_VALUE],
  [[1e308, 1e308], Number.POSITIVE_INFINITY],
  [[1e308, 1e308, -1e308], 1e308],
])('the sum of %j is %d', (values, sum) => {
  expect(exactSum(values)).toBe(sum);
});

test('a sum does not depend on the order of its values', () => {
  const value = fc.double({ noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(fc.array(value, { maxLength: 40 }), (values) => {
      const sum = exactSum(values);
      expect(exactSum(values.toReversed())).toBe(sum);
      expect(exactSum(values.toSorted((a, b) => a - b))).toBe(sum);
    }),
  );
});

test('a sum of whole numbers is that of plain integers', () => {
  const whole = fc.integer({ min: -(2 ** 40), max: 2 ** 40 });
  fc.assert(
    fc.property(fc.array(whole), (values) => {
      expect(exactSum(values)).toBe(values.reduce((a, b) => a + b, 0));
    }),
  );
});

test('figures keep 12 significant digits', () => {
  expect([1 / 3, 1e21 / 3, 123_456_789_012, 0, -1 / 7].map(round12)).toEqual([
    0.333333333333, 333333333333000000000, 123_456_789_012, 0, -0.142857142857,
  ]);
});
