import { join } from 'node:path';
import { startContenders } from './contenders.ts';
import { defaultSize, generate, records } from './graph.ts';
import { loadPeers, loadRecords, writeRecords } from './load.ts';
import { machineLine } from './machine.ts';
import { bodiesOf, compareAnswers } from './measure.ts';
import { questions } from './questions.ts';
import { number, spreadOf, table } from './report.ts';
import { writePart } from './results.ts';
import { type Asked, data, loginTo, prepare, say, withNeo4j } from './setting.ts';

const degrees = { full: 200_000, quick: 20_000 };
/** The generated API reads all that a hub has, which goes beyond what a transaction may take of a heap of 1 GB. */
const heap = 4;
/** Requests of each contender, one after another; a JVM compiles during as many before. */
const asked = 20;

/** The newest page of a very large hub, asked of each contender in turn. */
export async function measure({ quick }: Asked): Promise<void> {
  const degree = degrees[quick ? 'quick' : 'full'];
  const graph = generate({ ...defaultSize, supplies: 0, hubs: [degree] });
  const file = join(data, `hub-${degree}.jsonl`);
  const database = join(data, 'hub.db');
  const question = {
    ...questions.find(({ name }) => name === 'hub')!,
    variables: () => graph.hubs.map(({ key }) => ({ key })),
  };
  prepare();
  await writeRecords(records(graph), file);
  await withNeo4j(async (uri) => {
    await loadRecords({ sqlite: { path: database } }, file);
    await loadRecords({ neo4j: loginTo(uri) }, file);
    await loadPeers(uri, graph);
    say('loaded');
    const started = await startContenders({ neo4j: uri, database });
    try {
      const contenders = started.filter(({ way }) => way !== 'hello');
      await compareAnswers(contenders, question, graph);
      const times = new Map(contenders.map(({ name }) => [name, [] as number[]]));
      for (let round = 0; round < 2 * asked; round++) {
        for (const one of contenders) {
          const ms = await timeOf(one.url, bodiesOf(one, question, graph)![0]!);
          if (round >= asked) times.get(one.name)!.push(ms);
        }
      }
      const generated = spreadOf(times.get('@neo4j/graphql')!).median;
      const rows = [...times].map(([name, all]) => {
        const { min, median, max } = spreadOf(all);
        return [
          name,
          `**${median.toFixed(1)}** (${min.toFixed(1)}–${max.toFixed(1)})`,
          `${number(generated / median)}×`,
        ];
      });
      writePart(
        'hub',
        [
          `## A page of an investor with ${degree.toLocaleString('en')} investments`,
          `Printed by \`npm run bench -- hub${quick ? ' --quick' : ''}\`: the question \`hub\`, one request after another, ${asked} of each contender in turn after as many that do not count; milliseconds, median, least and most; how many times as fast as the generated API. Neo4j has ${heap} GB here: with the 1 GB of all other tables the generated API, which reads all that a hub has, is refused the memory for it.`,
          table(['', 'ms', 'times as fast'], rows),
          machineLine(),
        ].join('\n\n'),
      );
    } finally {
      for (const one of started) await one.stop();
    }
  }, heap);
}

async function timeOf(url: string, body: string): Promise<number> {
  const started = performance.now();
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  await response.text();
  return performance.now() - started;
}
