import { execSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { ourStart, ready, startServers } from './contenders.ts';
import { generate } from './graph.ts';
import { answersOf, bodiesOf, rateOf } from './measure.ts';
import { questions } from './questions.ts';
import { folder } from './setting.ts';

const size = { investors: 4_000, companies: 5_000, deals: 20_000, hubs: [], supplies: 7_000 };
const graph = generate(size);
const [uri, only, ...names] = process.argv.slice(2);
const java = Number(
  execSync('pgrep -f Neo4jServer | head -1').toString() || execSync('pgrep java | head -1').toString(),
);
const cpu = (pid: number) => {
  const f = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(f[11]) + Number(f[12])) * 10;
};
const starts = [
  { way: 'capgraph', ...ourStart('Capgraph on Neo4j', { NEO4J_URI: uri! }) },
  {
    way: 'generated',
    name: '@neo4j/graphql',
    command: [`${folder}servers/generated.mjs`],
    env: { NEO4J_URI: uri! },
    ready,
  },
  { way: 'cypher', name: 'Cypher by hand', command: [`${folder}servers/cypher.mjs`], env: { NEO4J_URI: uri! }, ready },
].filter(({ way }) => only!.includes(way));
const running = (await startServers(starts as never)).map((one, i) => ({
  ...one,
  way: starts[i]!.way,
})) as never as any[];
for (const q of questions.filter(({ name }) => names.length === 0 || names.includes(name)))
  for (const c of running) {
    const bodies = bodiesOf(c, q, graph);
    if (!bodies) continue;
    await rateOf(c, bodies, 2);
    const [n0, j0] = [cpu(c.pid), cpu(java)];
    const t0 = Date.now();
    const rate = await rateOf(c, bodies, 2);
    const total = rate * 2;
    console.log(
      q.name.padEnd(10),
      c.name.padEnd(20),
      `${Math.round(rate)}/s`.padEnd(8),
      `node ${((cpu(c.pid) - n0) / total).toFixed(2)} ms`,
      `java ${((cpu(java) - j0) / total).toFixed(2)} ms`,
    );
  }
for (const one of running) await one.stop();
process.exit(0);
