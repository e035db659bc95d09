import { describe, expect, test } from 'vitest';
import type { Money } from '../../schema/values/money.ts';
import type { EdgeRow, FactRecord } from '../../src/graph/records.ts';
import { hopsAlong } from '../../src/traversal/along.ts';
import { amountsOf } from '../../src/traversal/amounts.ts';
import { spanOf, spansInOrder } from '../../src/traversal/spans.ts';
import { weakestStep } from '../../src/traversal/weakest.ts';
import { model, money } from '../support/statements.ts';

function fact(record: FactRecord): EdgeRow {
  const times = { recordedAt: '2026-01-01T00:00:00.000Z', retractedAt: null };
  return { id: 'x', type: 'LENDS_TO', from: 'a', to: 'b', pos: '!x', record, datasets: [], ...times };
}

describe('weakestStep', () => {
  const sure = fact({ confidence: 1, sources: ['a', 'b'] });
  const unsure = fact({ confidence: 0.4, sources: ['a', 'b', 'c'] });
  const unsaid = fact({ sources: ['a'] });
  test.each<[string, EdgeRow[][], number]>([
    ['none without steps', [], -1],
    ['the least sure', [[sure], [unsure], [unsaid]], 1],
    ['a step is as sure as its surest fact', [[unsure, sure], [unsaid]], 1],
    ['of equally sure ones that of the fewest sources', [[sure], [unsaid]], 1],
    ['sources of parallel facts count together, each once', [[unsaid, unsaid], [sure], [unsaid, sure]], 0],
    ['then the first', [[unsaid], [unsaid]], 0],
  ])('%s', (_, steps, expected) => {
    expect(weakestStep(steps)).toBe(expected);
  });
});

describe('amountsOf', () => {
  const paid = (amount: Money | null) => fact(amount ? { amount } : {});
  const facts = [paid(money(300)), paid(money(100, 'USD', 'UP_TO')), paid(money(1, 'EUR')), paid(null)];

  test('the smallest per currency, never one against the other, and how many are unknown', () => {
    const { smallest, main, unknown } = amountsOf(facts, null);
    expect(smallest).toEqual([money(1, 'EUR'), money(100, 'USD', 'UP_TO')]);
    // Most of the amounts are in dollars.
    expect(main).toEqual(money(100, 'USD', 'UP_TO'));
    expect(unknown).toBe(1);
  });

  test('in the currency asked for, null where nothing is known in it', () => {
    expect(amountsOf(facts, 'EUR').main).toEqual(money(1, 'EUR'));
    expect(amountsOf(facts, 'JPY').main).toBeNull();
    expect(amountsOf([], null)).toEqual({ smallest: [], main: null, unknown: 0 });
  });
});

describe('spansInOrder', () => {
  const order = (...steps: (string | null)[][]) => spansInOrder(steps.map((dates) => dates.map(spanOf)));

  test('a coarse date stands where it can, an unknown one anywhere', () => {
    expect(order(['2024-06-01', '2025'], [null], ['2024', '2023-12-31'])).toEqual([
      [true, false],
      [true],
      [true, false],
    ]);
  });

  test('the same day is in order', () => {
    expect(order(['2024-06-01'], ['2024-06-01', '2024-05-31'])).toEqual([[true], [true, false]]);
  });
});

describe('hopsAlong', () => {
  const types = ['INVESTED_IN', 'SUPPLIES', 'OWNS', 'PARTNERS_WITH'];
  const directions = (direction: 'OUT' | 'IN' | 'ANY', along: 'EDGES' | 'MONEY') =>
    Object.fromEntries(hopsAlong(model, types, direction, along).map((hop) => [hop.type, hop.direction]));

  test('along edges goes by their stored direction; symmetric ones run both ways', () => {
    expect(directions('OUT', 'EDGES')).toEqual({
      INVESTED_IN: 'OUT',
      SUPPLIES: 'OUT',
      OWNS: 'OUT',
      PARTNERS_WITH: 'BOTH',
    });
  });

  test('along money a customer pays its supplier, and types without money are not walked', () => {
    expect(directions('OUT', 'MONEY')).toEqual({ INVESTED_IN: 'OUT', SUPPLIES: 'IN' });
    expect(directions('IN', 'MONEY')).toEqual({ INVESTED_IN: 'IN', SUPPLIES: 'OUT' });
    expect(directions('ANY', 'MONEY')).toEqual({ INVESTED_IN: 'BOTH', SUPPLIES: 'BOTH' });
  });

  test('are of all types when none are given, of none when the list is empty', () => {
    expect(hopsAlong(model, null, 'ANY', 'EDGES')).toHaveLength(model.edges.size);
    expect(hopsAlong(model, [], 'ANY', 'EDGES')).toEqual([]);
  });
});
