import { expect, test } from 'vitest';
import type { Order } from '../../../src/graph/order.ts';
import { along, by, edgesOf, findNodes, newestFirst, oldestFirst } from '../../support/questions.ts';
import { overWorld } from '../../support/suites.ts';
import { hubId } from '../../support/world.ts';

const named = ['emoji', 'replacement', 'ginkou', 'e-acute', 'e-plain', 'same-1', 'same-2', 'same-3', 'nvidia', 'bare'];
const only = { op: 'in' as const, field: 'key', values: named };

overWorld('order', (world) => {
  const keys = async (order: Order, where = only) => {
    const [slice] = await findNodes(world().store, { order, where });
    return slice!.rows.map((row) => row.key);
  };

  test('names sort folded, by code point, ties by id', async () => {
    expect(await keys(by('name'))).toEqual([
      'bare',
      'e-acute',
      'e-plain',
      'nvidia',
      'same-1',
      'same-2',
      'same-3',
      'ginkou',
      'replacement',
      'emoji',
    ]);
  });

  test('descending is the reverse, ties included', async () => {
    expect(await keys(by('name', 'DESC'))).toEqual((await keys(by('name'))).toReversed());
  });

  test('unknown values come last both ways', async () => {
    const known = ['nvidia', 'replacement', 'emoji', 'e-plain', 'e-acute', 'same-3', 'same-2', 'same-1'];
    const up = await keys(by('foundedOn'));
    const down = await keys(by('foundedOn', 'DESC'));
    expect(up.slice(-2)).toEqual(['bare', 'ginkou']);
    expect(down.slice(-2)).toEqual(['ginkou', 'bare']);
    expect(new Set(up.slice(0, -2))).toEqual(new Set(known));
  });

  test('a date sorts by its first day, whatever its precision', async () => {
    expect(await keys(by('foundedOn'))).toEqual([
      'nvidia',
      'e-acute',
      'e-plain',
      'emoji',
      'replacement',
      'same-1',
      'same-2',
      'same-3',
      'bare',
      'ginkou',
    ]);
  });

  test('numbers sort as numbers', async () => {
    const [slice] = await findNodes(world().store, {
      kinds: ['AiModel'],
      order: by('trainingFlop', 'DESC'),
      page: { limit: 2, from: 'start' },
      where: { op: 'in', field: 'key', values: ['llama-3', 'llama-3.1', 'closed'] },
    });
    expect(slice!.rows.map((row) => row.key)).toEqual(['llama-3.1', 'llama-3']);
  });

  test('false sorts before true', async () => {
    const where = { op: 'in' as const, field: 'key', values: ['llama-3', 'llama-3.1', 'llama-3.10', 'closed'] };
    const [slice] = await findNodes(world().store, { kinds: ['AiModel'], where, order: by('openWeights') });
    expect(slice!.rows.map((row) => row.key)).toEqual(['llama-3.10', 'llama-3', 'llama-3.1', 'closed']);
  });

  test('money sorts within one currency; other currencies count as unknown', async () => {
    const where = { op: 'in' as const, field: 'key', values: ['h100', 'rtx-3090', 'taalas-hc1'] };
    const ask = async (currency: string) => {
      const [slice] = await findNodes(world().store, {
        kinds: ['Chip'],
        where,
        order: by('launchPrice', 'ASC', currency),
      });
      return slice!.rows.map((row) => row.key);
    };
    expect(await ask('USD')).toEqual(['rtx-3090', 'h100', 'taalas-hc1']);
    expect(await ask('JPY')).toEqual(['taalas-hc1', 'h100', 'rtx-3090']);
  });

  test('enums and codes sort by their text', async () => {
    const [slice] = await findNodes(world().store, { where: only, order: by('countryCode') });
    const codes = slice!.rows.map((row) => row.record.countryCode ?? null);
    expect(codes).toEqual(['FR', 'FR', 'JP', 'US', ...Array.from({ length: 6 }, () => null)]);
  });

  test('edges come newest first, undated ones last', async () => {
    const [slice] = await edgesOf(world().store, [hubId], { order: newestFirst });
    const days = slice!.rows.map(({ pos }) => pos.split('!')[0]!);
    expect(days).toEqual([...days].sort().toReversed());
    expect(days.at(-1)).toBe('');
  });

  test('edges oldest first have undated ones last too', async () => {
    const [slice] = await edgesOf(world().store, [hubId], { order: oldestFirst });
    const days = slice!.rows.map(({ pos }) => pos.split('!')[0]!);
    const dated = days.filter((day) => day !== '');
    expect(days).toEqual([...[...dated].sort(), ...days.filter((day) => day === '')]);
  });

  test('edges of one day are ordered by id in the direction of the list', async () => {
    const onOneDay = async (order: Order) => {
      const [slice] = await edgesOf(world().store, [hubId], { order });
      return slice!.rows.filter(({ pos }) => pos.startsWith('2021-01-01!')).map(({ id }) => id);
    };
    const up = await onOneDay(oldestFirst);
    expect(up.length).toBeGreaterThan(50);
    expect(up).toEqual([...up].sort());
    expect(await onOneDay(newestFirst)).toEqual(up.toReversed());
  });

  test('the fields of the far node order edges, whichever end it is', async () => {
    const order: Order = { terms: [{ on: 'far', field: 'name', direction: 'ASC' }], fallback: 'ASC' };
    const hops = [along('INVESTED_IN', 'OUT'), along('INVESTED_IN', 'IN'), along('OWNS', 'OUT')];
    const [slice] = await edgesOf(world().store, ['Company:nvidia'], { hops, order, far: true });
    const names = slice!.rows.map((row) => row.far!.record.name);
    expect(names).toEqual(['Ada É. Lovelace', 'Bare Metal', 'Bare Metal', 'É', 'É', 'É', 'É', 'same name']);
  });
});
