import { expect, test } from 'vitest';
import { compareText } from '../../support/evaluate.ts';
import { overWorld } from '../../support/suites.ts';
import { hubSize, latest } from '../../support/world.ts';

overWorld('scans', (world) => {
  test('come in id order, in batches of bounded size, each row once', async () => {
    const ids: string[] = [];
    for await (const batch of world().store.scan({ type: 'INVESTED_IN' }, latest())) {
      expect(batch.length).toBeGreaterThan(0);
      expect(batch.length).toBeLessThanOrEqual(1_000);
      ids.push(...batch.map(({ id }) => id));
    }
    expect(ids).toEqual([...ids].sort(compareText));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(hubSize);
  });

  test('of a kind hold that kind alone', async () => {
    const kinds = new Set<string>();
    for await (const batch of world().store.scan({ kind: 'Company' }, latest())) {
      for (const row of batch) kinds.add('kind' in row ? row.kind : row.type);
    }
    expect(kinds).toEqual(new Set(['Company']));
  });

  test('may be left early', async () => {
    for await (const batch of world().store.scan({ kind: 'Company' }, latest())) {
      expect(batch.length).toBeGreaterThan(0);
      break;
    }
    expect(await world().store.nodesByKey(['Company:nvidia'], latest())).toHaveLength(1);
  });
});
