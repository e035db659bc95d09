import { afterEach, expect, test } from 'vitest';
import { type Aside, openAside } from '../../../src/storage/sqlite/aside.ts';
import { connect } from '../../../src/storage/sqlite/connection.ts';
import { temporaryPath } from '../../support/sqlite.ts';

/** Counts up to the parameter: far beyond a deadline when that is large. */
const counting = 'with recursive c (n) as (select 1 union all select n + 1 from c where n < ?1) select count(*) from c';
const endless = { text: counting, parameters: [10n ** 12n] };
const short = { text: counting, parameters: [5n] };
const soon = () => Date.now() + 100;
const late = () => Date.now() + 60_000;

let aside: Aside;
afterEach(() => aside.close());

test('a statement runs while the process goes on, and is ended at its deadline', async () => {
  aside = openAside(temporaryPath());
  let turns = 0;
  const clock = setInterval(() => turns++, 5);
  await expect(aside.rows(endless, soon())).rejects.toMatchObject({ code: 'TIMEOUT' });
  clearInterval(clock);
  expect(turns).toBeGreaterThan(3);
  expect(await aside.rows(short, late())).toEqual([[5]]);
});

test('a file that cannot be opened is told as that', async () => {
  aside = openAside('/nowhere/at/all.db');
  await expect(aside.rows(short, late())).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
});

test('what waits for a connection goes on when one is free, and no longer than its own deadline', async () => {
  aside = openAside(temporaryPath());
  const busy = Array.from({ length: 4 }, () => aside.rows(endless, Date.now() + 300).catch(({ code }) => code));
  const impatient = aside.rows(short, soon()).catch(({ code }) => code);
  const patient = aside.rows(short, late());
  expect(await impatient).toBe('TIMEOUT');
  expect(await Promise.all(busy)).toEqual(Array(4).fill('TIMEOUT'));
  expect(await patient).toEqual([[5]]);
});

test('closing ends what runs and what waits', async () => {
  aside = openAside(temporaryPath());
  const asked = Array.from({ length: 8 }, () => aside.rows(endless, late()).catch(({ code }) => code));
  await aside.close();
  expect(await Promise.all(asked)).toEqual(Array(8).fill('STORE_UNAVAILABLE'));
});

test('a statement that fails tells why, and the next one is answered', async () => {
  aside = openAside(temporaryPath());
  const wrong = { text: 'select * from nowhere', parameters: [] };
  await expect(aside.rows(wrong, late())).rejects.toMatchObject({ code: 'INTERNAL' });
  await expect(aside.rows({ ...short, parameters: [] }, late())).rejects.toMatchObject({ code: 'INTERNAL' });
  expect(await aside.rows(short, late())).toEqual([[5]]);
});

test('it cannot write, and sees at once what another connection wrote', async () => {
  const path = temporaryPath();
  const writer = connect(path);
  writer.rows({ text: 'pragma journal_mode = wal', parameters: [] });
  writer.exec('create table t (x)');
  aside = openAside(path);
  const count = { text: 'select count(*) from t', parameters: [] };
  expect(await aside.rows(count, late())).toEqual([[0]]);
  writer.exec('insert into t values (1)');
  expect(await aside.rows(count, late())).toEqual([[1]]);
  await expect(
    aside.rows({ text: 'insert into t values (2) returning x', parameters: [] }, late()),
  ).rejects.toMatchObject({
    code: 'STORE_UNAVAILABLE',
  });
  writer.close();
});
