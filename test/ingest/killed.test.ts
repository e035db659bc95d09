import { once } from 'node:events';
import { watch } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { toJsonl } from '../../src/export/jsonl.ts';
import type { GraphStore } from '../../src/graph/store.ts';
import { openSqlite } from '../../src/storage/sqlite/store.ts';
import { company, load, owns, press, writeLines } from '../support/files.ts';
import { cypher, neo4jOptions, neo4jSkip, neo4jStores } from '../support/neo4j.ts';
import { run } from '../support/processes.ts';
import { below, createRandom } from '../support/random.ts';
import { temporaryPath } from '../support/sqlite.ts';
import { model } from '../support/statements.ts';
import { openEmpty } from '../support/stores.ts';
import { latest } from '../support/world.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const chain = (stake: number) => numbers(200).map((index) => owns(`c${index}`, `c${index + 1}`, { stake }));
const named = (count: number, summary: string) => numbers(count).map((index) => company(`c${index}`, { summary }));

/** What stands before: part of it is said otherwise then, part of it retracted. */
const earlier = writeLines(
  'earlier.jsonl',
  press,
  ...named(300, 'Before.'),
  ...chain(0.25),
  owns('c299', 'c0', { id: 'gone' }),
);

/** Edges before the nodes that they join; several batches of both. */
const [companies, edges] = [1_100, 1_400];
const whole = writeLines(
  'whole.jsonl',
  ...numbers(edges).map((index) =>
    owns(`c${index % companies}`, `c${(index * 7 + 1) % companies}`, { id: `e${index}` }),
  ),
  ...chain(0.75),
  ...named(companies, 'After.'),
  { retract: 'gone', sources: ['press'] },
  press,
);
const args = [whole, '--dataset', 'deals'];

/** Everything that the store shows and has shown, without the times of its loads. */
async function shown(store: GraphStore): Promise<string> {
  const { load: number } = await store.version(latest());
  const parts: string[] = [];
  const scope = { dataset: null, validAt: null, history: true };
  for await (const text of toJsonl(store, model, scope, latest({ load: number }))) parts.push(text);
  return parts.join('').replace(/,"(recordedAt|retractedAt)":"[^"]*"/g, '');
}

async function fileShows(path: string): Promise<string> {
  const store = await openSqlite(model, { path });
  await store.prepare();
  const text = await shown(store);
  await store.close();
  return text;
}

/** A file that holds what stands before. */
async function earlierFile(): Promise<string> {
  const path = temporaryPath();
  const store = await openSqlite(model, { path });
  await store.prepare();
  await load(store, 'deals', [earlier]);
  await store.close();
  return path;
}

/** Settles when something is written to a file of this folder. */
async function written(path: string): Promise<void> {
  const watcher = watch(dirname(path));
  await once(watcher, 'change');
  watcher.close();
}

/** Milliseconds: ten processes, each of which takes seconds to start on a machine that is busy. */
const patience = 240_000;

// Told by the title, so that a failure says it.
const seed = below(Math.random, 2 ** 31);

describe(`a load that is killed at random moments (seed ${seed})`, () => {
  const random = createRandom(seed);
  let [before, after] = ['', ''];
  /** Milliseconds of a run into SQLite, from when it opens the file. */
  let duration = 0;

  beforeAll(async () => {
    const path = await earlierFile();
    before = await fileShows(path);
    const opened = written(path).then(() => performance.now());
    expect(await run('scripts/ingest.ts', args, { CAPGRAPH_DB: path }).ended).toMatchObject({ code: 0, errors: '' });
    duration = performance.now() - (await opened);
    after = await fileShows(path);
    expect([before, after].map((text) => text.trimEnd().split('\n').length)).toEqual([
      502,
      companies + 1 + edges + 200 + 201,
    ]);
  });

  test(
    'into SQLite shows nothing or all, and is finished by running again',
    async () => {
      let path = await earlierFile();
      const env = () => ({ CAPGRAPH_DB: path });
      for (let kill = 0; kill < 4; kill += 1) {
        const opened = written(path);
        const { child, ended } = run('scripts/ingest.ts', args, env());
        await opened;
        await setTimeout(random() * duration);
        child.kill('SIGKILL');
        await ended;
        const left = await fileShows(path);
        if (left === after) path = await earlierFile();
        else expect(left).toBe(before);
      }
      expect(await run('scripts/ingest.ts', args, env()).ended).toMatchObject({ code: 0, errors: '' });
      expect(await fileShows(path)).toBe(after);
    },
    patience,
  );

  test.skipIf(neo4jSkip)(
    'into Neo4j is finished by running again',
    async () => {
      const { uri, user, password, database } = await neo4jOptions();
      const env = { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password, NEO4J_DATABASE: database };
      const ingest = () => run('test/support/neo4j-process.ts', args, env);
      const store = await openEmpty(neo4jStores[0]!);
      await load(store, 'deals', [earlier]);
      const killAfter = async (applied: number, more: number) => {
        const { child, says, ended } = ingest();
        await says(new RegExp(`(applied\\n){${applied}}`));
        await setTimeout(more);
        child.kill('SIGKILL');
        await ended;
      };
      // It is told when the load begins and after each of five batches; the first is in no hurry to be committed.
      for (let kill = 0; kill < 2; kill += 1) await killAfter(kill + 1 + below(random, 3), random() * 100);
      // Once where it is certain that a part was committed.
      await killAfter(3, 0);
      expect(await cypher('MATCH (s:Store) RETURN s.loading IS NULL')).toEqual([[false]]);
      expect(await ingest().ended).toMatchObject({ code: 0, errors: '' });
      expect(await shown(store)).toBe(after);
      // Nothing lies beside it that a later load would show.
      expect(await cypher('MATCH (n:Entity) RETURN count(n)')).toEqual([[companies + 1]]);
      expect(await cypher('MATCH ()-[x]->() RETURN count(x)')).toEqual([[edges + 200 + 201]]);
    },
    patience,
  );
});
