import { expect, test } from 'vitest';
import { formatReport } from '../../src/ingest/report.ts';
import { companies, company, holdings, type Line, load, owns, press, printed, writeLines } from '../support/files.ts';
import { overEmpty } from '../support/suites.ts';

const yes = async () => true;
const retract = (id: string) => ({ retract: id, sources: ['press'] });

overEmpty('departures', (store) => {
  const run = (dataset: string, lines: Line[], options = {}) =>
    load(store(), dataset, [writeLines('input.jsonl', ...lines)], options);
  const held = async (key: string) => (await holdings(store(), key)).map(({ id, node }) => `${id} ${node}`);

  test('a retraction retires a fact, by its id with or without its type', async () => {
    const deals = [owns('a', 'b', { id: 'ab' }), owns('a', 'c', { id: 'ac' }), owns('b', 'c', { id: 'bc' })];
    await run('mine', [press, company('a'), company('b'), company('c'), ...deals]);
    expect(await run('mine', [retract('ab'), retract('Owns:ac')])).toMatchObject({ rejected: 0, retired: 2 });
    expect(await held('a')).toEqual([]);
    expect(await run('mine', [retract('ab')])).toMatchObject({ retired: 0, unchanged: 1 });
  });

  test('a node goes only when nothing that stays leans on it', async () => {
    expect(printed(await run('mine', [retract('Company:c')]))).toEqual([
      'input.jsonl:1: retract: Company:c is still named by bc',
    ]);
    expect(printed(await run('mine', [retract('Company:a'), owns('a', 'b', { id: 'ab' })]))).toEqual([
      expect.stringMatching(/^input\.jsonl:1: retract: Company:a is still named by .*input\.jsonl:2$/),
    ]);
    expect(await held('a')).toEqual(['ab Company:b']);
    expect(await run('mine', [retract('Company:c'), retract('bc')])).toMatchObject({ rejected: 0, retired: 2 });
    expect(await companies(store())).toEqual(['a', 'b']);
  });

  test('a node that one data set retracts stands while another states it', async () => {
    await run('other', [company('b')]);
    expect(await run('mine', [retract('Company:b')])).toMatchObject({ rejected: 0, changed: 1, retired: 0 });
    expect(await companies(store())).toEqual(['a', 'b']);
    expect(printed(await run('other', [retract('Company:b')]))).toEqual([
      'input.jsonl:1: retract: Company:b is still named by ab',
    ]);
  });

  test('pruning asks first, and retires what its own data set alone no longer states', async () => {
    await run('other', [company('kept'), company('x')]);
    await run('mine', [press, company('a'), company('x'), company('y'), owns('a', 'y', { id: 'ay' })]);
    const asked: number[] = [];
    const no = async (count: number) => {
      asked.push(count);
      return false;
    };
    const mine = [press, company('a')];
    const dry = await run('mine', mine, { prune: yes, dryRun: true });
    expect(formatReport(dry)).toMatch(/Dry run: nothing was loaded\. --prune would retire 4 facts\.$/);
    expect(formatReport(await run('mine', mine, { prune: no }))).toMatch(/ 4 stale facts not pruned\.$/);
    expect(asked).toEqual([4]);
    expect(await companies(store())).toEqual(['a', 'b', 'kept', 'x', 'y']);
    expect(await run('mine', mine, { prune: yes })).toMatchObject({ changed: 1, retired: 3, unchanged: 2 });
    expect(await companies(store())).toEqual(['a', 'b', 'kept', 'x']);
    expect(await run('mine', mine, { prune: yes })).toMatchObject({ changed: 0, retired: 0, prune: { stale: 0 } });
  });

  test('pruning leaves standing what others lean on, and says so', async () => {
    await run('other', [owns('kept', 'a', { id: 'ka' })]);
    const report = await run('mine', [press], { prune: yes });
    expect(report).toMatchObject({ retired: 0, prune: { stale: 1, kept: 1, outcome: 'DONE' } });
    expect(formatReport(report)).toMatch(/ 1 fact left standing, since others lean on them\.$/);
    const leaning = await run('mine', [owns('a', 'b', { id: 'ab2' })], { prune: yes });
    expect(leaning).toMatchObject({ added: 1, retired: 0, prune: { kept: 2 } });
  });

  test('a source that changed its key is pruned in the same run', async () => {
    const news = { kind: 'Source', key: 'news', name: 'News' };
    await run('sources', [news, company('z', { sources: ['news'] }), company('q', { sources: ['news'] })]);
    const renamed = { ...news, key: 'the-news' };
    const again = [renamed, company('z', { sources: ['the-news'] })];
    expect(await run('sources', again, { prune: yes })).toMatchObject({ added: 1, changed: 1, retired: 2 });
  });

  test('a source goes with its data set although others state what it stated too', async () => {
    const leaflet = { kind: 'Source', key: 'leaflet', name: 'Leaflet' };
    const both = { sources: ['leaflet', 'press'] };
    await run('theirs', [press, company('shared'), owns('shared', 'b')]);
    await run('table', [leaflet, press, company('shared', both), owns('shared', 'b', both)]);
    expect(await run('table', [], { prune: yes })).toMatchObject({ changed: 3, retired: 1, prune: { kept: 0 } });
    await run('table', [leaflet, company('shared', { sources: ['leaflet'] })]);
    await run('theirs', [company('shared', { sources: ['leaflet'] })]);
    expect(await run('table', [], { prune: yes })).toMatchObject({ retired: 0, prune: { kept: 1 } });
  });

  test('nothing is pruned while a record is rejected: it may be the one that states a fact', async () => {
    const report = await run('sources', [company('z', { name: 7 })], { prune: yes });
    expect(report).toMatchObject({ rejected: 1, retired: 0, prune: { outcome: 'UNSAFE' } });
    expect(formatReport(report)).toMatch(/Nothing was pruned, because of the rejects: mend them first\.$/);
    expect(await companies(store())).toContain('z');
  });

  test('many go at once, of which some must stay', async () => {
    const numbers = Array.from({ length: 1_100 }, (_, number) => number);
    const bulk = [press, ...numbers.flatMap((n) => [company(`n${n}`), owns(`n${n}`, 'b', { id: `o${n}` })])];
    await run('bulk', bulk);
    await run('other', [company('b'), owns('b', 'n1050', { id: 'leans' })]);
    const all = numbers.flatMap((n) => [retract(`Company:n${n}`), retract(`o${n}`)]);
    const dry = await run('bulk', all, { dryRun: true });
    expect(printed(dry)).toEqual(['input.jsonl:2101: retract: Company:n1050 is still named by leans']);
    const some = all.slice(0, 100);
    expect(await run('bulk', some)).toMatchObject({ rejected: 0, retired: some.length });
    const left = all.length - some.length;
    const pruned = await run('bulk', [press], { prune: yes });
    expect(pruned).toMatchObject({ retired: left - 1, prune: { stale: left, kept: 1, outcome: 'DONE' } });
    expect((await companies(store())).filter((key) => key.startsWith('n'))).toEqual(['n1050']);
  });
});
