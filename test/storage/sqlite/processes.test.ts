import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openSqlite } from '../../../src/storage/sqlite/store.ts';
import { temporaryPath } from '../../support/sqlite.ts';
import { model } from '../../support/statements.ts';
import { datasetOrder, latest } from '../../support/world.ts';

const script = fileURLToPath(new URL('../../support/sqlite-process.ts', import.meta.url));

function start(path: string, task: 'prepare' | 'publish' | 'hold'): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', script, path, task], { stdio: ['pipe', 'pipe', 'pipe'] });
}

async function outcome(child: ChildProcess): Promise<{ code: number; output: string }> {
  let output = '';
  child.stdout!.on('data', (text) => {
    output += text;
  });
  child.stderr!.on('data', (text) => {
    output += text;
  });
  const [code] = (await once(child, 'close')) as [number];
  return { code, output };
}

const idOf = 'Company:of-publish';

describe('several processes on one file', () => {
  test('may prepare it at once', async () => {
    const path = temporaryPath();
    const ends = await Promise.all([1, 2, 3].map(() => outcome(start(path, 'prepare'))));
    expect(ends).toEqual(ends.map(() => ({ code: 0, output: 'load 0\n' })));
    const store = await openSqlite(model, { path });
    await store.prepare();
    expect(await store.version(latest())).toEqual({ load: 0, loadedAt: null });
    await store.close();
  });

  test('see what another published, without opening the file again', async () => {
    const path = temporaryPath();
    const store = await openSqlite(model, { path });
    await store.prepare();
    expect((await store.version(latest())).load).toBe(0);
    expect(await outcome(start(path, 'publish'))).toEqual({ code: 0, output: 'load 1\n' });
    expect((await store.version(latest())).load).toBe(1);
    const [row] = await store.nodesByKey([idOf], latest({ load: 1 }));
    expect(row).toMatchObject({ id: idOf, datasets: ['process'] });
    await store.close();
  });

  test('find nothing of a load whose process was killed, and may load again', async () => {
    const path = temporaryPath();
    const child = start(path, 'hold');
    await once(child.stdout!, 'data');
    child.kill('SIGKILL');
    await once(child, 'close');
    const store = await openSqlite(model, { path });
    await store.prepare();
    expect(await store.version(latest())).toEqual({ load: 0, loadedAt: null });
    expect(await store.nodesByKey(['Company:of-hold'], latest({ load: 0 }))).toEqual([null]);
    const load = await store.load(datasetOrder);
    await load.discard();
    await store.close();
  });

  test('read on while another loads, and are told that a load of their own must wait', async () => {
    const path = temporaryPath();
    const child = start(path, 'hold');
    await once(child.stdout!, 'data');
    const store = await openSqlite(model, { path });
    expect(await store.version(latest())).toEqual({ load: 0, loadedAt: null });
    await expect(store.load(datasetOrder)).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
      message: `The database ${path} is being written by another process.`,
    });
    child.stdin!.end();
    await once(child, 'close');
    const load = await store.load(datasetOrder);
    await load.discard();
    await store.close();
  });
});
